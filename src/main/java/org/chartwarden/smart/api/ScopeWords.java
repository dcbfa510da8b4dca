package org.chartwarden.smart.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

  private ScopeWords() {}

  /**
   * A scope to tick.
   *
   * @param text the scope
   * @param words what it means
   * @param parts what may be ticked in its place: one for each kind of data
   */
  record Choice(String text, String words, List<Choice> parts) {}

  /** The scopes of a request; one for all types may be given up for single ones. */
  static List<Choice> of(ScopeSet scopes) {
    return scopes.resources().stream()
        .map(scope -> new Choice(scope.text(), words(scope), parts(scope)))
        .toList();
  }

  private static List<Choice> parts(SmartScope scope) {
    if (!scope.type().equals(SmartScope.ALL_TYPES)) {
      return List.of();
    }
    return SINGLE_TYPES.stream()
        .map(
            type ->
                new SmartScope(
                    scope.level(), type, scope.permissions(), scope.query(), scope.version1()))
        .map(single -> new Choice(single.text(), words(single), List.of()))
        .toList();
  }

  private static String words(SmartScope scope) {
    String what =
        scope.type().equals(SmartScope.ALL_TYPES) ? "all kinds of data" : spaced(scope.type());
    String whose = scope.level() == ScopeLevel.PATIENT ? "of this patient" : "that you may see";
    String only =
        scope.query().isEmpty()
            ? ""
            : ", only with "
                + URLDecoder.decode(scope.query(), StandardCharsets.UTF_8).replace("&", " and ");
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
