package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;

/** Cuts an instruction into clauses at sentence ends, condition words and new actions. */
final class FrameSplitter {

  private static final Set<String> JOINTS =
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

  /** Verbs that begin a new clause, in the form of a command. */
  private static final Set<String> COMMANDS =
      Set.of(
          "order",
          "replace",
          "replete",
          "supplement",
          "give",
          "prescribe",
          "start",
          "administer",
          "recheck",
          "reorder",
          "repeat",
          "redraw",
          "send",
          "place",
          "request",
          "book",
          "schedule",
          "arrange",
          "refer",
          "consult",
          "stop",
          "discontinue",
          "record",
          "document",
          "log",
          "chart",
          "enter",
          "check",
          "tell",
          "report",
          "find",
          "pair",
          "delete",
          "remove",
          "change",
          "obtain",
          "draw",
          "don't",
          "dont",
          "do",
          "no",
          "put",
          "get",
          "top",
          "treat",
          "replenish",
          "initiate",
          "add",
          "what",
          "which",
          "what's",
          "whats",
          "how",
          "is",
          "are",
          "does",
          "has",
          "when",
          "just",
          "calculate",
          "show",
          "list",
          "hold",
          "skip",
          "leave",
          "nothing",
          "never",
          "avoid",
          "file",
          "submit",
          "return",
          "answer",
          "look",
          "pull",
          "see",
          "load",
          "who",
          "erase",
          "run",
          "collect",
          "write",
          "set");

  private static final Set<String> SURE_COMMANDS =
      Set.of(
          "order",
          "replace",
          "replete",
          "supplement",
          "give",
          "prescribe",
          "start",
          "administer",
          "recheck",
          "reorder",
          "repeat",
          "redraw",
          "send",
          "place",
          "request",
          "book",
          "schedule",
          "arrange",
          "refer",
          "stop",
          "discontinue",
          "don't",
          "dont",
          "pair",
          "obtain",
          "put",
          "replenish",
          "initiate",
          "treat",
          "hold",
          "skip",
          "just",
          "leave",
          "load",
          "tell",
          "report",
          "draw",
          "top",
          "please",
          "submit",
          "get",
          "add");

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
        keep(frames, current);
        sentence++;
        current = new Frame(Frame.Role.MAIN, sentence, false);
        continue;
      }
      Marker marker = marker(chunks, i, current);
      if (marker != null) {
        boolean joined =
            i > 0
                && Set.of("and", "but", ",", "&", "->", ":", ";")
                    .contains(chunks.get(i - 1).symbol());
        keep(frames, current);
        current = new Frame(marker.role, sentence, joined);
        i += marker.length - 1;
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

  private static boolean endsSentence(List<Chunk> chunks, int i) {
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

  private record Marker(Frame.Role role, int length) {}

  private static Marker marker(List<Chunk> chunks, int i, Frame current) {
    String a = chunks.get(i).symbol();
    String b = i + 1 < chunks.size() ? chunks.get(i + 1).symbol() : "";
    String c = i + 2 < chunks.size() ? chunks.get(i + 2).symbol() : "";
    boolean opens =
        current.isEmpty() || i > 0 && chunks.get(i - 1).symbol().matches(",|and|or|but");
    if (current.role() == Frame.Role.MAIN && opens && leadsToArrow(chunks, i)) {
      return new Marker(Frame.Role.IF, 0);
    }
    if (current.role() == Frame.Role.MAIN
        && a.equals("in")
        && b.equals("the")
        && c.equals("absence")) {
      return new Marker(Frame.Role.IF, 0);
    }
    switch (a) {
      case "if" -> {
        if (b.equals("not") && (c.isEmpty() || JOINTS.contains(c) || SURE_COMMANDS.contains(c))) {
          return new Marker(Frame.Role.OTHERWISE, 2);
        }
        return new Marker(Frame.Role.IF, 1);
      }
      case "not" -> {
        return b.matches("if|when") ? new Marker(Frame.Role.UNLESS, 2) : null;
      }
      case "only" -> {
        return b.equals("if") || b.equals("when") ? new Marker(Frame.Role.IF, 2) : null;
      }
      case "unless" -> {
        return new Marker(Frame.Role.UNLESS, 1);
      }
      case "except" -> {
        return b.equals("if") || b.equals("when") ? new Marker(Frame.Role.UNLESS, 2) : null;
      }
      case "otherwise", "else" -> {
        boolean adjective =
            i > 0
                && chunks
                    .get(i - 1)
                    .symbol()
                    .matches("anything|nothing|something|or|what|everything");
        return a.equals("else") && adjective ? null : new Marker(Frame.Role.OTHERWISE, 1);
      }
      case "whenever" -> {
        return conditional(chunks, i + 1) ? new Marker(Frame.Role.IF, 1) : null;
      }
      case "provided", "providing", "assuming" -> {
        boolean noun =
            a.equals("provided") && !b.equals("that") && !(i > 0 && chunks.get(i - 1).is(","));
        return noun ? null : new Marker(Frame.Role.IF, b.equals("that") ? 2 : 1);
      }
      case "in" -> {
        return b.equals("case")
            ? new Marker(Frame.Role.IF, 2)
            : b.equals("the") && c.equals("event") ? new Marker(Frame.Role.IF, 3) : null;
      }
      case "as" -> {
        return b.equals("long") && c.equals("as") ? new Marker(Frame.Role.IF, 3) : null;
      }
      case "should" -> {
        boolean inverted =
            current.isEmpty()
                && b.matches(
                    "it|the|that|this|<concept>|<patient>|his|her|he|she|levels?|values?|potassium|magnesium|their|there|they|no|any|result|results");
        return inverted ? new Marker(Frame.Role.IF, 1) : null;
      }
      case "when", "where", "whoever" -> {
        boolean clause =
            a.equals("whoever")
                || !b.matches("was|were|did|is|are|you|i|we|exactly") && conditional(chunks, i + 1);
        return clause ? new Marker(Frame.Role.IF, 1) : null;
      }
      case "for" -> {
        boolean clause =
            (b.equals("<cmp>")
                    || b.equals("<concept>") && c.equals("<cmp>")
                    || b.matches("any|a")
                        && c.equals("<concept>")
                        && i + 3 < chunks.size()
                        && chunks.get(i + 3).is("<cmp>"))
                && (current.isEmpty() || true);
        return clause ? new Marker(Frame.Role.IF, 1) : null;
      }
      default -> {
        return null;
      }
    }
  }

  /** "low -> replace", "none -> no order": what stands before the arrow is a condition. */
  private static boolean leadsToArrow(List<Chunk> chunks, int from) {
    if (chunks
        .get(from)
        .symbol()
        .matches("if|unless|otherwise|else|when|[^\\p{L}<]+|only|should")) {
      return false;
    }
    for (int i = from; i < Math.min(chunks.size(), from + 10) && !endsSentence(chunks, i); i++) {
      if (chunks.get(i).is(":") && i > from && i - from <= 6) {
        Frame lead = new Frame(Frame.Role.IF, 0, false);
        lead.chunks().addAll(chunks.subList(from, i));
        if (lead.matches("{low}|{normal}|no|none|<cmp>|{high}|missing")) {
          return true;
        }
      }
      if (chunks.get(i).symbol().matches("->|if|unless|,")) {
        Frame lead = new Frame(Frame.Role.IF, 0, false);
        lead.chunks().addAll(chunks.subList(from, i));
        return chunks.get(i).is("->")
            && !lead.matches("<reading>|<dose>")
            && lead.matches("{low}|{normal}|{high}|{missing}|{neg}|<cmp>|<age>|{abnormal}");
      }
    }
    return false;
  }

  /** Whether what follows up to the next pause tests something. */
  private static boolean conditional(List<Chunk> chunks, int from) {
    Frame clause = new Frame(Frame.Role.IF, 0, false);
    for (int i = from;
        i < chunks.size() && !endsSentence(chunks, i) && !chunks.get(i).is(",");
        i++) {
      clause.chunks().add(chunks.get(i));
    }
    return clause.matches("{neg}|{low}|{high}|{abnormal}|<cmp>|<age>");
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
      return SURE_COMMANDS.contains(symbol)
              && !before.matches("to|be|been|is|was|the|a|an|no|not|last|order|has|have|this|of")
              && !symbol.matches("hold|start|put|just|treat|get|add|place|draw|report")
          || negatedVerb
          || SURE_COMMANDS.contains(symbol)
              && before.matches(
                  "low|<cmp>|<age>|<window>|high|needed|available|found|recorded|so|abnormal|fine|ok|okay|good|<concept>|deficient|indicated|normal|required|necessary")
              && !symbol.equals("draw");
    }
    if (secondOrder(chunks, i, current)) {
      return true;
    }
    if (!COMMANDS.contains(symbol) && !Words.standard().in("ask", symbol)) {
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
      if (SURE_COMMANDS.contains(chunks.get(j).symbol())) {
        return false;
      }
    }
    return true;
  }
}
