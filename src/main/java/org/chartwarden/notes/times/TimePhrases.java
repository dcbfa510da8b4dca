package org.chartwarden.notes.times;

import java.time.Duration;
import java.util.List;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeExpression.DaysBack;
import org.chartwarden.notes.times.TimeExpression.Event;
import org.chartwarden.notes.times.TimeExpression.Landmark;
import org.chartwarden.notes.times.TimeExpression.Part;
import org.chartwarden.notes.times.TimeExpression.PartOfDay;
import org.chartwarden.notes.times.TimeExpression.Stretch;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** The phrases of {@code vocabulary/note-times.psv}. */
final class TimePhrases {

  private static final PhraseTrie<TimeExpression> TRIE = trie();

  private TimePhrases() {}

  /** The longest phrase that begins at a token, or null. */
  static PhraseTrie.Match<TimeExpression> at(List<Token> tokens, int from, int to) {
    return TRIE.longest(tokens, from, to);
  }

  private static PhraseTrie<TimeExpression> trie() {
    PhraseTrie<TimeExpression> trie = new PhraseTrie<>();
    for (String[] row : VocabularyFile.rows("note-times.psv", 3)) {
      TimeExpression expression = expression(row[0], row[1].split(" "));
      for (String phrase : VocabularyFile.list(row[2], ";")) {
        trie.add(phrase, expression);
      }
    }
    return trie;
  }

  private static TimeExpression expression(String form, String[] argument) {
    return switch (form) {
      case "landmark" -> new Landmark(Event.valueOf(argument[0]));
      case "days" -> new DaysBack(Integer.parseInt(argument[0]), Integer.parseInt(argument[1]));
      case "part" -> new PartOfDay(Part.valueOf(argument[0]), Integer.parseInt(argument[1]));
      case "stretch" -> new Stretch(Duration.ofHours(Integer.parseInt(argument[0])));
      default -> throw new IllegalStateException(form + " is no form of a time");
    };
  }
}
