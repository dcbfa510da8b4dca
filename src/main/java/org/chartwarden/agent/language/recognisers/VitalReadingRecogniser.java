package org.chartwarden.agent.language.recognisers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Vital signs to be written down ({@code <reading>}). */
final class VitalReadingRecogniser implements Recogniser {

  private static final Pattern PRESSURE =
      Pattern.compile(
          "\\s*(\\d{2,3})\\s*(?:/|over)\\s*(\\d{2,3})\\s*(?:mm\\s?hg)?\\s*\\.?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SINGLE =
      Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([^\\d\\s][^\\d]{0,14})?\\s*");

  private final Words words = Words.standard();
  private final Pattern tall = words.rule("(?<v>{n}) (?<u>cm|in|inches) (?:tall|in height)");
  private final Pattern slash =
      words.rule("(?<s>\\d{2,3}) (?:/|over) (?<d>\\d{2,3})(?: (?<u><unit>))?");
  private final Pattern named =
      words.rule(
          "(?<c><concept>)(?: (?!<concept>|<cmp>|<dose>|if|when|what|{cond} )(?!<nl>|[.;?!] )[^\\s\\d]\\S*){0,9}? (?<v>{n}|<quote>)(?: (?<u><unit>|c|f|kg|lb|lbs|cm|in|inches|/ min|breaths|beats|degrees))?(?: (?:c|f))?");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    boolean writes =
        chunks.stream().anyMatch(c -> words.in("record", c.symbol()))
            || chunks.stream()
                .anyMatch(c -> c.symbol().matches("just|took|got|taken|measured|obtained"))
            || tells(chunks);
    if (!writes) {
      return chunks;
    }
    List<Chunk> current =
        Rewrite.apply(
            passage.text(),
            lettered(passage, chunks),
            slash,
            "<reading>",
            m -> pressure(m.words("s"), m.words("d")));
    current =
        Rewrite.apply(
            passage.text(),
            current,
            words.rule("(?<q><quote>)"),
            "<reading>",
            m -> quotedPressure(m.chunk("q").raw()));
    current =
        Rewrite.apply(passage.text(), current, tall, "<reading>", VitalReadingRecogniser::tall);
    return Rewrite.apply(
        passage.text(), current, named, "<reading>", VitalReadingRecogniser::named);
  }

  /** "P 72, T 36.8, sat 97": the letters of a row of vital signs. */
  private List<Chunk> lettered(Passage passage, List<Chunk> chunks) {
    return Rewrite.apply(
        passage.text(),
        chunks,
        words.rule("(?<l>p|t|r|sats?|o2|o2 sats?)(?= (?:[:=] )?\\d)"),
        "<concept>",
        m -> {
          String id =
              switch (m.words("l").charAt(0)) {
                case 'p' -> "heart-rate";
                case 't' -> "temperature";
                case 'r' -> "respiratory-rate";
                default -> "oxygen-saturation";
              };
          boolean written =
              m.words("l").length() > 1 || Character.isUpperCase(m.chunk("l").raw().charAt(0));
          return written
              ? ClinicalVocabulary.standard().byId(id).map(c -> new ConceptMention(List.of(c)))
              : Optional.empty();
        });
  }

  /** "New BP S1 118/77", "put a BP of 120/80 in": a pressure is told where nothing is asked. */
  private boolean tells(List<Chunk> chunks) {
    boolean polite =
        chunks.stream().anyMatch(c -> c.symbol().matches("could|can|would|will|please"));
    boolean asks =
        chunks.stream()
            .anyMatch(
                c ->
                    c.symbol()
                        .matches(
                            (polite ? "" : "\\?|")
                                + "what|what's|which|was|is|did|does|when|how|if|unless|over|above|below|under|than|average|mean|highest|lowest"));
    boolean vital =
        chunks.stream()
            .anyMatch(
                c ->
                    c.as(ConceptMention.class) != null
                        && c.as(ConceptMention.class).of(Kind.VITAL).isPresent());
    boolean several = chunks.stream().anyMatch(c -> c.symbol().matches("vitals|obs|vital"));
    return !asks && (vital || several);
  }

  private static Optional<VitalReading> quotedPressure(String said) {
    Matcher matcher = PRESSURE.matcher(said);
    return matcher.matches() ? pressure(matcher.group(1), matcher.group(2)) : Optional.empty();
  }

  private static Optional<VitalReading> pressure(String systolic, String diastolic) {
    Concept concept = ClinicalVocabulary.standard().byId("blood-pressure").orElseThrow();
    return Optional.of(
        new VitalReading(
            concept,
            new BigDecimal(systolic),
            new BigDecimal(diastolic),
            null,
            "mm[Hg]",
            systolic + "/" + diastolic + " mmHg"));
  }

  private static Optional<VitalReading> tall(Rewrite.Match match) {
    String unit = match.words("u").startsWith("c") ? "cm" : "[in_i]";
    return ClinicalVocabulary.standard()
        .byId("height")
        .map(
            height ->
                new VitalReading(
                    height,
                    null,
                    null,
                    match.number("v"),
                    unit,
                    match.words("v") + " " + match.chunk("u").raw()));
  }

  private static Optional<VitalReading> named(Rewrite.Match match) {
    Optional<Concept> vital = match.chunk("c").as(ConceptMention.class).of(Kind.VITAL);
    boolean past =
        match.all().stream()
            .anyMatch(
                c ->
                    c.is("<window>")
                        && !c.raw().matches("(?i)(today|this (morning|afternoon|evening)|now)"));
    if (past || vital.isEmpty() || vital.get().id().equals("blood-pressure")) {
      return Optional.empty();
    }
    Chunk value = match.chunk("v");
    if (value.is("<quote>")) {
      Matcher single = SINGLE.matcher(value.raw());
      return single.matches()
          ? Optional.of(
              new VitalReading(
                  vital.get(),
                  null,
                  null,
                  new BigDecimal(single.group(1)),
                  unit(vital.get(), single.group(2), new BigDecimal(single.group(1))),
                  value.raw()))
          : Optional.empty();
    }
    Chunk unitChunk = match.words("u") == null ? null : match.chunk("u");
    String written =
        unitChunk == null
            ? null
            : unitChunk.is("<unit>") ? unitChunk.as(String.class) : unitChunk.symbol();
    BigDecimal number = match.number("v");
    String said = unitChunk == null ? value.raw() : value.raw() + " " + unitChunk.raw();
    return Optional.of(
        new VitalReading(
            vital.get(), null, null, number, unit(vital.get(), written, number), said));
  }

  private static String unit(Concept concept, String written, BigDecimal value) {
    String unit = written == null ? "" : written.strip().toLowerCase(Locale.ROOT);
    if (concept.id().equals("temperature")) {
      if (unit.matches("f|.*degf.*|fahrenheit|°f|degrees f|\u00b0 f")) {
        return "[degF]";
      }
      if (unit.matches("c|cel|.*degc.*|celsius|°c|degrees c|\u00b0 c")) {
        return "Cel";
      }
      return value.compareTo(BigDecimal.valueOf(60)) > 0 ? "[degF]" : "Cel";
    }
    return switch (unit) {
      case "lb", "lbs" -> "[lb_av]";
      case "in", "inches" -> "[in_i]";
      case "kg", "cm" -> unit;
      default -> concept.unit();
    };
  }
}
