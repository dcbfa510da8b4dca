package org.chartwarden.fhir.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.BreakGlass;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.scopes.ScopeSet;

/** Generates tokens of every sort for the record of {@link AgreementChart}. */
final class AgreementTokens {

  private static final List<String> LEVELS = List.of("patient", "user", "system");

  private static final List<String> PLACES =
      List.of(
          "*",
          "*",
          "Patient",
          "Observation",
          "Observation?category=laboratory",
          "Observation?category=http://terminology.hl7.org/CodeSystem/observation-category|vital-signs",
          "Observation?category=laboratory,vital-signs&status=final",
          "Observation?code=http://loinc.org|2823-3",
          "Condition",
          "Condition?category=problem-list-item",
          "Condition?encounter=Encounter/agree-p1-enc",
          "MedicationRequest",
          "Encounter",
          "DocumentReference",
          "Organization",
          "Practitioner",
          "PractitionerRole",
          "Location",
          "Group",
          "Task",
          "Binary",
          "Provenance");

  private static final List<Optional<String>> USERS =
      List.of(
          Optional.empty(),
          Optional.of("Practitioner/agree-doc"),
          Optional.of("RelatedPerson/agree-rel"),
          Optional.of("Patient/agree-p2"));

  private final Random random;

  private AgreementTokens(long seed) {
    random = new Random(seed);
  }

  /** As many callers, always the same ones. */
  static List<AccessContext> callers(int count) {
    AgreementTokens tokens = new AgreementTokens(7);
    List<AccessContext> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      callers.add(tokens.caller());
    }
    return callers;
  }

  private AccessContext caller() {
    String level = one(LEVELS);
    List<String> scopes = random.nextInt(4) == 0 ? allButOne(level) : some(level);
    Optional<String> patient =
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(one(AgreementChart.PATIENTS));
    Grant grant =
        new Grant(
            "agree",
            "t",
            one(USERS),
            ScopeSet.read(String.join(" ", scopes)),
            patient,
            Optional.empty());
    if (random.nextInt(4) == 0) {
      grant = grant.forPurposes(Set.of("HRESCH"));
    }
    if (random.nextInt(5) == 0 && grant.ofPractitioner()) {
      grant = grant.breaking(new BreakGlass("BTG", "generated emergency", Instant.MAX));
    }
    AccessContext who = AccessContext.of(grant);
    return random.nextInt(6) == 0 ? who.boundTo(Set.of("agree-p1", "agree-p2")) : who;
  }

  private List<String> some(String level) {
    List<String> scopes = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      scopes.add(scope(random.nextInt(5) == 0 ? one(LEVELS) : level, one(PLACES)));
    }
    return scopes;
  }

  /** Such tokens show whether a way in passes through what it does not show. */
  private List<String> allButOne(String level) {
    String missing = one(AgreementChart.TYPES);
    return AgreementChart.TYPES.stream()
        .filter(type -> !type.equals(missing))
        .map(type -> scope(level, type))
        .toList();
  }

  private String scope(String level, String place) {
    int query = place.indexOf('?');
    return level
        + "/"
        + (query < 0 ? place : place.substring(0, query))
        + (random.nextInt(4) == 0 ? ".cruds" : ".rs")
        + (query < 0 ? "" : place.substring(query));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
