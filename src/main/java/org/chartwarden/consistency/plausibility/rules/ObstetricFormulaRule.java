package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.text.Token;

/** A formula of pregnancies with more births than pregnancies: G1P2. */
final class ObstetricFormulaRule implements NoteRule {

  @Override
  public String id() {
    return "obstetric-formula";
  }

  @Override
  public String title() {
    return "More births than pregnancies.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    List<Token> tokens = note.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int end = i;
      StringBuilder form = new StringBuilder();
      while (end < tokens.size()
          && end - i < 6
          && (end == i || !tokens.get(end).spaced() || tokens.get(end).capital())
          && (tokens.get(end).isNumber() || tokens.get(end).isWord())
          && tokens.get(end).raw().length() <= 6) {
        form.append(tokens.get(end).raw());
        end++;
        if (wrong(form)) {
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.LOW,
                  List.of(note.span(i, end - 1)),
                  "\"" + note.span(i, end - 1).text() + "\" counts more births than pregnancies.",
                  "Take the obstetric history again."));
          i = end - 1;
          break;
        }
      }
      if (token.raw().isEmpty()) {
        break;
      }
    }
    return flaws;
  }

  /** G and P with one digit each and nothing else, the second above the first. */
  private static boolean wrong(CharSequence form) {
    if (form.length() != 4 || form.charAt(0) != 'G' || form.charAt(2) != 'P') {
      return false;
    }
    char pregnancies = form.charAt(1);
    char births = form.charAt(3);
    return Character.isDigit(pregnancies) && Character.isDigit(births) && births > pregnancies;
  }
}
