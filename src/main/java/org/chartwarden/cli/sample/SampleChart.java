package org.chartwarden.cli.sample;

import static org.chartwarden.cli.sample.ChartBundle.concept;
import static org.chartwarden.cli.sample.ChartBundle.time;
import static org.chartwarden.cli.sample.SampleCodes.known;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.chartwarden.platform.Json;

/** Builds the chart of one sample patient from its profile. */
final class SampleChart {

  private static final String SNOMED = "http://snomed.info/sct";
  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

  private final SampleProfile profile;
  private final SampleCodes codes;
  private final int number;
  private final OffsetDateTime reference;
  private final SplittableRandom chance;
  private final String id;
  private final ChartBundle chart;

  SampleChart(
      SampleProfile profile,
      SampleCodes codes,
      int number,
      OffsetDateTime reference,
      SplittableRandom chance) {
    this.profile = profile;
    this.codes = codes;
    this.number = number;
    this.reference = reference;
    this.chance = chance;
    this.id = "sample-%02d".formatted(number);
    this.chart = new ChartBundle(id);
  }

  ObjectNode transactionBundle() {
    patient();
    List<String> encounters = encounters();
    profile.problems().forEach(this::problem);
    profile.medications().forEach(key -> medication(key, "active"));
    profile.stoppedMedications().forEach(key -> medication(key, "stopped"));
    allergies();
    SampleObservations observations =
        new SampleObservations(profile, codes, reference, chance, chart);
    observations.labs();
    observations.vitals();
    notes(encounters, observations);
    return chart.bundle();
  }

  private void patient() {
    ObjectNode patient = chart.add("Patient", id);
    ObjectNode identifier = patient.putArray("identifier").addObject().put("use", "usual");
    identifier.set("type", concept(TERMINOLOGY + "v2-0203", "MR", "Medical record number", "MRN"));
    identifier
        .put("system", "urn:chartwarden:sample:mrn")
        .put("value", "C%07d".formatted(4_100_000 + number * 37));
    patient.put("active", true);
    ObjectNode name =
        patient.putArray("name").addObject().put("use", "official").put("family", profile.family());
    for (String given : profile.given().split(" ")) {
      name.withArray("given").add(given);
    }
    patient
        .putArray("telecom")
        .addObject()
        .put("system", "phone")
        .put("value", "555-01%02d".formatted(number))
        .put("use", "home");
    patient.put("gender", profile.gender()).put("birthDate", profile.birthDate());
    ObjectNode address = patient.putArray("address").addObject().put("use", "home");
    address.putArray("line").add((12 + number * 7) + " Mill Lane");
    address.put("city", profile.city()).put("country", "US");
  }

  /** Two clinic visits and, for an admitted patient, the stay that goes on; newest first. */
  private List<String> encounters() {
    List<String> ids = new ArrayList<>();
    if (profile.admitted()) {
      ids.add(
          encounter("in-progress", "IMP", "inpatient encounter", reference.minusHours(40), null));
    }
    OffsetDateTime visit =
        reference.minusDays(24 + chance.nextInt(40)).withHour(9 + chance.nextInt(7));
    for (int i = 0; i < 2; i++) {
      ids.add(encounter("finished", "AMB", "ambulatory", visit, visit.plusMinutes(30)));
      visit = visit.minusDays(150 + chance.nextInt(60));
    }
    return ids;
  }

  private String encounter(
      String status, String code, String display, OffsetDateTime start, OffsetDateTime end) {
    ObjectNode encounter = chart.next("Encounter", "encounter");
    encounter.put("status", status);
    encounter
        .putObject("class")
        .put("system", TERMINOLOGY + "v3-ActCode")
        .put("code", code)
        .put("display", display);
    encounter.set("subject", chart.patientReference());
    ObjectNode period = encounter.putObject("period").put("start", time(start));
    if (end != null) {
      period.put("end", time(end));
    }
    return encounter.get("id").asText();
  }

  private void problem(String key) {
    SampleCodes.Problem problem = known(codes.problems(), key);
    ObjectNode condition = chart.next("Condition", "condition");
    condition.set(
        "clinicalStatus",
        concept(TERMINOLOGY + "condition-clinical", "active", "Active", "Active"));
    condition.set(
        "verificationStatus",
        concept(TERMINOLOGY + "condition-ver-status", "confirmed", "Confirmed", "Confirmed"));
    condition
        .putArray("category")
        .add(
            concept(
                TERMINOLOGY + "condition-category",
                "problem-list-item",
                "Problem List Item",
                "Problem"));
    ObjectNode code = concept(SNOMED, problem.snomed(), problem.display(), problem.display());
    code.withArray("coding").addObject().put("system", ICD10).put("code", problem.icd10());
    condition.set("code", code);
    condition.set("subject", chart.patientReference());
    OffsetDateTime onset = reference.minusDays(400 + chance.nextInt(2500));
    condition.put("onsetDateTime", onset.toLocalDate().toString());
    condition.put("recordedDate", onset.toLocalDate().plusDays(3).toString());
  }

  private void medication(String key, String status) {
    SampleCodes.Medication drug = known(codes.medications(), key);
    SampleCodes.Route route = known(codes.routes(), drug.route());
    ObjectNode order = chart.next("MedicationRequest", "medication");
    order.put("status", status).put("intent", "order");
    order.set(
        "medicationCodeableConcept",
        concept(RXNORM, drug.rxnorm(), drug.display(), drug.display()));
    order.set("subject", chart.patientReference());
    order.put("authoredOn", time(reference.minusDays(20 + chance.nextInt(300)).withHour(10)));
    ObjectNode dosage =
        order.putArray("dosageInstruction").addObject().put("text", drug.doseText());
    dosage
        .putObject("timing")
        .putObject("repeat")
        .put("frequency", drug.perWeek() > 0 ? drug.perWeek() : drug.perDay())
        .put("period", 1)
        .put("periodUnit", drug.perWeek() > 0 ? "wk" : "d");
    if (drug.asNeeded()) {
      dosage.put("asNeededBoolean", true);
    }
    dosage.set("route", concept(SNOMED, route.snomed(), route.display(), drug.route()));
    dosage
        .putArray("doseAndRate")
        .addObject()
        .putObject("doseQuantity")
        .put("value", drug.dose())
        .put("unit", drug.unit())
        .put("system", UCUM)
        .put("code", drug.unit());
  }

  private void allergies() {
    for (String key : profile.allergies()) {
      SampleCodes.Allergy allergy = known(codes.allergies(), key);
      ObjectNode resource =
          allergy(
              "active", concept(RXNORM, allergy.rxnorm(), allergy.display(), allergy.display()));
      resource.put("criticality", "unable-to-assess");
      resource
          .putArray("reaction")
          .addObject()
          .putArray("manifestation")
          .addObject()
          .put("text", allergy.reaction());
    }
    if (profile.allergies().isEmpty()) {
      allergy("active", concept(SNOMED, "716186003", "No known allergy", "No known allergies"));
    }
  }

  private ObjectNode allergy(String status, ObjectNode code) {
    ObjectNode resource = chart.next("AllergyIntolerance", "allergy");
    resource.set(
        "clinicalStatus",
        concept(TERMINOLOGY + "allergyintolerance-clinical", status, "Active", "Active"));
    resource.set(
        "verificationStatus",
        concept(
            TERMINOLOGY + "allergyintolerance-verification",
            "confirmed",
            "Confirmed",
            "Confirmed"));
    resource.set("code", code);
    resource.set("patient", chart.patientReference());
    return resource;
  }

  private void notes(List<String> encounters, SampleObservations observations) {
    for (int i = 0; i < Math.min(2, encounters.size()); i++) {
      boolean newest = i == 0;
      OffsetDateTime written = newest ? reference.minusHours(14) : reference.minusDays(60);
      SampleNote note = new SampleNote(profile, codes, observations);
      ObjectNode document = chart.next("DocumentReference", "note");
      document.put("status", "current");
      document.set(
          "type", concept("http://loinc.org", "11506-3", "Progress note", "Progress note"));
      document.set("subject", chart.patientReference());
      document.put("date", time(written));
      ObjectNode attachment = document.putArray("content").addObject().putObject("attachment");
      attachment
          .put("contentType", "text/plain; charset=utf-8")
          .put("data", note.base64(written, newest))
          .put("title", "Progress note");
      document
          .putObject("context")
          .putArray("encounter")
          .add(Json.object().put("reference", "Encounter/" + encounters.get(i)));
    }
  }
}
