package org.chartwarden.smart.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chartwarden.smart.scopes.ScopeLevel;
import org.chartwarden.smart.scopes.ScopePermission;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.scopes.SmartScope;

/** Scopes in words that the person who decides can read. */
final class ScopeWords {

  private static final List<String> SINGLE_TYPES =
      List.of(
          "AllergyIntolerance",
          "CarePlan",
          "CareTeam",
          "Condition",
          "Coverage",
          "Device",
          "DiagnosticReport",
          "DocumentReference",
          "Encounter",
          "Goal",
          "Immunization",
          "Location",
          "Medication",
          "MedicationDispense",
          "MedicationRequest",
          "Observation",
          "Organization",
          "Patient",
          "Practitioner",
          "PractitionerRole",
          "Procedure",
          "Provenance",
          "QuestionnaireResponse",
          "RelatedPerson",
          "ServiceRequest",
          "Specimen");

  private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
  private static final String US_CORE = "http://hl7.org/fhir/us/core/CodeSystem/";

  /** The categories for which ONC (g)(10) has a person decide singly, by resource type. */
  private static final Map<String, List<String>> CATEGORIES =
      Map.of(
          "Condition",
          List.of(
              HL7 + "condition-category|encounter-diagnosis",
              HL7 + "condition-category|problem-list-item",
              US_CORE + "condition-category|health-concern"),
          "Observation",
          List.of(
              US_CORE + "us-core-observation-category|clinical-test",
              HL7 + "observation-category|laboratory",
              HL7 + "observation-category|social-history",
              US_CORE + "us-core-category|sdoh",
              HL7 + "observation-category|survey",
              HL7 + "observation-category|vital-signs"));

  private ScopeWords() {}

  /**
   * A scope to tick.
   *
   * @param text the scope
   * @param words what it means
   * @param parts what may be ticked in its place: one for each kind of data
   */
  record Choice(String text, String words, List<Choice> parts) {}

  /**
   * The scopes of a request; one for all types may be given up for single ones, one for conditions
   * or observations for single categories of them.
   */
  static List<Choice> of(ScopeSet scopes) {
    return scopes.resources().stream()
        .map(scope -> new Choice(scope.text(), words(scope), parts(scope)))
        .toList();
  }

  private static List<Choice> parts(SmartScope scope) {
    if (!scope.query().isEmpty()) {
      return List.of();
    }
    if (!scope.type().equals(SmartScope.ALL_TYPES)) {
      return categories(scope).map(ScopeWords::choice).toList();
    }
    return SINGLE_TYPES.stream()
        .map(type -> scope.of(type, ""))
        .flatMap(single -> Stream.concat(Stream.of(single), categories(single)))
        .map(ScopeWords::choice)
        .toList();
  }

  private static Choice choice(SmartScope scope) {
    return new Choice(scope.text(), words(scope), List.of());
  }

  private static Stream<SmartScope> categories(SmartScope scope) {
    return CATEGORIES.getOrDefault(scope.type(), List.of()).stream()
        .map(category -> scope.of(scope.type(), "category=" + category));
  }

  private static String words(SmartScope scope) {
    String what =
        scope.type().equals(SmartScope.ALL_TYPES) ? "all kinds of data" : spaced(scope.type());
    String whose = scope.level() == ScopeLevel.PATIENT ? "of this patient" : "that you may see";
    String only =
        scope.query().isEmpty()
            ? ""
            : ", only with "
                + URLDecoder.decode(scope.query(), StandardCharsets.UTF_8)
                    .replaceAll("http\\S+\\|", "")
                    .replace("&", " and ");
    return verbs(scope) + " " + what + " " + whose + only;
  }

  private static String verbs(SmartScope scope) {
    boolean reads =
        scope.permissions().contains(ScopePermission.READ)
            || scope.permissions().contains(ScopePermission.SEARCH);
    List<String> writes = new ArrayList<>();
    if (scope.permissions().contains(ScopePermission.CREATE)) {
      writes.add("add");
    }
    if (scope.permissions().contains(ScopePermission.UPDATE)) {
      writes.add("change");
    }
    if (scope.permissions().contains(ScopePermission.DELETE)) {
      writes.add("delete");
    }
    String written = String.join(", ", writes);
    return reads ? (writes.isEmpty() ? "Read" : "Read, " + written) : capital(written);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }

  private static String spaced(String type) {
    return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }
}
