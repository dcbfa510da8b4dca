package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;

/** Cuts an instruction into clauses at sentence ends, condition words and new actions. */
final class FrameSplitter {

  static final Set<String> JOINTS =
      Set.of(
          "and",
          ",",
          "then",
          "also",
          "plus",
          "but",
          "or",
          "&",
          "->",
          ":",
          "-",
          "please",
          "afterwards",
          "additionally",
          "+");

  private static final Pattern ABBREVIATION =
      Pattern.compile("dr|mr|mrs|ms|eg|ie|e|g|i|approx|no|vs|pt|pts|st|p|o|a|m|b|d|t|q|etc");

  private FrameSplitter() {}

  static List<Frame> split(List<Chunk> chunks) {
    List<Frame> frames = new ArrayList<>();
    int sentence = 0;
    Frame current = new Frame(Frame.Role.MAIN, sentence, false);
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      if (endsSentence(chunks, i)) {
        boolean asks =
            chunk.is("?")
                && current.isCondition()
                && (frames.isEmpty() || frames.get(frames.size() - 1).sentence() != sentence);
        current.asked(chunk.is("?"));
        keep(frames, current);
        sentence += asks ? 0 : 1;
        current = new Frame(Frame.Role.MAIN, sentence, false);
        continue;
      }
      if (chunk.is("then") && current.isEmpty() && answersQuestion(frames, sentence)) {
        keep(frames, current);
        Frame so = new Frame(Frame.Role.IF, sentence, false);
        so.chunks().add(new Chunk("so", chunk.start(), chunk.end(), chunk.raw(), null));
        frames.add(so);
        current = new Frame(Frame.Role.MAIN, sentence, true);
        continue;
      }
      int item = enumerator(chunks, i);
      if (item > 0) {
        keep(frames, current);
        current = new Frame(Frame.Role.MAIN, sentence, true);
        i += item - 1;
        continue;
      }
      int inCase = thatCase(chunks, i);
      if (inCase > 0 && !current.isCondition()) {
        keep(frames, current);
        Frame so = new Frame(Frame.Role.IF, sentence, true);
        so.chunks().add(new Chunk("so", chunk.start(), chunk.end(), chunk.raw(), null));
        frames.add(so);
        current = new Frame(Frame.Role.MAIN, sentence, true);
        i += inCase - 1;
        continue;
      }
      ConditionMarkers.Marker marker = ConditionMarkers.marker(chunks, i, current);
      if (marker != null) {
        boolean joined =
            i > 0
                && Set.of("and", "but", ",", "&", "->", ":", ";")
                    .contains(chunks.get(i - 1).symbol());
        keep(frames, current);
        current = new Frame(marker.role(), sentence, joined);
        i += marker.length() - 1;
        continue;
      }
      if (current.isCondition()
          && chunk.symbol().matches(ConditionMarkers.LEADS_TO)
          && current.matches("{low}|{high}|{abnormal}|{missing}|{neg}|<cmp>|<age>")) {
        keep(frames, current);
        current = new Frame(Frame.Role.MAIN, sentence, false);
        continue;
      }
      if (startsClause(chunks, i, current)) {
        keep(frames, current);
        boolean joined = i > 0 && JOINTS.contains(chunks.get(i - 1).symbol());
        current = new Frame(Frame.Role.MAIN, sentence, joined);
        if (chunk.is("should")) {
          continue;
        }
      }
      current.chunks().add(chunk);
    }
    keep(frames, current);
    return frames.stream().flatMap(f -> PatientParts.of(f).stream()).toList();
  }

  /** "Is it low? Then replace it": the question is the condition. */
  private static boolean answersQuestion(List<Frame> frames, int sentence) {
    Frame before = frames.isEmpty() ? null : frames.get(frames.size() - 1);
    return before != null
        && before.asked()
        && before.role() == Frame.Role.MAIN
        && before.sentence() == sentence - 1
        && before.matches(
            "{low}|{high}|{abnormal}|<cmp>|<age>|hypo\\S+|{missing}|{stale}|<concept>");
  }

  private static void keep(List<Frame> frames, Frame frame) {
    if (!frame.isEmpty() || frame.role() == Frame.Role.OTHERWISE || frame.isCondition()) {
      frames.add(frame);
    }
  }

  static boolean endsSentence(List<Chunk> chunks, int i) {
    String symbol = chunks.get(i).symbol();
    if (symbol.matches("[?!;]|<code-def>|<now>|<fallback>")) {
      return symbol.matches("[?!;]");
    }
    if (symbol.equals("<nl>")) {
      return i + 1 >= chunks.size() || i == 0 || !chunks.get(i - 1).is(",");
    }
    return symbol.equals(".")
        && (i == 0
            || !ABBREVIATION.matcher(chunks.get(i - 1).symbol()).matches()
            || i + 1 >= chunks.size()
            || isCapital(chunks.get(i + 1)) && chunks.get(i - 1).symbol().length() > 2);
  }

  private static boolean isCapital(Chunk chunk) {
    return Character.isUpperCase(chunk.raw().charAt(0));
  }

  private static boolean startsClause(List<Chunk> chunks, int i, Frame current) {
    if (i == 0 || current.isEmpty() && !current.isCondition()) {
      return false;
    }
    String symbol = chunks.get(i).symbol();
    String before = chunks.get(i - 1).symbol();
    if (current.isCondition()) {
      if (current.chunks().isEmpty()) {
        return false;
      }
      if (Antecedents.takesUp(current)
          && !(symbol.equals("<concept>") && before.matches("has|have|had"))
          && (before.equals(",")
              || symbol.matches("<concept>|<dose>|<dosing>|po|iv|oral")
              || Words.standard().in("command", symbol)
              || Words.standard().in("ask", symbol) && !symbol.matches("is|was|are|has|does"))
          && !symbol.matches("and|or|but|,")) {
        return true;
      }
      if (before.matches(",|then|->|:|-")) {
        boolean tests =
            current.matches(
                "there is|there are|{neg}|{missing}|{low}|{high}|{abnormal}|{normal}|<cmp>|<age>|<window>|<concept>|so|available|yes|exist|exists");
        return before.matches("then|->") || tests && !continuesCondition(chunks, i);
      }
      if (before.matches("and|,") && !symbol.equals("and") && OrderStarts.passiveOrder(chunks, i)) {
        return true;
      }
      boolean negatedVerb =
          symbol.matches("no|do|don't|dont") && OrderStarts.nextIsOrder(chunks, i);
      boolean speaks =
          symbol.matches("i'd|i|we'd|we|kindly|please|you")
              && before.matches(
                  "<cmp>|<age>|low|high|abnormal|normal|indicated|needed|deficient|<window>|available|found|\\)|level|value|result|reading|one|any");
      boolean inverted =
          symbol.equals("should")
              && i + 1 < chunks.size()
              && chunks.get(i + 1).symbol().matches("you|i|we");
      if (speaks || inverted) {
        return true;
      }
      return Words.standard().in("surecommand", symbol)
              && !before.matches("to|be|been|is|was|the|a|an|no|not|last|order|has|have|this|of")
              && !symbol.matches("hold|start|put|just|treat|get|add|place|draw|report")
          || negatedVerb
          || Words.standard().in("surecommand", symbol)
              && before.matches(
                  "low|<cmp>|<age>|<window>|high|needed|available|found|recorded|so|abnormal|fine|ok|okay|good|<concept>|deficient|indicated|normal|required|necessary")
              && !symbol.equals("draw");
    }
    if (OrderStarts.secondOrder(chunks, i, current) || OrderStarts.haveRepeated(chunks, i)) {
      return true;
    }
    if (!Words.standard().in("command", symbol) && !Words.standard().in("ask", symbol)) {
      return false;
    }
    if (before.equals("or") && symbol.matches("replace|replete|repeat|recheck")) {
      return true;
    }
    boolean apposition =
        symbol.equals("which")
            && i + 2 < chunks.size()
            && chunks.get(i + 1).symbol().matches("is|was|reads|read")
            && chunks.get(i + 2).is("<reading>");
    boolean predicate =
        before.equals(",")
            && i > 1
            && chunks.get(i - 2).is("<patient>")
            && symbol.matches("is|are|was|were|does|did|do|has|have|had")
            && current.matches("how many|how often|which|what|number of|count");
    if (apposition || predicate) {
      return false;
    }
    if (before.equals(",") && adverbial(current)) {
      return false;
    }
    if (symbol.matches("no")) {
      return JOINTS.contains(before) && OrderStarts.nextIsOrder(chunks, i);
    }
    if (symbol.matches("any|count|read|state|share|need|list|document|chart|file|log|record")
        && !before.matches(",|then|please|also|and")) {
      return false;
    }
    return JOINTS.contains(before) && !(before.equals("or") && !symbol.equals("order"));
  }

  /** The length of "(2)" or "2)" at a position, or 0. */
  private static int enumerator(List<Chunk> chunks, int i) {
    boolean open = chunks.get(i).is("(");
    int number = open ? i + 1 : i;
    boolean shaped =
        number + 1 < chunks.size()
            && chunks.get(number).symbol().matches("[1-9]|[a-d]")
            && chunks.get(number + 1).is(")")
            && chunks.get(number + 1).start() == chunks.get(number).end();
    boolean placed =
        open || i == 0 || chunks.get(i - 1).symbol().matches("[,;:.]|<nl>|and|then|\\?");
    boolean listed = chunks.stream().filter(c -> c.is(")")).count() > 1;
    return shaped && placed && listed ? number + 2 - i : 0;
  }

  /** The length of "(only) in that case" at a position, or 0. */
  private static int thatCase(List<Chunk> chunks, int i) {
    StringBuilder ahead = new StringBuilder();
    for (int j = i; j < Math.min(chunks.size(), i + 4); j++) {
      ahead.append(chunks.get(j).symbol()).append(' ');
    }
    String words = ahead.toString();
    return words.startsWith("only in that case ")
        ? 4
        : words.startsWith("in that case ") || words.startsWith("in which case ")
            ? 3
            : words.startsWith("only then ") ? 2 : 0;
  }

  /** "On average, how high …", "within the last day, which …": no clause of its own. */
  private static boolean adverbial(Frame current) {
    Words words = Words.standard();
    return current.chunks().stream()
            .noneMatch(
                c ->
                    c.symbol()
                            .matches(
                                "<concept>|<patient>|<reading>|<dose>|<dosing>|<quote>|<fallback>|<code-def>|<cmp>|<age>|<start>")
                        || words.in("command", c.symbol())
                        || words.in("ask", c.symbol()))
        && current.chunks().stream()
            .anyMatch(c -> c.is("<window>") || current.has("mean") || current.has("median"));
  }

  private static boolean continuesCondition(List<Chunk> chunks, int i) {
    String symbol = chunks.get(i).symbol();
    if (!symbol.matches("and|or")) {
      return false;
    }
    for (int j = i + 1; j < Math.min(chunks.size(), i + 4); j++) {
      if (Words.standard().in("surecommand", chunks.get(j).symbol())) {
        return false;
      }
    }
    return true;
  }
}
