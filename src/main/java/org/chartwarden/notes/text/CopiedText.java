package org.chartwarden.notes.text;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.evidence.TextSpan;

/**
 * The stretches of a note that say of themselves that they come from an earlier note. A mark that
 * ends in a colon or fills its line speaks of what follows up to an empty line or the end of the
 * section; any other mark speaks of its own sentence.
 */
public final class CopiedText {

  private static final PhraseTrie<Boolean> MARKS = new PhraseTrie<>();

  static {
    for (String mark :
        List.of(
            "copied forward",
            "copied from",
            "carried forward",
            "copy forward",
            "copied",
            "from prior note",
            "from previous note",
            "from earlier note",
            "per prior note",
            "per previous note",
            "as per prior note",
            "as per previous note",
            "pulled forward",
            "imported from",
            "unchanged from prior note",
            "unchanged from previous note",
            "from yesterday's note",
            "per yesterday's note",
            "previous note",
            "prior note",
            "copied and pasted",
            "carry forward",
            "c/f from",
            "taken from prior note",
            "from admission note",
            "per admission note",
            "per h&p",
            "from the h&p")) {
      MARKS.add(mark, Boolean.TRUE);
    }
  }

  private CopiedText() {}

  /** The copied stretches in order; none overlaps another. */
  public static List<TextSpan> of(NoteText note) {
    List<TextSpan> copied = new ArrayList<>();
    int i = 0;
    while (i < note.sentences().size()) {
      Sentence sentence = note.sentences().get(i);
      if (!marked(note, sentence)) {
        i++;
        continue;
      }
      int last = leads(note, sentence) ? blockEnd(note, i) : i;
      int end = note.sentences().get(last).end();
      copied.add(new TextSpan(sentence.start(), end, note.text().substring(sentence.start(), end)));
      i = last + 1;
    }
    return List.copyOf(copied);
  }

  private static boolean marked(NoteText note, Sentence sentence) {
    for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
      if (MARKS.longest(note.tokens(), i, sentence.endToken()) != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether the mark speaks of what follows: it ends in a colon, or is all that its line holds. */
  private static boolean leads(NoteText note, Sentence sentence) {
    List<Token> tokens = note.tokens();
    int end = sentence.endToken();
    boolean line = tokens.get(sentence.firstToken()).breaks() > 0 || sentence.firstToken() == 0;
    boolean ends = end == tokens.size() || tokens.get(end).breaks() > 0;
    for (int i = sentence.firstToken(); i < end; i++) {
      if (tokens.get(i).is(":") && (i + 1 == end || tokens.get(i + 1).breaks() > 0)) {
        return true;
      }
    }
    return line && ends && end - sentence.firstToken() <= 12;
  }

  /** The last sentence before an empty line or another section. */
  private static int blockEnd(NoteText note, int from) {
    int last = from;
    int section = note.sentences().get(from).section();
    while (last + 1 < note.sentences().size()) {
      Sentence next = note.sentences().get(last + 1);
      boolean apart = note.tokens().get(next.firstToken()).breaks() >= 2 && last > from;
      if (apart || next.section() != section) {
        break;
      }
      last++;
    }
    return last;
  }
}
