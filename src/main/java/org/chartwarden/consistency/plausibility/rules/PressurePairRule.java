package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.text.Token;

/** A blood pressure whose second number is not below the first. */
final class PressurePairRule implements NoteRule {

  private static final Phrases NAMES =
      Phrases.of("bp;blood pressure;nibp;abp;sbp/dbp;blood pressures;arterial pressure");
  private static final BigDecimal LOWEST = new BigDecimal("20");
  private static final int REACH = 7;

  @Override
  public String id() {
    return "pressure-pair";
  }

  @Override
  public String title() {
    return "A blood pressure whose lower number is the higher one.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    List<Token> tokens = note.tokens();
    for (CheckedNote.Said said : note.all(NAMES)) {
      int to = Math.min(said.sentence().endToken(), said.place().end() + REACH);
      for (int i = said.place().end(); i + 2 < to; i++) {
        if (!tokens.get(i).isNumber()) {
          continue;
        }
        Token upper = tokens.get(i);
        Token lower = tokens.get(i + 2);
        boolean pair = tokens.get(i + 1).is("/") && lower.isNumber() && !lower.spaced();
        if (pair
            && lower.number().compareTo(LOWEST) >= 0
            && upper.number().compareTo(LOWEST) >= 0
            && upper.number().compareTo(lower.number()) <= 0) {
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.MODERATE,
                  List.of(note.span(said.place().first(), i + 2)),
                  "In a pressure of "
                      + upper.raw()
                      + "/"
                      + lower.raw()
                      + " the systolic number is not above the diastolic one.",
                  "Look up the pressure in the chart."));
        }
        break;
      }
    }
    return flaws;
  }
}
