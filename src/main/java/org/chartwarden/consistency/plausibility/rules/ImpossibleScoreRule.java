package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.text.Token;

/** A score or a pH outside of its scale, which no reader of measurements takes: GCS 17, pH 9.2. */
final class ImpossibleScoreRule implements NoteRule {

  /** A scale by its names. */
  private record Scale(Phrases names, String low, String high) {}

  private static final List<Scale> SCALES =
      List.of(
          new Scale(Phrases.of("gcs;glasgow coma score;glasgow coma scale"), "3", "15"),
          new Scale(Phrases.of("ph;arterial ph;abg ph"), "6.4", "8"),
          new Scale(Phrases.of("nihss;nih stroke scale"), "0", "42"),
          new Scale(Phrases.of("mmse;moca"), "0", "30"),
          new Scale(Phrases.of("phq-9"), "0", "27"),
          new Scale(Phrases.of("rass"), "-5", "4"),
          new Scale(Phrases.of("ecog"), "0", "5"),
          new Scale(Phrases.of("apgar;apgars"), "0", "10"));

  private static final Phrases BETWEEN =
      Phrases.of(
          "of;is;was;score;=;:;at;to;with;a;remains;today;scale;on;arrival;admission;improved");
  private static final Phrases OTHER =
      Phrases.of(
          "urine;ua;urinalysis;vaginal;gastric;pleural;stool;fluid;dipstick;semen;csf;ascites;nrbc");
  private static final int REACH = 6;

  @Override
  public String id() {
    return "impossible-score";
  }

  @Override
  public String title() {
    return "A score or a pH outside of its scale.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    for (Scale scale : SCALES) {
      for (CheckedNote.Said said : note.all(scale.names())) {
        int at = number(note.tokens(), said);
        if (at < 0 || note.says(said.sentence(), OTHER)) {
          continue;
        }
        BigDecimal value = note.tokens().get(at).number();
        if (note.tokens().get(at - 1).is("-")) {
          value = value.negate();
        }
        if (value.compareTo(new BigDecimal(scale.low())) < 0
            || value.compareTo(new BigDecimal(scale.high())) > 0) {
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.MODERATE,
                  List.of(note.span(said.place().first(), at)),
                  "\""
                      + note.span(said.place().first(), at).text()
                      + "\" lies outside of the scale, "
                      + scale.low()
                      + " to "
                      + scale.high()
                      + ".",
                  "Look up the value in the chart."));
        }
      }
    }
    return flaws;
  }

  /**
   * The number that belongs to the name, nothing but small words between; -1 when there is none.
   */
  private static int number(List<Token> tokens, CheckedNote.Said said) {
    int to = Math.min(said.sentence().endToken(), said.place().end() + REACH);
    for (int i = said.place().end(); i < to; i++) {
      Token token = tokens.get(i);
      if (token.isNumber()) {
        boolean joined = i + 1 < said.sentence().endToken() && tokens.get(i + 1).is("%");
        return joined ? -1 : i;
      }
      if (BETWEEN.at(tokens, i, to) == null && !token.is("-")) {
        return -1;
      }
    }
    return -1;
  }
}
