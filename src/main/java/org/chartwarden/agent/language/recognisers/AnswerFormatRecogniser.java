package org.chartwarden.agent.language.recognisers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;

/** Units and rounding asked for ({@code <format>}). */
final class AnswerFormatRecogniser implements Recogniser {

  private final Words words = Words.standard();
  private final Pattern unit =
      words.rule(
          "(?:(?:converted|convert|expressed|given|reported|report|it|that|them|value|number|in|to|as|into|using|with|a|the|unit|units|of|:|=|answer) )*"
              + "(?:in|to|as|into|of|units?|:|=|using|with|\\() (?:(?:a|the|unit|units|of|:) )*(?<u><unit>)(?: units?)?");
  private final Pattern factor =
      words.rule(
          "\\( (?:1 <unit> (?:=|is|equals) (?<n>{n}) <unit>|(?:divide|divided|dividing)(?: the| by| value| mg/dl| <unit>| result)* (?<n2>{n})) \\)");
  private final Pattern rounding =
      words.rule(
          "(?:(?:and|the|answer|should|be|it|is|please|value|with|give|as|in) )*(?<r>round|rounded|rounding|truncate|truncated|floor|floored|round it)(?: (?<d>down|up|off|it|the|answer|result|value|number))*(?: (?:to|the|a|an|nearest|whole|next|lower|full|completed|in|of))*"
              + " (?<what>integer|number|years?|{n} decimals?(?: places?)?|(?:one|two|three|zero|no) decimals?(?: places?)?|tenth|tenths|hundredth|{n} d\\.?p|unit|down)");
  private final Pattern plain =
      words.rule(
          "(?:as |in |to |with )?(?:a |an |the |only )?(?<what>integer|whole numbers?|whole years?|completed years?|full years?|complete years?|{n} decimals?(?: places?)?|(?:one|two|three|zero|no) decimals?(?: places?)?)");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    List<Chunk> hinted =
        Rewrite.apply(passage.text(), chunks, factor, "<format>", AnswerFormatRecogniser::factor);
    List<Chunk> current =
        Rewrite.apply(
            passage.text(),
            hinted,
            unit,
            "<format>",
            m -> Optional.of(new AnswerFormat(m.chunk("u").as(String.class), null, false)));
    current =
        Rewrite.apply(passage.text(), current, rounding, "<format>", m -> decimals(m, words(m)));
    return Rewrite.apply(passage.text(), current, plain, "<format>", m -> decimals(m, ""));
  }

  /** The usual factor for glucose needs no telling; another one is not for us to follow. */
  private static Optional<AnswerFormat> factor(Rewrite.Match match) {
    java.math.BigDecimal factor =
        match.number("n") != null ? match.number("n") : match.number("n2");
    return factor.toPlainString().matches("18(\\.0\\d*)?")
        ? Optional.of(new AnswerFormat(null, null, false))
        : Optional.empty();
  }

  private static String words(Rewrite.Match match) {
    StringBuilder all = new StringBuilder();
    match.all().forEach(chunk -> all.append(' ').append(chunk.symbol()));
    return all.toString();
  }

  private static Optional<AnswerFormat> decimals(Rewrite.Match match, String all) {
    String what = match.words("what");
    boolean down =
        all.contains(" down")
            || all.contains("truncate")
            || all.contains("floor")
            || what.contains("year");
    if (what.startsWith("tenth")) {
      return Optional.of(new AnswerFormat(null, 1, down));
    }
    if (what.startsWith("hundredth")) {
      return Optional.of(new AnswerFormat(null, 2, down));
    }
    if (!what.contains("decimal") && !what.matches(".*d\\.?p")) {
      return Optional.of(new AnswerFormat(null, 0, down));
    }
    String count = what.substring(0, what.indexOf(' '));
    int places = count.matches("zero|no") ? 0 : Counts.of(count).intValue();
    return Optional.of(new AnswerFormat(null, places, down));
  }
}
