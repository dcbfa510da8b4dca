package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chartwarden.notes.medications.AllergyMention.Kind;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Sentence;

/** The statements about allergies that were read so far. */
final class AllergyMentions {

  /** So many of the last ones may hold a name that is read again. */
  private static final int LOOK_BACK = 8;

  private final NoteText note;
  private final List<AllergyMention> mentions = new ArrayList<>();

  AllergyMentions(NoteText note) {
    this.note = note;
  }

  /** Adds what the tokens from {@code first} up to before {@code end} say. */
  void add(
      Kind kind,
      String substance,
      List<Medication> candidates,
      List<String> reactions,
      int first,
      int end,
      Sentence sentence) {
    mentions.add(
        new AllergyMention(
            kind, substance, candidates, reactions, note.span(first, end - 1), sentence.index()));
  }

  /** Whether a statement holds a name already. */
  boolean tell(DrugName name) {
    int start = note.tokens().get(name.first()).start();
    for (int i = mentions.size() - 1; i >= 0 && i >= mentions.size() - LOOK_BACK; i--) {
      AllergyMention mention = mentions.get(i);
      if (mention.span().start() <= start && start < mention.span().end()) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return mentions.size();
  }

  /** Puts those from a place on into the order of the note. */
  void sort(int from) {
    mentions
        .subList(from, mentions.size())
        .sort(Comparator.comparingInt(mention -> mention.span().start()));
  }

  List<AllergyMention> all() {
    return List.copyOf(mentions);
  }
}
