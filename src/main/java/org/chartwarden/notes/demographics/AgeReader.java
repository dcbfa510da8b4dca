package org.chartwarden.notes.demographics;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/** Finds the age of the patient. */
final class AgeReader {

  /**
   * An age that was found, and how likely it is the patient's present one.
   *
   * @param rank 0 for the patient's present age; more for a past age or a mere guess
   * @param first index of its first token
   * @param end index after its last token
   */
  record Found(Age age, int rank, int first, int end) {}

  /** Words that make an age one of former times. */
  private static final Set<String> FORMER =
      Set.of("at", "since", "until", "when", "from", "before", "by", "after");

  private final NoteText note;
  private final List<Token> tokens;
  private final AgeForms forms;

  AgeReader(NoteText note) {
    this.note = note;
    this.tokens = note.tokens();
    this.forms = new AgeForms(tokens);
  }

  /** The best candidate: the first with the lowest rank; null when there is none. */
  Found best() {
    Found best = null;
    for (Sentence sentence : note.sentences()) {
      for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
        AgeForms.Form form = forms.at(i, sentence.endToken());
        Found found = form == null ? null : found(form, sentence);
        if (found != null) {
          if (best == null || found.rank() < best.rank()) {
            best = found;
          }
          if (best.rank() == 0) {
            return best;
          }
          i = found.end() - 1;
        }
      }
    }
    return best;
  }

  private Found found(AgeForms.Form form, Sentence sentence) {
    Age age =
        new Age(
            form.years(),
            form.months(),
            form.weeks(),
            form.days(),
            form.exact(),
            note.span(form.first(), form.end() - 1));
    int doubt = form.exact() ? doubt(form.first(), form.end() - 1, sentence) : 0;
    return new Found(age, form.rank() + doubt, form.first(), form.end());
  }

  /** More when the words around it speak of somebody else or of former times. */
  private int doubt(int first, int last, Sentence sentence) {
    int start = sentence.firstToken();
    int doubt = sentence.index() > 3 ? 1 : 0;
    for (int i = Math.max(start, first - 3); i < first; i++) {
      doubt += FORMER.contains(tokens.get(i).key()) ? 3 : 0;
    }
    int before = Math.max(start, first - 6);
    if (People.relativeIn(tokens, before, first) && !motherOf(before)) {
      doubt += 6;
    }
    if (People.relativeIn(tokens, last + 1, Math.min(sentence.endToken(), last + 4))
        && !motherOf(last + 1)) {
      doubt += 6;
    }
    return doubt;
  }

  /** "a 32-year-old mother of two" is the patient. */
  private boolean motherOf(int from) {
    for (int i = from; i < Math.min(from + 4, tokens.size() - 1); i++) {
      if (People.RELATIVES.contains(tokens.get(i).key())) {
        return tokens.get(i + 1).is("of");
      }
    }
    return false;
  }
}
