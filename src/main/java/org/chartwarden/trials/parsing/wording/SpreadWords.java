package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Unresectable, locally advanced or metastatic carcinoma": a cancer that is advanced, by one word;
 * none of the words asks for anything without the cancer.
 */
final class SpreadWords implements Rewording {

  private static final String WORD =
      "(?:(?:surgically )?unresectable|inoperable|non-?resectable|locally[- ]advanced|advanced|metastatic|disseminated)";

  private static final String JOINT =
      "(?:\\s*(?:,|/|\\(|\\))\\s*(?:or |and/or |and )?|\\s+(?:or|and/or|and)\\s+|\\s+)";

  private static final Pattern LIST =
      Pattern.compile(
          "(?i)\\b(?:(recurrent|relapsed)"
              + JOINT
              + ")?("
              + WORD
              + "(?:"
              + JOINT
              + "(?:either )?"
              + WORD
              + "(?: disease)?)+)\\)?((?:,?\\s+[\\w/-]{2,12} (?:positive|negative),?(?: and)?)*)(?=\\s+(?:(?!\\b(?:and|or|with|who|for|to|treated)\\b)[^.;:,()]){0,60}?(?:cancers?|carcinomas?|adenocarcinomas?|tumou?rs?|malignanc(?:y|ies)|neoplasms?|sarcomas?|melanomas?|mesotheliomas?|lymphomas?|GIST|NSCLC|SCLC|HCC|RCC|CRC|mCRC|TNBC|UC)\\b)");

  private static final Pattern FAR = Pattern.compile("(?i)metastatic|disseminated");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher list = LIST.matcher(plain.text());
    int at = 0;
    while (at < plain.text().length() && list.find(at)) {
      at = list.end();
      if (FAR.matcher(list.group(2)).find()) {
        String words = list.group(1) == null ? "advanced" : list.group(1) + " or advanced";
        // "Metastatic, HER2 positive cancer": beside the name, where it is read.
        String signs = list.group(3).strip().replaceFirst("^,\\s*", "");
        String all = signs.isEmpty() ? words : signs + " " + words;
        plain = plain.replaced(list.start(), list.end(), all);
        at = list.start() + all.length();
        list = LIST.matcher(plain.text());
      }
    }
    return plain;
  }
}
