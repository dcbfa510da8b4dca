package org.chartwarden.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chartwarden.notes.demographics.Age;
import org.chartwarden.notes.measurements.MeasurementChoice;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.measurements.TimeRule;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.platform.Json;
import org.chartwarden.units.Amount;
import org.chartwarden.units.Substance;
import org.chartwarden.units.UnitConverter;
import org.chartwarden.units.UnitNames;
import org.chartwarden.units.UnitProblem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * How much of what the development rows of MedCalc-Bench hold the reader finds. Some of the rows'
 * own values are wrong (a loss of weight as the weight), so that all can never be found.
 */
class MedCalcReaderTest {

  private static final Path FOLDER = Path.of("../shared/medcalc");
  private static final double FLOOR_FOUND = 0.95;
  private static final double FLOOR_CHOSEN = 0.92;

  private static final Map<String, String> CONCEPTS = concepts();

  /** Units of the rows that are no unit's spelling. */
  private static final Map<String, String> UNITS =
      Map.of(
          "µl",
          "/uL",
          "l",
          "/L",
          "m^3",
          "/uL",
          "mm^3",
          "/uL",
          "degrees celsisus",
          "Cel",
          "degrees fahreinheit",
          "[degF]",
          "s mm hg",
          "mm[Hg]",
          "beats per minute",
          "/min",
          "breaths per minute",
          "/min",
          "mmol/dl",
          "mmol/L");

  private static final class Score {
    int rows;
    int found;
    int chosen;
  }

  @Test
  void findsTheNumbersOfTheDevelopmentRows() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(FOLDER), "the MedCalc-Bench rows are not beside this checkout");
    Map<String, Score> table = new TreeMap<>();
    Map<String, ClinicalNote> read = new HashMap<>();
    for (String file : List.of("dev_test.jsonl", "dev_train.jsonl")) {
      for (String line : Files.readAllLines(FOLDER.resolve(file))) {
        JsonNode row = Json.parseOwn(line);
        ClinicalNote note = read.computeIfAbsent(row.path("note").asText(), NoteReader::read);
        row.path("entities")
            .properties()
            .forEach(entity -> judge(entity.getKey(), entity.getValue(), note, table));
      }
    }

    Score all = new Score();
    table.forEach(
        (entity, score) -> {
          all.rows += score.rows;
          all.found += score.found;
          all.chosen += score.chosen;
          print(entity, score);
        });
    print("all", all);
    assertThat(all.rows).isGreaterThan(2000);
    assertThat((double) all.found / all.rows).isGreaterThan(FLOOR_FOUND);
    assertThat((double) all.chosen / all.rows).isGreaterThan(FLOOR_CHOSEN);
  }

  private static void print(String entity, Score score) {
    System.out.printf(
        Locale.ROOT,
        "%-52s rows %4d  found %5.1f %%  chosen first %5.1f %%%n",
        entity,
        score.rows,
        100.0 * score.found / score.rows,
        100.0 * score.chosen / score.rows);
  }

  private static void judge(
      String entity, JsonNode value, ClinicalNote note, Map<String, Score> table) {
    String name = entity.toLowerCase(Locale.ROOT);
    if (name.equals("sex")) {
      boolean right =
          note.demographics()
              .sex()
              .filter(sex -> sex.sex().name().equalsIgnoreCase(value.asText()))
              .isPresent();
      count(table, entity, right, right);
    } else if (name.equals("age")) {
      boolean right = note.demographics().age().filter(age -> same(age, value)).isPresent();
      count(table, entity, right, right);
    } else if (CONCEPTS.containsKey(name) && (value.isNumber() || value.path(0).isNumber())) {
      measured(entity, value, note, table);
    }
  }

  private static boolean same(Age age, JsonNode value) {
    double number = value.path(0).asDouble();
    String unit = value.path(1).asText();
    double read =
        unit.startsWith("year")
            ? age.completedYears()
            : unit.startsWith("month")
                ? age.years() * 12 + age.months()
                : age.weeks() * 7 + age.days();
    return Math.floor(number) == read;
  }

  private static void measured(
      String entity, JsonNode value, ClinicalNote note, Map<String, Score> table) {
    String[] concepts = CONCEPTS.get(entity.toLowerCase(Locale.ROOT)).split(",");
    List<MeasurementMention> mentions =
        Arrays.stream(concepts)
            .flatMap(concept -> note.measurements(concept).stream())
            .sorted(Comparator.comparingInt(mention -> mention.span().start()))
            .toList();
    BigDecimal number = (value.isNumber() ? value : value.path(0)).decimalValue();
    String written = value.path(1).asText("").toLowerCase(Locale.ROOT);
    String unit = UNITS.getOrDefault(written, UnitNames.ucum(written).orElse(null));
    Concept concept = concept(concepts[0]);
    boolean found = mentions.stream().anyMatch(mention -> same(mention, number, unit, concept));
    Optional<MeasurementChoice> choice = MeasurementChoice.of(mentions, TimeRule.FIRST);
    boolean chosen = choice.filter(one -> same(one.chosen(), number, unit, concept)).isPresent();
    count(table, entity, found, chosen);
  }

  private static void count(
      Map<String, Score> table, String entity, boolean found, boolean chosen) {
    Score score = table.computeIfAbsent(entity, ignored -> new Score());
    score.rows++;
    score.found += found ? 1 : 0;
    score.chosen += chosen ? 1 : 0;
  }

  private static boolean same(
      MeasurementMention mention, BigDecimal number, String unit, Concept concept) {
    if (unit == null || mention.unit() == null || mention.unit().equals(unit)) {
      return mention.value().compareTo(number) == 0;
    }
    Substance substance = Substance.of(concept.molarMass(), concept.ionCharge());
    String read =
        concept.unit().startsWith("U/") ? mention.unit().replace("[IU]", "U") : mention.unit();
    try {
      double one =
          UnitConverter.convert(new Amount(mention.value(), read), concept.unit(), substance)
              .value()
              .doubleValue();
      double other =
          UnitConverter.convert(new Amount(number, unit), concept.unit(), substance)
              .value()
              .doubleValue();
      return Math.abs(one - other) <= 0.003 * Math.abs(other);
    } catch (UnitProblem e) {
      return mention.value().compareTo(number) == 0;
    }
  }

  private static Concept concept(String id) {
    return Stream.of(Kind.LAB, Kind.VITAL)
        .flatMap(kind -> ClinicalVocabulary.standard().all(kind).stream())
        .filter(concept -> concept.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> concepts() {
    Map<String, String> concepts = new HashMap<>();
    List<String> same =
        new ArrayList<>(
            List.of(
                "weight",
                "height",
                "sodium",
                "creatinine",
                "glucose",
                "chloride",
                "bicarbonate",
                "temperature",
                "albumin",
                "calcium",
                "hematocrit",
                "triglycerides",
                "hemoglobin",
                "potassium"));
    same.forEach(name -> concepts.put(name, name));
    concepts.put("glucose", "glucose,glucose-capillary");
    concepts.put("systolic blood pressure", "systolic-bp");
    concepts.put("diastolic blood pressure", "diastolic-bp");
    concepts.put("pre-operative creatinine", "creatinine");
    concepts.put("heart rate or pulse", "heart-rate");
    concepts.put("blood urea nitrogen (bun)", "bun,urea");
    concepts.put("respiratory rate", "respiratory-rate");
    concepts.put("white blood cell count", "wbc");
    concepts.put("body mass index (bmi)", "bmi,target-bmi");
    concepts.put("platelet count", "platelets");
    concepts.put("partial pressure of oxygen (pao₂) for apache ii", "po2");
    concepts.put("bilirubin", "bilirubin-total");
    concepts.put("high-density lipoprotein cholesterol", "hdl");
    concepts.put("total cholesterol", "cholesterol");
    concepts.put("ph", "ph");
    concepts.put("fio₂", "fio2");
    concepts.put("glasgow coma score", "gcs-total");
    concepts.put("alanine aminotransferase", "alt");
    concepts.put("aspartate aminotransferase", "ast");
    concepts.put("o₂ saturation percentage", "oxygen-saturation");
    concepts.put("international normalized ratio", "inr");
    concepts.put("urine output", "urine-output");
    concepts.put("paco₂", "pco2");
    concepts.put("a-a gradient", "aa-gradient");
    concepts.put("urine sodium", "urine-sodium");
    concepts.put("urine creatinine", "urine-creatinine");
    concepts.put("insulin", "insulin-level");
    concepts.put("qt interval", "qt-interval");
    concepts.put("cycle length", "menstrual-cycle-length");
    return concepts;
  }
}
