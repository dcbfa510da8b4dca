package org.chartwarden.notes.medications;

import java.util.List;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/** The items of a list of allergies: where a substance ends and what it did. */
final class AllergyItems {

  private static final int SUBSTANCE = 5;
  private static final int REACTION = 10;

  private final NoteText note;
  private final List<Token> tokens;

  AllergyItems(NoteText note) {
    this.note = note;
    this.tokens = note.tokens();
  }

  /** The end of a substance that the vocabulary does not have. */
  int unknown(int from, int to) {
    int end = from;
    while (end < to
        && end < from + SUBSTANCE
        && tokens.get(end).isWord()
        && !AllergyWords.LINKS.contains(tokens.get(end).key())
        && (end == from || tokens.get(end).breaks() == 0)) {
      end++;
    }
    return end;
  }

  /** Reads reactions behind a substance: "(hives)", "- rash", "causes nausea and vomiting". */
  int reactions(int from, int to, List<String> reactions) {
    int i = from;
    int last = from;
    boolean bracket = i < to && tokens.get(i).is("(");
    while (i < to && i < from + REACTION) {
      if (bracket && tokens.get(i).is(")")) {
        return i + 1;
      }
      PhraseTrie.Match<String> reaction = AllergyWords.REACTIONS.longest(tokens, i, to);
      if (reaction != null) {
        reactions.add(note.span(i, reaction.end() - 1).text());
        i = reaction.end();
        last = i;
        continue;
      }
      boolean which =
          tokens.get(i).is(",")
              && i + 1 < to
              && (tokens.get(i + 1).is("which")
                  || tokens.get(i + 1).is("causes")
                  || tokens.get(i + 1).is("causing"));
      boolean link = which || AllergyWords.LINKS.contains(tokens.get(i).key());
      boolean listed = !which && (tokens.get(i).is(",") || tokens.get(i).is("and"));
      if (bracket || link && (!listed || !reactions.isEmpty())) {
        i++;
        continue;
      }
      break;
    }
    return last;
  }

  static DrugName named(List<DrugName> names, int at) {
    for (DrugName name : names) {
      if (name.first() == at) {
        return name;
      }
    }
    return null;
  }
}
