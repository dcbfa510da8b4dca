package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;

/** Accounts for the words of an order of a test, a study or a referral, or of a stop order. */
final class OrderWords {

  private static final List<String> CLASSES =
      List.of(
          "order",
          "refer",
          "recheck",
          "stop",
          "stat",
          "urgent",
          "routine",
          "laterality",
          "contrast",
          "replace",
          "route",
          "frequency");

  private OrderWords() {}

  /**
   * The words that nothing accounts for, but those of a reason: what follows "for", "because", "he"
   * and the like behind what is ordered.
   */
  static List<String> narrowing(Frame frame) {
    List<String> unread =
        ReadWords.unread(frame).stream().filter(word -> !known(frame, word)).toList();
    List<Chunk> chunks = frame.chunks();
    int last = reason(chunks);
    List<String> narrowing = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      if (unread.contains(chunks.get(i).raw())) {
        narrowing.add(chunks.get(i).raw());
      }
    }
    return narrowing;
  }

  private static boolean known(Frame frame, String word) {
    Words words = Words.standard();
    String fixed = words.speller().correct(word.toLowerCase(Locale.ROOT));
    return fixed.matches(
            "should|seen|contrast|w|o|additionally|afterwards|fresh|sample|specimen|tube|portable|send|book|meals?|food|morning|evening|night|afternoon|non|noncontrast|asap|another|further|additional|pair|review|opinion|input|advice|team|person|officer|reorder|priority|early")
        || CLASSES.stream().anyMatch(c -> words.in(c, fixed) || frame.partOf(c, fixed));
  }

  private static int reason(List<Chunk> chunks) {
    boolean named = false;
    for (int i = 0; i < chunks.size(); i++) {
      String symbol = chunks.get(i).symbol();
      named |= symbol.equals("<concept>") || symbol.equals("<patient>");
      if (named
          && symbol.matches(
              "for|because|as|since|due|given|with|who|he|she|they|reason|indication|:|\\(|-|,|re|regarding|after|to|saying|query|question|r|rule|suspected|possible|\\?|<quote>")) {
        return i;
      }
    }
    return chunks.size();
  }
}
