package org.chartwarden.agent.language.recognisers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;

/** Doses ({@code <dose>}) and tests on a value ({@code <cmp>}). */
final class AmountRecogniser implements Recogniser {

  private static final String UNIT = "(?: (?<unit><unit>))?";
  private static final String NOT_TIME = "(?! (?:{time}|{dunit}|%) )";
  private static final String ROUTE = "(?: (?<r>{route}))?";

  private final Words words = Words.standard();
  private final Pattern dose =
      words.rule(Counts.RULE + " (?<u>{dunit})(?! / (?:d?l|ml|min|kg|h) )" + ROUTE);
  private final Pattern infusion =
      words.rule(
          "(?<d><dose>)"
              + ROUTE
              + "(?: ,)?(?: (?:to be|to|be|infused|infuse|given|give|run|running|administered|iv|ivpb|infusion))* (?:over|x|in|/|\\||for|across|during|@|q)(?: (?:a|about|period|of|the|course))*?(?: "
              + Counts.RULE
              + ")? (?<t>h|hr|hrs|hour|hours|min|mins|minute|minutes)");
  private final Pattern between =
      words.rule(
          "(?:between |from )?(?:(?<lo><|<=|>|>=|{ge}|{gt}) )?(?<a>{n})(?: <unit>)? (?:-|to|through|thru|and|up to|but|&|, but)(?: (?<hi>{le}|{lt}))? (?<b>{n})"
              + UNIT
              + NOT_TIME);
  private final Pattern chained =
      words.rule(
          "(?<a>{n}) (?<lo><|<=) (?:<concept>|mg|k|x|value|level) (?<hi><|<=) (?<b>{n})" + UNIT);
  private final Pattern below =
      words.rule(
          "(?:(?<le>{le})|(?<lt>{lt}))(?: (?:a|an|the|threshold|of|value|level|goal|cutoff))* (?<b>{n})"
              + UNIT
              + NOT_TIME);
  private final Pattern above =
      words.rule(
          "(?:(?<ge>{ge})|(?<gt>{gt}))(?: (?:a|an|the|threshold|of|value|level|cutoff))* (?<a>{n})"
              + UNIT
              + NOT_TIME);
  private final Pattern orLess =
      words.rule("(?<b>{n})" + UNIT + " (?:or|and) (?:less|lower|below|under|fewer)");
  private final Pattern orMore =
      words.rule("(?<a>{n})" + UNIT + " (?:or|and) (?:more|greater|higher|above|over|up)");
  private final Pattern both = words.rule("(?<x><cmp>)(?: and| but| to| &| ,)? (?<y><cmp>)");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    String text = passage.text();
    List<Chunk> c = chunks;
    c = Rewrite.apply(text, c, dose, "<dose>", AmountRecogniser::dose);
    c = Rewrite.apply(text, c, infusion, "<dose>", AmountRecogniser::infusion);
    c = Rewrite.apply(text, c, chained, "<cmp>", AmountRecogniser::range);
    c = Rewrite.apply(text, c, between, "<cmp>", AmountRecogniser::range);
    c = Rewrite.apply(text, c, orLess, "<cmp>", m -> one(null, false, m.number("b"), true, m));
    c = Rewrite.apply(text, c, orMore, "<cmp>", m -> one(m.number("a"), true, null, false, m));
    c =
        Rewrite.apply(
            text,
            c,
            below,
            "<cmp>",
            m -> one(null, false, m.number("b"), m.words("le") != null, m));
    c = Rewrite.apply(text, c, above, "<cmp>", m -> above(m));
    return Rewrite.apply(text, c, both, "<cmp>", AmountRecogniser::both);
  }

  private static Optional<DoseRule.Dose> dose(Rewrite.Match match) {
    String unit = unit(match.words("u"));
    BigDecimal amount = Counts.of(match.words("n"));
    boolean article = match.words("n").matches("an?");
    if (amount.signum() <= 0 || article) {
      return Optional.empty();
    }
    return Optional.of(new DoseRule.Dose(amount, unit, null, null, route(match.words("r"))));
  }

  private static Optional<DoseRule.Dose> infusion(Rewrite.Match match) {
    DoseRule.Dose plain = match.chunk("d").as(DoseRule.Dose.class);
    boolean slash = match.all().stream().anyMatch(chunk -> chunk.symbol().matches("/|\\|"));
    if (plain.duration() != null || slash && match.words("n") == null) {
      return Optional.empty();
    }
    BigDecimal count = Counts.of(match.words("n"));
    String route = plain.route() != null ? plain.route() : route(match.words("r"));
    return Optional.of(
        new DoseRule.Dose(
            plain.amount(),
            plain.unit(),
            count,
            match.words("t").startsWith("h") ? "h" : "min",
            route));
  }

  private static Optional<Comparison> range(Rewrite.Match match) {
    BigDecimal low = match.number("a");
    BigDecimal high = match.number("b");
    if (low.compareTo(high) >= 0) {
      return Optional.empty();
    }
    String lo = match.words("lo");
    String hi = match.words("hi");
    boolean chained = match.all().size() > 3 && match.all().get(1).symbol().startsWith("<");
    boolean lowInclusive =
        chained
            ? lo.equals("<=")
            : lo == null
                || !lo.equals(">") && !lo.matches("greater than|above|more than|over|higher than");
    boolean highInclusive = hi == null || inclusive(hi);
    return Optional.of(
        new Comparison(low, lowInclusive, high, highInclusive, null, unit(match), false));
  }

  private static boolean inclusive(String words) {
    return words.contains("=")
        || words.contains("equal")
        || words.startsWith("at ")
        || words.startsWith("up to")
        || words.startsWith("no ");
  }

  private static Optional<Comparison> one(
      BigDecimal low,
      boolean lowInclusive,
      BigDecimal high,
      boolean highInclusive,
      Rewrite.Match match) {
    return Optional.of(
        new Comparison(low, lowInclusive, high, highInclusive, null, unit(match), false));
  }

  /** "118 over 77" is no test. */
  private static Optional<Comparison> above(Rewrite.Match match) {
    Chunk before = match.before(1);
    boolean pressure =
        before != null && before.symbol().matches("\\d+") && "over".equals(match.words("gt"));
    return pressure
        ? Optional.empty()
        : one(match.number("a"), match.words("ge") != null, null, false, match);
  }

  private static Optional<Comparison> both(Rewrite.Match match) {
    Comparison x = match.chunk("x").as(Comparison.class);
    Comparison y = match.chunk("y").as(Comparison.class);
    if (x.low() != null && x.high() == null && y.low() == null) {
      return merged(x, y);
    }
    if (y.low() != null && y.high() == null && x.low() == null) {
      return merged(y, x);
    }
    return Optional.empty();
  }

  private static Optional<Comparison> merged(Comparison low, Comparison high) {
    if (low.low().compareTo(high.high()) >= 0) {
      return Optional.empty();
    }
    String unit = high.unit() == null ? low.unit() : high.unit();
    return Optional.of(
        new Comparison(
            low.low(), low.lowInclusive(), high.high(), high.highInclusive(), null, unit, false));
  }

  private static String unit(Rewrite.Match match) {
    Chunk unit = match.words("unit") == null ? null : match.chunk("unit");
    return unit == null ? null : unit.as(String.class);
  }

  /** The unit of a dose as UCUM writes it. */
  static String unit(String written) {
    return switch (written) {
      case "g", "gm", "gms", "gram", "grams" -> "g";
      case "mg", "mgs", "milligram", "milligrams" -> "mg";
      case "mcg", "microgram", "micrograms" -> "ug";
      case "meq", "meqs", "milliequivalents", "milliequivalent" -> "mEq";
      case "mmol", "mmols", "millimoles" -> "mmol";
      case "unit", "units", "iu" -> "[IU]";
      case "ml", "mls" -> "mL";
      case "l", "liter", "liters" -> "L";
      default -> written.endsWith("s") ? written.substring(0, written.length() - 1) : written;
    };
  }

  /** Routes in the short form that orders carry. */
  static String route(String written) {
    if (written == null) {
      return null;
    }
    return switch (written) {
      case "iv",
          "intravenous",
          "intravenously",
          "intravenous infusion",
          "iv piggyback",
          "ivpb",
          "i . v .",
          "i . v" ->
          "IV";
      case "po", "oral", "orally", "by mouth", "per os", "p . o .", "p . o" -> "oral";
      case "im", "intramuscular", "intramuscularly" -> "IM";
      case "sc", "sq", "subcut", "subcutaneous", "subcutaneously" -> "subcutaneous";
      default -> written;
    };
  }
}
