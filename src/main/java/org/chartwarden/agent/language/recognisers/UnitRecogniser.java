package org.chartwarden.agent.language.recognisers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;

/** Units of results ({@code <unit>}), in the spelling the unit converter knows. */
final class UnitRecogniser implements Recogniser {

  private static final Pattern UNIT =
      Words.standard()
          .rule(
              "(?:(?<top>mg|g|ug|mcg|ng|pg|mmol|millimoles|mmols|umol|nmol|pmol|meq|iu|u|units|miu|ml|kg|beats|breaths|milligrams|grams)"
                  + " (?:/|per) (?<bottom>dl|deciliter|decilitre|l|liter|litre|ml|min|minute|ul|mg|g|m2|kg)"
                  + "|(?<single>mmhg|mm hg|%|percent|bpm|celsius|fahrenheit|degf|degc|mg%))");
  private static final Map<String, String> TOPS =
      Map.of(
          "mcg",
          "ug",
          "millimoles",
          "mmol",
          "mmols",
          "mmol",
          "iu",
          "[IU]",
          "u",
          "U",
          "units",
          "U",
          "miu",
          "m[IU]",
          "meq",
          "mEq",
          "milligrams",
          "mg",
          "grams",
          "g");
  private static final Map<String, String> BOTTOMS =
      Map.ofEntries(
          Map.entry("dl", "dL"),
          Map.entry("deciliter", "dL"),
          Map.entry("decilitre", "dL"),
          Map.entry("l", "L"),
          Map.entry("liter", "L"),
          Map.entry("litre", "L"),
          Map.entry("ml", "mL"),
          Map.entry("min", "min"),
          Map.entry("minute", "min"),
          Map.entry("ul", "uL"));

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    return Rewrite.apply(
        passage.text(),
        chunks,
        UNIT,
        "<unit>",
        match -> {
          if (match.words("single") != null) {
            return Optional.of(single(match.words("single")));
          }
          String top = match.words("top");
          String bottom = match.words("bottom");
          return Optional.of(
              TOPS.getOrDefault(top, top) + "/" + BOTTOMS.getOrDefault(bottom, bottom));
        });
  }

  private static String single(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "%", "percent" -> "%";
      case "bpm" -> "/min";
      case "celsius", "degc" -> "Cel";
      case "fahrenheit", "degf" -> "[degF]";
      case "mg%" -> "mg/dL";
      default -> "mm[Hg]";
    };
  }
}
