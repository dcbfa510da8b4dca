package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Cardio-vascular", "co-morbidities", "neo-adjuvant": medical words of Greek and Latin stems that
 * are written as one elsewhere.
 */
final class JoinedWord implements Rewording {

  private static final Pattern STEM =
      Pattern.compile(
          "(?i)\\b(?:cardio|cerebro|musculo|neuro|gastro|hepato|broncho|thrombo|psycho|immuno|oto|dermato|fibro|lympho|myelo|osteo|naso|oro|utero|vesico|veno|arterio|athero)-(?=(?!o)\\p{Ll}{5})");

  private static final Pattern WORD =
      Pattern.compile(
          "(?i)\\b(?:co-(?=morbid|infect|medication)|neo-(?=adjuvant|plas)|pre-(?=term\\b|menopaus|diabet|medicat)|post-(?=operat|menopaus|traumatic|partum|natal)|re-(?=infarct|current)|anti-(?=coagula|biotic|depress|convuls|hypertens|psychotic|epileptic|histamin|platelet|diabetic|hyperglyc|arrhythm|microbial|fungal|viral|emetic|spasm|cholinerg))");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return joined(joined(text, STEM), WORD);
  }

  private static WrittenText joined(WrittenText text, Pattern pattern) {
    WrittenText plain = text;
    Matcher matcher = pattern.matcher(plain.text());
    int at = 0;
    while (matcher.find(at)) {
      plain = plain.replaced(matcher.end() - 1, matcher.end(), "");
      at = matcher.end() - 1;
      matcher = pattern.matcher(plain.text());
    }
    return plain;
  }
}
