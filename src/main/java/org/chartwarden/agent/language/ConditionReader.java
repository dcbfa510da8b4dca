package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.Age;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.Kind;

/** Reads what follows "if": tests on a result, its absence or age, drugs, allergies, problems. */
final class ConditionReader {

  private static final Set<String> KNOWN =
      Set.of(
          "older",
          "predates",
          "overdue",
          "outside",
          "beyond",
          "earlier",
          "prior",
          "than",
          "old",
          "ago",
          "recent",
          "even",
          "truly",
          "indeed",
          "today's",
          "most",
          "last",
          "latest",
          "newest",
          "available",
          "exists",
          "exist",
          "recorded",
          "measured",
          "deficient",
          "either",
          "whatever",
          "previous",
          "past",
          "result's",
          "turns",
          "out",
          "comes",
          "back",
          "latter",
          "former",
          "value's",
          "is",
          "tests",
          "resulted",
          "any",
          "drops",
          "lookback",
          "window",
          "needs",
          "falls");

  private ConditionReader() {}

  /** The condition of a clause. */
  static Condition read(Frame frame, Scene scene) {
    List<List<Chunk>> parts = new ArrayList<>();
    List<Boolean> or = new ArrayList<>();
    cut(frame, parts, or);
    List<Condition> conditions = new ArrayList<>();
    Frame waiting = null;
    for (List<Chunk> part : parts) {
      Frame piece = new Frame(frame.role(), frame.sentence(), false);
      if (waiting != null) {
        piece.chunks().addAll(waiting.chunks());
      }
      piece.chunks().addAll(part);
      Condition condition = part(piece, scene);
      if (condition == null) {
        waiting = piece;
      } else {
        waiting = null;
        conditions.add(condition);
      }
    }
    if (waiting != null || conditions.isEmpty()) {
      String words = waiting == null ? "" : text(waiting);
      throw NotUnderstood.unsupported("I do not understand the condition \"" + words + "\".");
    }
    boolean any = or.contains(true);
    if (any && or.contains(false) && conditions.size() > 2) {
      throw NotUnderstood.unsupported(
          "The condition mixes \"and\" with \"or\"; please say which belong together.");
    }
    return conditions.size() == 1
        ? conditions.get(0)
        : any ? new Condition.Any(conditions) : new Condition.All(conditions);
  }

  private static void cut(Frame frame, List<List<Chunk>> parts, List<Boolean> or) {
    List<Chunk> part = new ArrayList<>();
    for (Chunk chunk : frame.chunks()) {
      boolean joint = chunk.symbol().matches("and|or|&|but");
      if (joint && hasPredicate(part)) {
        parts.add(part);
        or.add(chunk.is("or"));
        part = new ArrayList<>();
      } else {
        part.add(chunk);
      }
    }
    if (part.stream().anyMatch(c -> c.symbol().matches(".*[\\p{L}<].*"))) {
      parts.add(part);
    } else if (!or.isEmpty()) {
      or.remove(or.size() - 1);
    }
  }

  private static boolean hasPredicate(List<Chunk> part) {
    Frame frame = new Frame(Frame.Role.IF, 0, false);
    frame.chunks().addAll(part);
    return frame.first(Age.class).isPresent()
        || frame.first(Comparison.class).isPresent()
        || frame.has("low")
        || frame.has("high")
        || frame.has("abnormal")
        || frame.has("normal")
        || frame.has("missing")
        || frame.has("neg")
        || !frame.concepts(Kind.PROBLEM).isEmpty();
  }

  private static Condition part(Frame frame, Scene scene) {
    boolean negated = negated(frame);
    List<Measured> named = scene.named(frame);
    List<Measured> measured = scene.namedOrCarried(frame);
    Condition found = ChartConditions.special(frame);
    if (found != null) {
      checked(frame);
      return negated ? new Condition.Not(found) : found;
    }
    if (measured.isEmpty()) {
      return null;
    }
    List<Condition> all = new ArrayList<>();
    for (Measured one : measured) {
      Condition condition = about(frame, one, negated);
      if (condition == null) {
        return null;
      }
      all.add(condition);
    }
    checked(frame);
    if (!named.isEmpty()) {
      scene.measured(named);
    } else if (scene.measured().isEmpty()) {
      scene.measured(measured);
    }
    return all.size() == 1
        ? all.get(0)
        : frame.matches("either|or|any") ? new Condition.Any(all) : new Condition.All(all);
  }

  private static Condition about(Frame frame, Measured measured, boolean negated) {
    boolean outside =
        frame.matches(
            "predates|outside|falls outside|before|earlier than|older than|prior to|beyond");
    if (outside && frame.first(Window.class).isPresent() && frame.first(Age.class).isEmpty()) {
      Condition missing = new Condition.Missing(measured);
      return negated ? new Condition.Not(missing) : missing;
    }
    Age age = frame.first(Age.class).orElse(null);
    if (age != null) {
      Condition older =
          new Condition.OlderThan(measured, age.span(), age.atLeast(), said(frame, Age.class));
      return negated && !frame.matches("{missing} .*<age>|no .*")
          ? new Condition.Not(older)
          : older;
    }
    Comparison comparison = frame.first(Comparison.class).orElse(null);
    if (comparison != null) {
      return new Condition.Compare(measured, negated ? comparison.not() : comparison);
    }
    if (frame.has("abnormal")) {
      Comparison abnormal = Comparison.of(Comparison.Word.ABNORMAL);
      return new Condition.Compare(measured, negated ? abnormal.not() : abnormal);
    }
    if (frame.matches("{neg} (?:{near} ){0,4}?{low}")) {
      return new Condition.Compare(measured, Comparison.of(Comparison.Word.LOW).not());
    }
    if (frame.matches("{neg} (?:{near} ){0,4}?{high}")) {
      return new Condition.Compare(measured, Comparison.of(Comparison.Word.HIGH).not());
    }
    if (normal(frame)) {
      Comparison abnormal = Comparison.of(Comparison.Word.ABNORMAL);
      return new Condition.Compare(measured, negated ? abnormal : abnormal.not());
    }
    if (frame.has("low")) {
      return new Condition.Compare(measured, Comparison.of(Comparison.Word.LOW));
    }
    if (frame.has("high")) {
      return new Condition.Compare(measured, Comparison.of(Comparison.Word.HIGH));
    }
    if (negated || frame.matches("{missing}|none|nothing")) {
      return new Condition.Missing(measured);
    }
    if (frame.matches(
        "available|exists|exist|recorded|there is|has had|have had|had an?|measured|documented|on file|resulted|has a|has one|done|checked|drawn|performed|obtained")) {
      return new Condition.Not(new Condition.Missing(measured));
    }
    return null;
  }

  /** "Below normal" does not say normal. */
  private static boolean normal(Frame frame) {
    String rest =
        Words.standard().rule("{low}|{high}|{abnormal}").matcher(frame.symbols()).replaceAll("x");
    return Words.standard().rule("{normal}").matcher(rest).find();
  }

  private static boolean negated(Frame frame) {
    String symbols = frame.symbols();
    int count = 0;
    var matcher =
        Words.standard()
            .rule(
                "no|not|don't|dont|doesn't|doesnt|isn't|isnt|hasn't|hasnt|haven't|never|without|none|nothing|lacks|lacking|absent|missing|unavailable|nil|weren't|aren't|wasn't|cannot|can't|neither|n't")
            .matcher(symbols);
    while (matcher.find()) {
      boolean comparison =
          symbols.startsWith("than ", Math.min(symbols.length(), matcher.end() + 1));
      count += comparison ? 0 : 1;
    }
    return count % 2 == 1;
  }

  private static void checked(Frame frame) {
    List<String> unknown = new ArrayList<>(frame.unknown(KNOWN));
    Words words = Words.standard();
    unknown.removeIf(
        word -> {
          String w = word.toLowerCase(java.util.Locale.ROOT);
          String fixed = words.speller().correct(w);
          return List.of(
                  "low",
                  "high",
                  "abnormal",
                  "normal",
                  "neg",
                  "missing",
                  "existing",
                  "latest",
                  "stale",
                  "ask",
                  "question",
                  "time")
              .stream()
              .anyMatch(c -> words.in(c, fixed) || frame.partOf(c, fixed));
        });
    int concepts = frame.all(ConceptMention.class).size();
    boolean dose = frame.chunks().stream().anyMatch(c -> c.is("<dose>") || c.is("<quote>"));
    long tests = frame.all(Comparison.class).size() + frame.all(Age.class).size();
    if (!unknown.isEmpty() || dose || tests > 1 || concepts > 3) {
      throw NotUnderstood.unsupported(
          "I do not understand the condition \""
              + text(frame)
              + "\""
              + (unknown.isEmpty() ? "." : ": " + String.join(", ", unknown) + "."));
    }
  }

  private static String said(Frame frame, Class<?> type) {
    return frame.chunks().stream()
        .filter(c -> c.as(type) != null)
        .map(Chunk::raw)
        .findFirst()
        .orElse("");
  }

  static String text(Frame frame) {
    StringBuilder all = new StringBuilder();
    frame.chunks().forEach(c -> all.append(all.isEmpty() ? "" : " ").append(c.raw()));
    return all.toString();
  }
}
