package org.chartwarden.testing.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Two patients; of the first there is one resource of every type that US Core 7 has, and results
 * and problems of every category that scopes may name.
 */
public final class Ward {

  public static final String PATIENT = "inferno-p1";
  public static final String OTHER = "inferno-p2";
  public static final String ENCOUNTER = "inferno-e1";

  public static final String OBSERVATION_CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  public static final String CONDITION_CATEGORY =
      "http://terminology.hl7.org/CodeSystem/condition-category";
  public static final String US_CORE = "http://hl7.org/fhir/us/core/CodeSystem/";

  /** The types of US Core 7 that are searched by patient. */
  public static final List<String> TYPES =
      List.of(
          ("Patient AllergyIntolerance CarePlan CareTeam Condition Device DiagnosticReport"
                  + " DocumentReference Goal Immunization MedicationRequest Observation Procedure"
                  + " Encounter ServiceRequest Coverage MedicationDispense")
              .split(" "));

  private static final String OF = "{\"reference\":\"Patient/" + PATIENT + "\"}";
  private static final String CODE = "{\"text\":\"something\"}";

  private Ward() {}

  /** Scopes for reading all of these types of one patient. */
  public static String readingAll() {
    return TYPES.stream().map(type -> "patient/" + type + ".rs").collect(Collectors.joining(" "));
  }

  static void fill(String fhir, String token) {
    put(fhir, token, "Practitioner/inferno-doctor", "\"name\":[{\"family\":\"Inferno\"}]");
    put(fhir, token, "Organization/inferno-o1", "\"name\":\"Inferno Hospital\"");
    put(fhir, token, "Location/inferno-l1", "\"name\":\"Inferno Ward\"");
    for (String id : new String[] {PATIENT, OTHER}) {
      put(
          fhir,
          token,
          "Patient/" + id,
          "\"birthDate\":\"1970-01-01\",\"gender\":\"female\",\"name\":[{\"family\":\"Wardquill\",\"given\":[\""
              + id
              + "\"]}]");
    }
    put(fhir, token, "Encounter/" + ENCOUNTER, encounter(PATIENT));
    put(fhir, token, "Encounter/inferno-e2", encounter(OTHER));
    rest().forEach((key, members) -> put(fhir, token, key, members));
    Map<String, String> results = new LinkedHashMap<>();
    for (String code : new String[] {"laboratory", "social-history", "vital-signs", "survey"}) {
      results.put(code, OBSERVATION_CATEGORY);
    }
    results.put("sdoh", US_CORE + "us-core-category");
    results.forEach(
        (code, system) ->
            put(fhir, token, "Observation/inferno-" + code, result(PATIENT, system, code)));
    put(
        fhir,
        token,
        "Observation/inferno-other",
        result(OTHER, OBSERVATION_CATEGORY, "laboratory"));
    problem(fhir, token, CONDITION_CATEGORY, "encounter-diagnosis");
    problem(fhir, token, CONDITION_CATEGORY, "problem-list-item");
    problem(fhir, token, US_CORE + "condition-category", "health-concern");
  }

  private static Map<String, String> rest() {
    Map<String, String> rest = new LinkedHashMap<>();
    rest.put("AllergyIntolerance/inferno-a1", "\"code\":" + CODE + ",\"patient\":" + OF);
    rest.put("CarePlan/inferno-c1", "\"status\":\"active\",\"intent\":\"plan\",\"subject\":" + OF);
    rest.put("CareTeam/inferno-c1", "\"status\":\"active\",\"subject\":" + OF);
    rest.put("Device/inferno-d1", "\"type\":" + CODE + ",\"patient\":" + OF);
    rest.put(
        "DiagnosticReport/inferno-d1",
        "\"status\":\"final\",\"code\":" + CODE + ",\"subject\":" + OF);
    rest.put(
        "DocumentReference/inferno-d1",
        "\"status\":\"current\",\"content\":[{\"attachment\":{\"contentType\":\"text/plain\"}}],\"subject\":"
            + OF);
    rest.put(
        "Goal/inferno-g1",
        "\"lifecycleStatus\":\"active\",\"description\":" + CODE + ",\"subject\":" + OF);
    rest.put(
        "Immunization/inferno-i1",
        "\"status\":\"completed\",\"vaccineCode\":"
            + CODE
            + ",\"occurrenceDateTime\":\"2024-01-01\",\"patient\":"
            + OF);
    rest.put(
        "MedicationRequest/inferno-m1",
        "\"status\":\"active\",\"intent\":\"order\",\"medicationCodeableConcept\":"
            + CODE
            + ",\"subject\":"
            + OF);
    rest.put(
        "MedicationDispense/inferno-m1",
        "\"status\":\"completed\",\"medicationCodeableConcept\":" + CODE + ",\"subject\":" + OF);
    rest.put(
        "Procedure/inferno-p1", "\"status\":\"completed\",\"code\":" + CODE + ",\"subject\":" + OF);
    rest.put(
        "ServiceRequest/inferno-s1",
        "\"status\":\"active\",\"intent\":\"order\",\"code\":" + CODE + ",\"subject\":" + OF);
    rest.put(
        "Coverage/inferno-c1",
        "\"status\":\"active\",\"beneficiary\":" + OF + ",\"payor\":[" + OF + "]");
    return rest;
  }

  private static String encounter(String patient) {
    return "\"status\":\"finished\",\"class\":{\"code\":\"AMB\",\"display\":\"ambulatory\"},"
        + "\"period\":{\"start\":\"2024-05-01T09:00:00Z\"},\"subject\":{\"reference\":\"Patient/"
        + patient
        + "\"}";
  }

  private static String result(String patient, String system, String code) {
    return "\"status\":\"final\",\"code\":"
        + CODE
        + ",\"category\":["
        + coded(system, code)
        + "],\"subject\":{\"reference\":\"Patient/"
        + patient
        + "\"}";
  }

  private static void problem(String fhir, String token, String system, String code) {
    put(
        fhir,
        token,
        "Condition/inferno-" + code,
        "\"code\":" + CODE + ",\"category\":[" + coded(system, code) + "],\"subject\":" + OF);
  }

  private static String coded(String system, String code) {
    return "{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]}";
  }

  private static void put(String fhir, String token, String reference, String members) {
    String[] key = reference.split("/");
    Wire.Reply reply =
        Wire.send(
            "PUT",
            fhir + "/" + reference,
            "application/fhir+json",
            "{\"resourceType\":\"" + key[0] + "\",\"id\":\"" + key[1] + "\"," + members + "}",
            "Authorization",
            "Bearer " + token);
    assertThat(reply.status()).as(reply.body()).isLessThan(300);
  }
}
