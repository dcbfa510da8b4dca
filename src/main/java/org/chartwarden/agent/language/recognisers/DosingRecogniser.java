package org.chartwarden.agent.language.recognisers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;

/**
 * Dosing tables and rules ({@code <dosing>}): rows of a range and a dose in any layout, or so much
 * for every step below a threshold. Rows that only name an upper bound end where the next lower row
 * begins.
 */
final class DosingRecogniser implements Recogniser {

  private static final String GAP =
      "(?:(?!<cmp>|<dose>|<patient>|<code-def>|<start>|<dosing>)\\S+ ){0,14}?";

  private static final Pattern ROUTE = Words.standard().rule("{route}");

  private final Words words = Words.standard();
  private final Pattern header =
      words.rule(
          "(?:dose|give|amount|infusion|replacement)(?: \\S+){0,3}? [(\\[|] (?<u>{dunit})(?: (?<r>{route}))? [)\\]|]");
  private final Pattern timeHeader =
      words.rule(
          "(?:duration|time|over|rate|infuse|infusion|run)(?: \\S+){0,2}? \\( (?<t>h|hr|hrs|hours?|min|minutes) \\)");
  private final Pattern cells =
      words.rule("(?<c><cmp>) (?:<unit> )?[|,;:] (?<n>{n}) (?:[|,;:] (?<d>{n}))?");
  private final Pattern rangeFirst = words.rule("(?<c><cmp>) " + GAP + "(?<d><dose>)");
  private final Pattern doseFirst = words.rule("(?<d><dose>) " + GAP + "(?<c><cmp>)");
  private final Pattern perStep =
      words.rule(
          "(?:for |give |with )*(?:every|each|per|/) (?:decrement of |drop of |full |additional )?(?<s>{n})(?! {time} )(?: <unit>)?(?<x>(?: (?!<dose>|<patient>|{n} )(?!<nl>|[.;] )\\S+){0,18}?)(?<mid> {n})?(?<y>(?: (?!<dose>|<patient>|{n} )(?!<nl>|[.;] )\\S+){0,14}?) (?<d><dose>)");
  private final Pattern dosePer =
      words.rule(
          "(?<d><dose>)(?: (?!<dose>|<patient>)(?!<nl>|[.;] )\\S+){0,8}? (?:for every|for each|per every|per each|every|each|per|/)(?: (?:full|decrement|drop|of|a))* (?<s>{n})(?! {time} )(?: <unit>)?");
  private final Pattern tenths =
      words.rule(
          "(?<d><dose>)(?: (?!<dose>|<patient>)(?!<nl>|[.;] )\\S+){0,7}? (?:tenths?|(?<s>0\\.1)s)");
  private final Pattern target =
      words.rule(
          "(?:goal|target|threshold|below|under|less than|short of|reach|up to|beneath|<|shy of|cutoff|get to|until|back to|reaches)(?: (?:of|is|at|a|an|the|to|level|serum|<concept>|:|=|value|goal|target|threshold))* (?<n>{n})(?! (?:{dunit}|{time}) )"
              + "|(?<n2>{n})(?: <unit>)? (?:goal|target|threshold|minus (?:the |a |current |measured |last )*(?:level|value|result|potassium|k|<concept>))");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    List<Chunk> rest = chunks;
    for (List<Chunk> next = linear(passage, rest); next != null; next = linear(passage, rest)) {
      rest = next;
    }
    return bands(passage, cells(passage, rest));
  }

  private List<Chunk> cells(Passage passage, List<Chunk> chunks) {
    List<Rewrite.Match> units = Rewrite.matches(passage.text(), chunks, header);
    if (units.isEmpty()) {
      return chunks;
    }
    String unit = AmountRecogniser.unit(units.get(0).words("u"));
    String route = AmountRecogniser.route(units.get(0).words("r"));
    List<Rewrite.Match> times = Rewrite.matches(passage.text(), chunks, timeHeader);
    String time = times.isEmpty() ? null : times.get(0).words("t").startsWith("h") ? "h" : "min";
    List<Chunk> result = new ArrayList<>();
    int next = 0;
    for (Rewrite.Match row : Rewrite.matches(passage.text(), chunks, cells)) {
      result.addAll(chunks.subList(next, row.first() + 1));
      DoseRule.Dose dose =
          new DoseRule.Dose(
              row.number("n"),
              unit,
              time == null ? null : row.number("d"),
              row.number("d") == null ? null : time,
              route);
      Chunk last = chunks.get(row.last());
      result.add(
          new Chunk("<dose>", row.chunk("n").start(), last.end(), row.chunk("n").raw(), dose));
      next = row.last() + 1;
    }
    result.addAll(chunks.subList(next, chunks.size()));
    return result;
  }

  private List<Chunk> bands(Passage passage, List<Chunk> chunks) {
    List<Rewrite.Match> first = Rewrite.matches(passage.text(), chunks, rangeFirst);
    List<Rewrite.Match> second = Rewrite.matches(passage.text(), chunks, doseFirst);
    int firstCmp = indexOf(chunks, "<cmp>");
    int firstDose = indexOf(chunks, "<dose>");
    boolean rangeLeads = firstCmp >= 0 && (firstDose < 0 || firstCmp < firstDose);
    List<Rewrite.Match> rows = rangeLeads ? first : second;
    boolean announced =
        chunks.stream()
            .anyMatch(
                c -> c.symbol().matches("dosing|protocol|scale|table|regimen|algorithm|guideline"));
    boolean single = rows.size() == 1 && announced && !hasAction(chunks);
    if (rows.size() < 2 && !single) {
      return chunks;
    }
    List<DoseRule.Band> bands = new ArrayList<>();
    for (Rewrite.Match row : rows) {
      DoseRule.Dose dose = row.chunk("d").as(DoseRule.Dose.class);
      bands.add(new DoseRule.Band(row.chunk("c").as(Comparison.class), routed(dose, row)));
    }
    int from = rows.get(0).first();
    int to = rows.get(rows.size() - 1).last();
    for (Chunk chunk : chunks.subList(from, to + 1)) {
      if (chunk.symbol().matches("<patient>|<fallback>")) {
        return chunks;
      }
    }
    return replaced(passage, chunks, from, to, new DoseRule.Bands(TightBands.of(bands)));
  }

  private static boolean hasAction(List<Chunk> chunks) {
    return chunks.stream().anyMatch(chunk -> chunk.is("<patient>"));
  }

  private DoseRule.Dose routed(DoseRule.Dose dose, Rewrite.Match row) {
    if (dose.route() != null) {
      return dose;
    }
    for (Chunk chunk : row.all()) {
      if (words.in("route", chunk.symbol())) {
        return new DoseRule.Dose(
            dose.amount(),
            dose.unit(),
            dose.duration(),
            dose.durationUnit(),
            AmountRecogniser.route(chunk.symbol()));
      }
    }
    return dose;
  }

  private List<Chunk> linear(Passage passage, List<Chunk> chunks) {
    for (Pattern rule : List.of(perStep, dosePer, tenths)) {
      for (Rewrite.Match match : Rewrite.matches(passage.text(), chunks, rule)) {
        BigDecimal step = match.words("s") == null ? new BigDecimal("0.1") : match.number("s");
        int from = match.first();
        int to = match.last();
        int sentenceStart = from;
        while (sentenceStart > 0 && !ends(chunks.get(sentenceStart - 1))) {
          sentenceStart--;
        }
        int sentenceEnd = to;
        while (sentenceEnd + 1 < chunks.size() && !ends(chunks.get(sentenceEnd + 1))) {
          sentenceEnd++;
        }
        BigDecimal inside = threshold(passage, chunks.subList(from, to + 1));
        List<Chunk> after = new ArrayList<>(chunks.subList(to + 1, sentenceEnd + 1));
        Comparison attached = after.isEmpty() ? null : after.get(0).as(Comparison.class);
        if (inside == null) {
          inside =
              attached != null && attached.high() != null
                  ? attached.high()
                  : insideComparison(match);
        }
        BigDecimal outside = threshold(passage, after);
        if (outside == null) {
          outside = comparisonIn(after);
        }
        if (inside == null && outside == null) {
          outside = threshold(passage, chunks);
        }
        if (inside != null && outside != null && inside.compareTo(outside) != 0) {
          return replaced(
              passage,
              chunks,
              from,
              to,
              new Contradiction(
                  "the step counts from "
                      + inside.toPlainString()
                      + " and the goal is "
                      + outside.toPlainString()));
        }
        BigDecimal threshold = inside != null ? inside : outside;
        if (threshold == null || step.signum() <= 0) {
          return replaced(
              passage, chunks, from, to, new Contradiction("the rule names no threshold or goal"));
        }
        DoseRule.Dose dose = match.chunk("d").as(DoseRule.Dose.class);
        int end = extent(chunks, to, sentenceEnd);
        int routeStart = sentenceStart;
        while (routeStart > 0
            && !chunks.get(routeStart - 1).symbol().matches("[.;?!]|<nl>|<now>")) {
          routeStart--;
        }
        dose = routedBy(dose, chunks.subList(routeStart, Math.min(chunks.size(), end + 1)));
        return replaced(passage, chunks, from, end, new DoseRule.PerStep(step, threshold, dose));
      }
    }
    return null;
  }

  /** The end of what belongs to the rule: up to its goal, before a new instruction. */
  private int extent(List<Chunk> chunks, int to, int sentenceEnd) {
    int end = to;
    for (int i = to + 1; i <= sentenceEnd; i++) {
      String symbol = chunks.get(i).symbol();
      if (symbol.matches(
          "recheck|repeat|then|order|also|check|<start>|<patient>|if|unless|pair|<fallback>|redraw|<code-def>|don't|do|no|max|maximum|not")) {
        break;
      }
      end = i;
    }
    return end;
  }

  private DoseRule.Dose routedBy(DoseRule.Dose dose, List<Chunk> chunks) {
    if (dose.route() != null) {
      return dose;
    }
    StringBuilder symbols = new StringBuilder(" ");
    chunks.forEach(chunk -> symbols.append(chunk.symbol()).append(' '));
    java.util.regex.Matcher route = ROUTE.matcher(symbols);
    return route.find()
        ? new DoseRule.Dose(
            dose.amount(),
            dose.unit(),
            dose.duration(),
            dose.durationUnit(),
            AmountRecogniser.route(route.group()))
        : dose;
  }

  private static BigDecimal insideComparison(Rewrite.Match match) {
    return comparisonIn(match.all());
  }

  private static BigDecimal comparisonIn(List<Chunk> chunks) {
    for (Chunk chunk : chunks) {
      Comparison comparison = chunk.as(Comparison.class);
      if (comparison != null && comparison.high() != null && comparison.low() == null) {
        return comparison.high();
      }
    }
    return null;
  }

  private BigDecimal threshold(Passage passage, List<Chunk> chunks) {
    for (Rewrite.Match match : Rewrite.matches(passage.text(), new ArrayList<>(chunks), target)) {
      return match.number("n") != null ? match.number("n") : match.number("n2");
    }
    return null;
  }

  private static boolean ends(Chunk chunk) {
    return chunk.symbol().matches("[.;?!]|<nl>|<code-def>|<now>");
  }

  private static int indexOf(List<Chunk> chunks, String symbol) {
    for (int i = 0; i < chunks.size(); i++) {
      if (chunks.get(i).is(symbol)) {
        return i;
      }
    }
    return -1;
  }

  private static List<Chunk> replaced(
      Passage passage, List<Chunk> chunks, int from, int to, Object value) {
    List<Chunk> result = new ArrayList<>(chunks.subList(0, from));
    int start = chunks.get(from).start();
    int end = chunks.get(to).end();
    result.add(new Chunk("<dosing>", start, end, passage.text().substring(start, end), value));
    result.addAll(chunks.subList(to + 1, chunks.size()));
    return result;
  }
}
