package org.chartwarden.cli.sample;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.chartwarden.platform.Json;

/**
 * What is written by hand about one sample patient; the generator fills in the rest.
 *
 * @param weightKg body weight in kg
 * @param heightCm height in cm
 * @param bloodPressure usual blood pressure, systolic/diastolic in mmHg
 * @param admitted whether the last encounter is a hospital stay that still goes on
 * @param story what the notes say happened
 * @param plan what the notes say will be done
 */
record SampleProfile(
    String family,
    String given,
    String gender,
    String birthDate,
    String city,
    BigDecimal weightKg,
    BigDecimal heightCm,
    String bloodPressure,
    List<String> problems,
    List<String> medications,
    List<String> stoppedMedications,
    List<String> allergies,
    List<Course> labs,
    boolean admitted,
    String story,
    String plan) {

  /**
   * The course of one laboratory value over time.
   *
   * @param lab key in {@code sample/codes.json}
   * @param from first value, in the unit of the lab
   * @param to last value, charted exactly
   * @param count number of results, at least 2
   * @param everyDays days between results
   * @param lastHoursBefore age of the last result at the reference time, in hours
   */
  record Course(
      String lab,
      BigDecimal from,
      BigDecimal to,
      int count,
      double everyDays,
      long lastHoursBefore) {}

  static List<SampleProfile> all() {
    try (InputStream in = SampleProfile.class.getResourceAsStream("/sample/profiles.json")) {
      return Json.mapper()
          .readValue(Objects.requireNonNull(in, "sample/profiles.json"), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("sample/profiles.json does not read", e);
    }
  }
}
