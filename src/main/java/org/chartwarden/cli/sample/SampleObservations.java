package org.chartwarden.cli.sample;

import static org.chartwarden.cli.sample.ChartBundle.concept;
import static org.chartwarden.cli.sample.ChartBundle.time;
import static org.chartwarden.cli.sample.SampleCodes.known;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Laboratory results and vital signs of one sample patient. */
final class SampleObservations {

  private static final String LOINC = "http://loinc.org";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private static final int PANELS = 4;

  private final SampleProfile profile;
  private final SampleCodes codes;
  private final OffsetDateTime reference;
  private final SplittableRandom chance;
  private final ChartBundle chart;

  /** Results by lab, in order of time, for the notes. */
  private final Map<String, List<Result>> results = new TreeMap<>();

  /** One result as charted. */
  record Result(OffsetDateTime time, BigDecimal value) {}

  SampleObservations(
      SampleProfile profile,
      SampleCodes codes,
      OffsetDateTime reference,
      SplittableRandom chance,
      ChartBundle chart) {
    this.profile = profile;
    this.codes = codes;
    this.reference = reference;
    this.chance = chance;
    this.chart = chart;
  }

  /** The newest result of each lab at a time. */
  Map<String, Result> newestBefore(OffsetDateTime moment) {
    Map<String, Result> newest = new TreeMap<>();
    results.forEach(
        (lab, list) ->
            list.stream()
                .filter(r -> !r.time().isAfter(moment))
                .reduce((a, b) -> b)
                .ifPresent(r -> newest.put(lab, r)));
    return newest;
  }

  void labs() {
    List<String> told = new ArrayList<>();
    for (SampleProfile.Course course : profile.labs()) {
      told.add(course.lab());
      course(course);
    }
    OffsetDateTime last = reference.minusHours(profile.admitted() ? 26 : 24L * 35);
    for (Map.Entry<String, SampleCodes.Lab> entry : new TreeMap<>(codes.labs()).entrySet()) {
      if (entry.getValue().panel() && !told.contains(entry.getKey())) {
        for (int i = PANELS - 1; i >= 0; i--) {
          SampleCodes.Lab lab = entry.getValue();
          lab(
              entry.getKey(),
              last.minusDays(110L * i),
              vary(lab.usual(), lab.spread(), lab.decimals()));
        }
      }
    }
  }

  private void course(SampleProfile.Course course) {
    SampleCodes.Lab lab = known(codes.labs(), course.lab());
    Duration step = Duration.ofMinutes(Math.round(course.everyDays() * 24 * 60));
    OffsetDateTime last = reference.minusHours(course.lastHoursBefore());
    for (int i = course.count() - 1; i >= 0; i--) {
      BigDecimal share =
          BigDecimal.valueOf(course.count() - 1L - i)
              .divide(BigDecimal.valueOf(course.count() - 1L), 6, RoundingMode.HALF_UP);
      BigDecimal middle = course.from().add(course.to().subtract(course.from()).multiply(share));
      BigDecimal value =
          i == 0
              ? course.to().setScale(lab.decimals(), RoundingMode.HALF_UP)
              : vary(middle, lab.spread(), lab.decimals());
      lab(course.lab(), last.minus(step.multipliedBy(i)), value);
    }
  }

  private void lab(String key, OffsetDateTime when, BigDecimal value) {
    SampleCodes.Lab lab = known(codes.labs(), key);
    results.computeIfAbsent(key, k -> new ArrayList<>()).add(new Result(when, value));
    ObjectNode observation =
        observation(
            "lab",
            "laboratory",
            "Laboratory",
            concept(LOINC, lab.loinc(), lab.display(), lab.text()),
            when);
    observation.put("issued", time(when.plusMinutes(50)));
    quantity(observation.putObject("valueQuantity"), value, lab.unit());
  }

  void vitals() {
    String[] pressure = profile.bloodPressure().split("/");
    OffsetDateTime newest = reference.minusHours(profile.admitted() ? 4 : 24L * 30);
    Duration step = profile.admitted() ? Duration.ofHours(8) : Duration.ofDays(120);
    for (int i = 4; i >= 0; i--) {
      OffsetDateTime when = newest.minus(step.multipliedBy(i));
      bloodPressure(when, new BigDecimal(pressure[0]), new BigDecimal(pressure[1]));
      vital(when, "8867-4", "Heart rate", new BigDecimal("76"), new BigDecimal("6"), 0, "/min");
      vital(
          when, "9279-1", "Respiratory rate", new BigDecimal("15"), new BigDecimal("1"), 0, "/min");
      vital(
          when,
          "8310-5",
          "Body temperature",
          new BigDecimal("36.8"),
          new BigDecimal("0.2"),
          1,
          "Cel");
      vital(
          when, "59408-5", "Oxygen saturation", new BigDecimal("97"), new BigDecimal("1"), 0, "%");
      vital(when, "29463-7", "Body weight", profile.weightKg(), new BigDecimal("0.6"), 1, "kg");
    }
    vital(newest, "8302-2", "Body height", profile.heightCm(), BigDecimal.ZERO, 0, "cm");
  }

  private void bloodPressure(OffsetDateTime when, BigDecimal systolic, BigDecimal diastolic) {
    ObjectNode panel =
        observation(
            "vital",
            "vital-signs",
            "Vital Signs",
            concept(
                LOINC,
                "85354-9",
                "Blood pressure panel with all children optional",
                "Blood pressure"),
            when);
    BigDecimal spread = new BigDecimal("4");
    component(panel, "8480-6", "Systolic blood pressure", vary(systolic, spread, 0));
    component(panel, "8462-4", "Diastolic blood pressure", vary(diastolic, spread, 0));
  }

  private static void component(ObjectNode panel, String code, String name, BigDecimal value) {
    ObjectNode component = panel.withArray("component").addObject();
    component.set("code", concept(LOINC, code, name, name));
    quantity(component.putObject("valueQuantity"), value, "mm[Hg]");
  }

  private void vital(
      OffsetDateTime when,
      String code,
      String name,
      BigDecimal usual,
      BigDecimal spread,
      int decimals,
      String unit) {
    ObjectNode observation =
        observation("vital", "vital-signs", "Vital Signs", concept(LOINC, code, name, name), when);
    quantity(observation.putObject("valueQuantity"), vary(usual, spread, decimals), unit);
  }

  private ObjectNode observation(
      String kind, String category, String display, ObjectNode code, OffsetDateTime when) {
    ObjectNode observation = chart.next("Observation", kind);
    observation.put("status", "final");
    observation.putArray("category").add(concept(CATEGORY, category, display, display));
    observation.set("code", code);
    observation.set("subject", chart.patientReference());
    observation.put("effectiveDateTime", time(when));
    return observation;
  }

  private static void quantity(ObjectNode node, BigDecimal value, String unit) {
    node.put("value", value).put("unit", unit).put("system", UCUM).put("code", unit);
  }

  /** A value near the given one, charted with the given number of decimals. */
  private BigDecimal vary(BigDecimal middle, BigDecimal spread, int decimals) {
    BigDecimal chanceOf = BigDecimal.valueOf(chance.nextInt(-1000, 1001), 3);
    return middle.add(spread.multiply(chanceOf)).setScale(decimals, RoundingMode.HALF_UP);
  }
}
