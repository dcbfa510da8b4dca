package org.chartwarden.agent.language;

import java.util.List;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;

/** Words that lead in a condition: "if", "unless", "otherwise", an arrow, "should it be". */
final class ConditionMarkers {

  /** What a marker opens and how many chunks it takes. */
  record Marker(Frame.Role role, int length) {}

  /** Words by which a finding calls for an action, as an arrow does. */
  static final String LEADS_TO = "means|requires|warrants|triggers|prompts";

  private ConditionMarkers() {}

  /** "See if it is low": a question, where nothing is said to depend on it. */
  private static boolean asksIf(List<Chunk> chunks, int i) {
    if (i == 0
        || !chunks
            .get(i - 1)
            .symbol()
            .matches(
                "see|check|me|know|determine|confirm|verify|assess|establish|us|out|wonder|wondering|ask|evaluate|look")) {
      return false;
    }
    if (chunks.get(i - 1).is("out")
        && (i < 2 || !chunks.get(i - 2).symbol().matches("find|figure|work|check"))) {
      return false;
    }
    for (int j = i + 1; j < chunks.size() && !FrameSplitter.endsSentence(chunks, j); j++) {
      if (chunks.get(j).symbol().matches(",|then|->|:|-")
          || Words.standard().in("surecommand", chunks.get(j).symbol())) {
        return false;
      }
    }
    return true;
  }

  /** The marker at a position, or null. */
  static Marker marker(List<Chunk> chunks, int i, Frame current) {
    String a = chunks.get(i).symbol();
    String b = i + 1 < chunks.size() ? chunks.get(i + 1).symbol() : "";
    String c = i + 2 < chunks.size() ? chunks.get(i + 2).symbol() : "";
    boolean opens =
        current.isEmpty() || i > 0 && chunks.get(i - 1).symbol().matches(",|and|or|but|:|-");
    if (current.role() == Frame.Role.MAIN && opens && leadsToArrow(chunks, i, current)) {
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
        String d = i + 3 < chunks.size() ? chunks.get(i + 3).symbol() : "";
        if (b.equals("and") && c.equals("only") && d.equals("if")) {
          return new Marker(Frame.Role.IF, 4);
        }
        boolean dashed =
            b.equals("-") && c.equals("and") && d.equals("only") && i + 5 < chunks.size();
        if (dashed && chunks.get(i + 4).is("if") && chunks.get(i + 5).is("-")) {
          return new Marker(Frame.Role.IF, 6);
        }
        if (b.equals("not")
            && (c.isEmpty()
                || FrameSplitter.JOINTS.contains(c)
                || Words.standard().in("surecommand", c))) {
          return new Marker(Frame.Role.OTHERWISE, 2);
        }
        if (b.equals("no") && c.matches("nothing|leave|skip|don't|dont|do|no|->|[,:]")) {
          return new Marker(Frame.Role.OTHERWISE, 2);
        }
        return asksIf(chunks, i) ? null : new Marker(Frame.Role.IF, 1);
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
            (current.isEmpty() || i > 0 && chunks.get(i - 1).symbol().matches(",|and|but"))
                && b.matches(
                    "it|the|that|this|<concept>|<patient>|his|her|he|she|levels?|values?|potassium|magnesium|their|there|they|no|any|result|results");
        return inverted || supposes(chunks, i) ? new Marker(Frame.Role.IF, 1) : null;
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
  private static boolean leadsToArrow(List<Chunk> chunks, int from, Frame current) {
    if (chunks
        .get(from)
        .symbol()
        .matches("if|unless|otherwise|else|when|[^\\p{L}<]+|only|should")) {
      return false;
    }
    for (int i = from;
        i < Math.min(chunks.size(), from + 10)
            && (chunks.get(i).is("?") || !FrameSplitter.endsSentence(chunks, i));
        i++) {
      if (chunks.get(i).is("?")) {
        Frame asked = new Frame(Frame.Role.IF, 0, false);
        asked.chunks().addAll(chunks.subList(from, i));
        return current.isEmpty()
            && i - from <= 9
            && asked.matches("{low}|no|none|nothing|missing|{high}|<age>|{stale}")
            && !asked.matches(
                "what|which|is|was|are|<concept>|<patient>|latest|last|how|does|has|any|not in|match|found");
      }
      if (chunks.get(i).is(":") && i > from && i - from <= 6) {
        Frame lead = new Frame(Frame.Role.IF, 0, false);
        lead.chunks().addAll(chunks.subList(from, i));
        if (lead.matches("{low}|{normal}|no|none|<cmp>|{high}|missing")) {
          return true;
        }
        if (lead.matches("<concept>|<patient>")) {
          return false;
        }
      }
      if (chunks.get(i).symbol().matches("->|if|unless|,|" + LEADS_TO)) {
        Frame lead = new Frame(Frame.Role.IF, 0, false);
        lead.chunks().addAll(chunks.subList(from, i));
        boolean refrains =
            chunks.get(i).is(",")
                && i + 1 < chunks.size()
                && chunks.get(i + 1).symbol().matches("no|nothing|don't|dont|do|leave|skip|never")
                && lead.symbols().matches(" (?:no|none|nothing|without) .*");
        return refrains
            || chunks.get(i).symbol().matches("->|" + LEADS_TO)
                && !lead.matches("<reading>|<dose>")
                && lead.matches("{low}|{normal}|{high}|{missing}|{neg}|<cmp>|<age>|{abnormal}");
      }
    }
    return false;
  }

  /** "… replaced should the last value be low": "should", a noun and only then its verb. */
  private static boolean supposes(List<Chunk> chunks, int i) {
    if (i + 1 >= chunks.size()
        || !chunks.get(i + 1).symbol().matches("it|the|that|this|his|her|their")) {
      return false;
    }
    for (int j = i + 2; j < Math.min(chunks.size(), i + 9); j++) {
      String symbol = chunks.get(j).symbol();
      if (symbol.matches("be|come|turn|fall|drop|prove|read|show|exceed")) {
        return conditional(chunks, j);
      }
      if (FrameSplitter.endsSentence(chunks, j) || symbol.matches("<cmp>|,")) {
        return false;
      }
    }
    return false;
  }

  /** Whether what follows up to the next pause tests something. */
  private static boolean conditional(List<Chunk> chunks, int from) {
    Frame clause = new Frame(Frame.Role.IF, 0, false);
    for (int i = from;
        i < chunks.size() && !FrameSplitter.endsSentence(chunks, i) && !chunks.get(i).is(",");
        i++) {
      clause.chunks().add(chunks.get(i));
    }
    return clause.matches("{neg}|{low}|{high}|{abnormal}|<cmp>|<age>");
  }
}
