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
        keep(frames, current);
        sentence += asks ? 0 : 1;
        current = new Frame(Frame.Role.MAIN, sentence, false);
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
      if (startsClause(chunks, i, current)) {
        keep(frames, current);
        boolean joined = i > 0 && JOINTS.contains(chunks.get(i - 1).symbol());
        current = new Frame(Frame.Role.MAIN, sentence, joined);
      }
      current.chunks().add(chunk);
    }
    keep(frames, current);
    return frames;
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
      if (before.matches(",|then|->|:|-")) {
        boolean tests =
            current.matches(
                "{neg}|{low}|{high}|{abnormal}|{normal}|<cmp>|<age>|<window>|<concept>|so|available|yes|exist|exists");
        return before.matches("then|->") || tests && !continuesCondition(chunks, i);
      }
      boolean negatedVerb = symbol.matches("no|do|don't|dont") && nextIsOrder(chunks, i);
      boolean speaks =
          symbol.matches("i'd|i|we'd|we|kindly|please|you")
              && before.matches(
                  "<cmp>|<age>|low|high|abnormal|normal|indicated|needed|deficient|<window>|available|found|\\)");
      if (speaks) {
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
    if (secondOrder(chunks, i, current)) {
      return true;
    }
    if (!Words.standard().in("command", symbol) && !Words.standard().in("ask", symbol)) {
      return false;
    }
    if (before.equals("or") && symbol.matches("replace|replete|repeat|recheck")) {
      return true;
    }
    if (symbol.matches("no")) {
      return JOINTS.contains(before) && nextIsOrder(chunks, i);
    }
    if (symbol.matches("any|count|read|state|share|need|list|document|chart|file|log|record")
        && !before.matches(",|then|please|also|and")) {
      return false;
    }
    return JOINTS.contains(before) && !(before.equals("or") && !symbol.equals("order"));
  }

  /** "… plus a repeat level next morning", "and a new A1c test ordered if …". */
  private static boolean secondOrder(List<Chunk> chunks, int i, Frame current) {
    if (!chunks.get(i - 1).symbol().matches("and|plus|also|with|,|&|\\+|together")
        || current.matches("pair|paired")
        || !chunks
            .get(i)
            .symbol()
            .matches(
                "a|an|the|serum|repeat|follow|am|morning|level|<concept>|<start>|new|fresh|another")) {
      return false;
    }
    Frame ahead = new Frame(Frame.Role.MAIN, 0, false);
    for (int j = i; j < Math.min(chunks.size(), i + 9); j++) {
      if (endsSentence(chunks, j) || chunks.get(j).symbol().matches(",|if|unless|plus|also")) {
        break;
      }
      ahead.chunks().add(chunks.get(j));
    }
    boolean timed =
        ahead.matches("<start>")
            && (ahead.matches("lab|labs|level|levels|test|recheck|repeat|<concept>|draw|serum")
                || ahead.chunks().stream().anyMatch(Actions::timedLab))
            && current.matches("replacement|repletion|replace|replete|{order}|<dosing>|{replace}");
    return timed
        || ahead.matches(
            "(?:new|fresh|repeat|another) (?:{near} ){0,3}(?:ordered|requested|sent|placed|drawn)");
  }

  private static boolean nextIsOrder(List<Chunk> chunks, int i) {
    for (int j = i + 1; j < Math.min(chunks.size(), i + 4); j++) {
      if (chunks
          .get(j)
          .symbol()
          .matches(
              "orders?|replace|replacement|give|need|do|replete|place|recheck|repeat|action|anything|nothing|send|prescribe|start|treat|treatment|repletion")) {
        return true;
      }
    }
    return false;
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
