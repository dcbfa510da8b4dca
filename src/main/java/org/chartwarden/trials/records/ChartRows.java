package org.chartwarden.trials.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.PatientRecord;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** Reads the resources of patients, each patient's by themselves, with few statements. */
final class ChartRows {

  private static final List<String> SPARSE =
      List.of(
          "Patient",
          "Condition",
          "Procedure",
          "ServiceRequest",
          "MedicationRequest",
          "MedicationStatement",
          "Immunization",
          "AllergyIntolerance",
          "Encounter",
          "FamilyMemberHistory",
          "DocumentReference",
          "DiagnosticReport");

  /** Types of which a stay in intensive care leaves thousands, with what the newest are told by. */
  private static final Map<String, String> DENSE =
      new TreeMap<>(
          Map.of(
              "Observation", "date",
              "MedicationAdministration", "effective-time",
              "MedicationDispense", "whenhandedover"));

  private static final int NEWEST_PER_CODE = 50;
  private static final int NEWEST = 2000;
  private static final int AT_ONCE = 100;
  private static final Pattern PATIENT = local("Patient");
  private static final Pattern MEDICATION = local("Medication");

  private final FhirGateway gateway;
  private final AccessContext who;
  private final int most;

  ChartRows(FhirGateway gateway, AccessContext who, int most) {
    this.gateway = gateway;
    this.who = who;
    this.most = most;
  }

  /**
   * The rows of one patient.
   *
   * @param versions the Patient first, then the rest, in the order of storage
   * @param remarks what was left out
   */
  record Rows(List<Row> versions, List<String> remarks) {}

  /** A version with its content. */
  record Row(ResourceVersion version, com.fasterxml.jackson.databind.node.ObjectNode tree) {
    static Row of(ResourceVersion version) {
      return new Row(version, version.tree());
    }
  }

  private static Pattern local(String type) {
    return Pattern.compile("(?:.*/)?" + type + "/([A-Za-z0-9\\-.]{1,64})(?:/_history/.*)?");
  }

  /** The types that are read. */
  static List<String> types() {
    List<String> types = new ArrayList<>(SPARSE);
    types.addAll(DENSE.keySet());
    return types;
  }

  /** The rows of patients by id; those that are not there or may not be seen are left out. */
  Map<String, Rows> of(Collection<String> patients) {
    if (patients.isEmpty()) {
      return Map.of();
    }
    List<Row> read = new ArrayList<>();
    int allowed = (int) Math.min(Integer.MAX_VALUE, (long) most * patients.size());
    if (gateway.compartments(who, wanted(patients, types()), allowed, v -> read.add(Row.of(v)))) {
      return byPatient(patients, read, List.of());
    }
    Map<String, Rows> all = new LinkedHashMap<>();
    for (String patient : patients) {
      all.putAll(patients.size() == 1 ? thinned(patient) : of(List.of(patient)));
    }
    return all;
  }

  /** Of a chart that is too large: the newest of what there is most of. */
  private Map<String, Rows> thinned(String patient) {
    List<Row> read = new ArrayList<>();
    if (!gateway.compartments(
        who, wanted(List.of(patient), SPARSE), most, v -> read.add(Row.of(v)))) {
      throw new FhirProblem(
          422,
          "too-costly",
          "chart-too-large",
          "Patient/" + patient + " has more than " + most + " resources besides results");
    }
    String of = "patient=" + patient;
    DENSE.forEach(
        (type, date) ->
            (type.equals("Observation")
                    ? gateway.newestPerCode(who, of, NEWEST_PER_CODE)
                    : gateway.first(who, type, of + "&_sort=-" + date, NEWEST))
                .forEach(version -> read.add(Row.of(version))));
    return byPatient(
        List.of(patient),
        read,
        List.of(
            "The chart has more than "
                + most
                + " resources: of each kind of result the newest "
                + NEWEST_PER_CODE
                + " were read, of administrations and dispenses the newest "
                + NEWEST
                + "."));
  }

  private static PatientRecord wanted(Collection<String> patients, List<String> types) {
    return new PatientRecord(
        List.copyOf(patients), types, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Map<String, Rows> byPatient(
      Collection<String> patients, List<Row> read, List<String> remarks) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    Set<String> wanted = Set.copyOf(patients);
    Map<String, Set<String>> medications = new HashMap<>();
    for (Row row : read) {
      String patient = subject(row);
      if (wanted.contains(patient)) {
        rows.computeIfAbsent(patient, id -> new ArrayList<>()).add(row);
        named(MEDICATION, row.tree().at("/medicationReference/reference").asText(""))
            .ifPresent(
                id -> medications.computeIfAbsent(id, m -> new LinkedHashSet<>()).add(patient));
      }
    }
    medications(medications.keySet())
        .forEach(
            row -> medications.get(row.version().key().id()).forEach(p -> rows.get(p).add(row)));
    Map<String, Rows> all = new LinkedHashMap<>();
    for (String patient : patients) {
      List<Row> own = rows.getOrDefault(patient, List.of());
      if (own.stream().anyMatch(row -> row.version().key().type().equals("Patient"))) {
        all.put(patient, new Rows(own, remarks));
      }
    }
    return all;
  }

  /** Id of the patient that a resource is about, or empty. */
  private static String subject(Row row) {
    if (row.version().key().type().equals("Patient")) {
      return row.version().key().id();
    }
    String reference = row.tree().at("/subject/reference").asText("");
    return named(
            PATIENT,
            reference.isEmpty() ? row.tree().at("/patient/reference").asText("") : reference)
        .orElse("");
  }

  private static Optional<String> named(Pattern reference, String text) {
    Matcher parts = reference.matcher(text);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }

  /** The Medications that orders and administrations refer to. */
  private List<Row> medications(Collection<String> wanted) {
    List<String> ids = List.copyOf(wanted);
    List<Row> found = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      gateway
          .first(who, "Medication", "_id=" + String.join(",", some), AT_ONCE)
          .forEach(version -> found.add(Row.of(version)));
    }
    return found;
  }
}
