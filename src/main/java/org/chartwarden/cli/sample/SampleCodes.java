package org.chartwarden.cli.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.chartwarden.platform.Json;

/** The codes that sample charts use; every key of a profile must be in here. */
record SampleCodes(
    Map<String, Lab> labs,
    Map<String, Problem> problems,
    Map<String, Medication> medications,
    Map<String, Allergy> allergies,
    Map<String, Route> routes) {

  /**
   * A laboratory test.
   *
   * @param unit UCUM unit
   * @param decimals digits after the point as charted
   * @param usual value in health
   * @param spread how far chance moves it
   * @param panel whether every patient gets it in the routine panel
   */
  record Lab(
      String loinc,
      String display,
      String text,
      String unit,
      int decimals,
      BigDecimal usual,
      BigDecimal spread,
      boolean panel) {}

  record Problem(String snomed, String display, String icd10) {}

  /**
   * A medication as it is taken.
   *
   * @param dose amount per intake
   * @param unit UCUM unit of the dose
   * @param perDay intakes a day, or 0 when taken weekly
   * @param perWeek intakes a week, or 0 when taken daily
   */
  record Medication(
      String rxnorm,
      String display,
      BigDecimal dose,
      String unit,
      String route,
      int perDay,
      int perWeek,
      boolean asNeeded) {

    String doseText() {
      String often =
          perWeek > 0
              ? "once a week"
              : switch (perDay) {
                case 1 -> "once a day";
                case 2 -> "twice a day";
                case 3 -> "three times a day";
                default -> perDay + " times a day";
              };
      String shownUnit =
          switch (unit) {
            case "[IU]" -> "units";
            case "ug" -> "micrograms";
            default -> unit;
          };
      return dose.toPlainString()
          + " "
          + shownUnit
          + " "
          + route
          + " "
          + often
          + (asNeeded ? " as needed" : "");
    }
  }

  record Allergy(String rxnorm, String display, String reaction) {}

  record Route(String snomed, String display) {}

  static SampleCodes load() {
    try (InputStream in = SampleCodes.class.getResourceAsStream("/sample/codes.json")) {
      return Json.mapper()
          .readValue(Objects.requireNonNull(in, "sample/codes.json"), SampleCodes.class);
    } catch (IOException e) {
      throw new UncheckedIOException("sample/codes.json does not read", e);
    }
  }

  /** The entry of a table, or a failure that names the key that a profile misspells. */
  static <T> T known(Map<String, T> table, String key) {
    T value = table.get(key);
    if (value == null) {
      throw new IllegalStateException("sample/codes.json has no entry '" + key + "'");
    }
    return value;
  }
}
