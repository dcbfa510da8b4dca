package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;

/**
 * Accounts for the words of a clause that only reads: a word of content that no part of the plan
 * uses may narrow what is asked ("potassium before dialysis"), so the clause is not answered.
 */
final class ReadWords {

  private static final List<String> CLASSES =
      List.of(
          "ask",
          "question",
          "latest",
          "last",
          "mean",
          "median",
          "highest",
          "lowest",
          "earliest",
          "count",
          "trend",
          "list",
          "sum",
          "when",
          "missing",
          "existing",
          "codeword",
          "low",
          "high",
          "abnormal",
          "normal",
          "gt",
          "lt",
          "ge",
          "le",
          "record",
          "time",
          "stale");

  private static final Set<String> READ =
      Set.of(
          "nkda",
          "intolerances",
          "pmh",
          "comorbidities",
          "phone",
          "telephone",
          "mobile",
          "address",
          "lives",
          "live",
          "evolved",
          "evolving",
          "evolution",
          "progressed",
          "developed",
          "developing",
          "trended",
          "trajectory",
          "climbing",
          "compare",
          "compared",
          "previous",
          "penultimate",
          "one",
          "between",
          "change",
          "changed",
          "mrns",
          "ago",
          "higher",
          "lower",
          "greater",
          "dropped",
          "drop",
          "fallen",
          "fell",
          "rose",
          "risen",
          "male",
          "female",
          "older",
          "younger",
          "crcl",
          "cockcroft",
          "gault",
          "clearance",
          "gap",
          "corrected",
          "map",
          "qtc",
          "egfr",
          "calc",
          "estimate",
          "derive",
          "yesterday's",
          "today's",
          "patient's",
          "anticoagulated",
          "treated",
          "managed",
          "maintained",
          "started",
          "over",
          "whichever",
          "however",
          "anyone",
          "pertinent",
          "pleased",
          "db",
          "cite",
          "alone",
          "only",
          "delta",
          "versus",
          "vs",
          "gone",
          "since",
          "frequently",
          "identity",
          "surname",
          "forename",
          "summary",
          "serial",
          "against",
          "max",
          "min",
          "than",
          "from",
          "before",
          "prior",
          "preceding",
          "after",
          "until",
          "second");

  /** Words that are mere grammar elsewhere but narrow a result. */
  private static final Set<String> NARROWING =
      Set.of(
          "fasting",
          "random",
          "arterial",
          "venous",
          "supine",
          "standing",
          "sitting",
          "resting",
          "except",
          "excluding",
          "other",
          "different",
          "while",
          "during",
          "without",
          "admission",
          "morning",
          "evening",
          "afternoon",
          "night");

  private ReadWords() {}

  /** Words of a clause that nothing accounts for, as written. */
  static List<String> unread(Frame frame) {
    Words words = Words.standard();
    List<String> unread = new ArrayList<>();
    List<Chunk> chunks = frame.chunks();
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      String symbol = chunk.symbol();
      if (symbol.startsWith("<") && symbol.endsWith(">") || !symbol.matches(".*\\p{L}.*")) {
        continue;
      }
      if (NARROWING.contains(symbol)) {
        boolean greeting = i > 0 && chunks.get(i - 1).symbol().matches("good|this|every");
        if (!greeting) {
          unread.add(chunk.raw());
        }
        continue;
      }
      if (symbol.matches("before|after|until") && temporal(frame, i)) {
        unread.add(chunk.raw());
        continue;
      }
      String fixed = words.speller().correct(symbol.toLowerCase(Locale.ROOT));
      boolean known =
          READ.contains(symbol)
              || symbol.matches("two|three|four|five|six|ten") && Recencies.asked(frame) != null
              || words.in("filler", fixed)
              || CLASSES.stream().anyMatch(c -> words.in(c, fixed) || frame.partOf(c, fixed));
      if (!known) {
        unread.add(chunk.raw());
      }
    }
    return unread;
  }

  /** "Before dialysis" narrows; "the one before" and "before the latest" are read elsewhere. */
  private static boolean temporal(Frame frame, int i) {
    List<Chunk> chunks = frame.chunks();
    String next = i + 1 < chunks.size() ? chunks.get(i + 1).symbol() : "";
    return !next.isEmpty()
        && !next.matches("[^\\p{L}<]+|the|it|that|last|latest|this|<window>|<age>|i|we|and|its")
        && Recencies.asked(frame) == null;
  }

  /**
   * The words that make a clause unanswerable: those unread, but not a reason given at its end ("…
   * for the discharge letter"), which is told instead.
   */
  static List<String> narrowing(Frame frame) {
    List<String> unread = unread(frame);
    if (unread.isEmpty()) {
      return unread;
    }
    List<Chunk> chunks = frame.chunks();
    int reason = reasonStart(chunks);
    List<String> before = new ArrayList<>();
    for (int i = 0; i < reason; i++) {
      if (unread.contains(chunks.get(i).raw())) {
        before.add(chunks.get(i).raw());
      }
    }
    return before;
  }

  /** Where a reason at the end of a clause begins: behind all that was recognised. */
  private static int reasonStart(List<Chunk> chunks) {
    int last = -1;
    for (int i = 0; i < chunks.size(); i++) {
      String symbol = chunks.get(i).symbol();
      if (symbol.startsWith("<") && symbol.endsWith(">") || symbol.matches("before|after|during")) {
        last = i;
      }
    }
    for (int i = last + 1; i < chunks.size(); i++) {
      if (chunks
          .get(i)
          .symbol()
          .matches("because|as|for|so|to|since|we|i|i'm|we're|thanks|cheers")) {
        return i;
      }
    }
    return chunks.size();
  }
}
