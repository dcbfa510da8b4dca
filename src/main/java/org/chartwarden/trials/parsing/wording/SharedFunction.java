package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Impaired liver and renal function", "adequate bone marrow, hepatic and kidney function": what
 * the first word says, and the function, belong to each of the organs.
 */
final class SharedFunction implements Rewording {

  private static final String STATE =
      "((?:severe(?:ly)? |significantly |moderate(?:ly)? |clinically significant )?(?:impaired|abnormal|inadequate|poor|reduced|decreased|compromised|insufficient|adequate|normal|sufficient|good|acceptable|satisfactory|preserved))";

  private static final String ORGAN =
      "(?:liver|hepatic|kidney|renal|heart|cardiac|lung|pulmonary|respiratory|bone marrow|marrow|thyroid|coagulation|hematologic(?:al)?|haematologic(?:al)?|pancreatic|immune|adrenal)";

  private static final Pattern LIST =
      Pattern.compile(
          "(?i)\\b"
              + STATE
              + "\\s+"
              + ORGAN
              + "((?:\\s*(?:,\\s*(?:and|or)?|/|&|and/or|and|or)\\s*"
              + ORGAN
              + ")+)\\s+functions?\\b");

  private static final Pattern JOINT = Pattern.compile("(?i)\\s*(?:,|/|&|\\band/or|\\band|\\bor)");

  private static final Pattern NEXT =
      Pattern.compile("(?i)(?:\\s*(?:,|/|&|\\band/or\\b|\\band\\b|\\bor\\b))+\\s*");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher list = LIST.matcher(plain.text());
    int at = 0;
    while (at < plain.text().length() && list.find(at)) {
      String state = list.group(1);
      int from = list.start(2);
      int end = list.end(2);
      Matcher joint = JOINT.matcher(plain.text()).region(from, end);
      while (joint.find()) {
        // A member ends where its joint begins, and the next begins behind the whole of it.
        plain = plain.inserted(joint.start(), " function");
        Matcher next = NEXT.matcher(plain.text());
        int begin = next.find(joint.start()) ? next.end() : joint.end();
        plain = plain.inserted(begin, state + " ");
        end += " function".length() + state.length() + 1;
        joint = JOINT.matcher(plain.text()).region(begin + state.length() + 1, end);
      }
      at = end;
      list = LIST.matcher(plain.text());
    }
    return plain;
  }
}
