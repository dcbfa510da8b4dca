package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.RecordDirectory;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.Test;

/**
 * Every way in shows what single reads allow, no more and no less, for some hundred generated
 * tokens: searches narrow in the database, a read is judged on its content, and both ask the same
 * policy. Where a way passes through resources, such as a chain, it passes only through what can be
 * read.
 */
@QuarkusTest
class AccessAgreementIT extends AgreementFixture {

  @Inject RecordDirectory directory;

  /** One after the other, so that each token meets one of them and each of them many tokens. */
  private <T> T turn(List<T> of, SingleReads reads) {
    return of.get(callers.indexOf(reads) % of.size());
  }

  @Test
  void theTokensDifferInWhatTheyReach() {
    Set<Set<String>> reached = new HashSet<>();
    callers.forEach(reads -> reached.add(reads.current()));
    assertThat(reached).hasSizeGreaterThan(40);
  }

  @Test
  void searchesFindWhatReadsAllow() {
    for (SingleReads reads : callers) {
      for (String type : AgreementChart.TYPES) {
        assertThat(ways.search(reads.who(), type, ""))
            .as("%s of %s", type, reads.who())
            .isEqualTo(reads.ofType(type));
      }
      assertThat(ways.search(reads.who(), "", "_type=" + String.join(",", AgreementChart.TYPES)))
          .as("all of %s", reads.who())
          .isEqualTo(reads.current());
    }
  }

  private static Set<String> starting(Collection<String> references, String start) {
    return references.stream()
        .filter(reference -> reference.startsWith(start))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void includesBringAlongWhatReadsAllow() {
    for (SingleReads reads : callers) {
      Set<String> patients = reads.ofType("Patient");
      Set<String> around = graph.targets(patients);
      around.addAll(graph.sources(patients));
      // The patient of a Binary is in its security context, which no search parameter is about.
      around.removeIf(reference -> reference.startsWith("Binary/"));
      joined(reads, "Patient", "_revinclude=*&_include=*", around);
      joined(reads, "Observation", "_include=*", graph.targets(reads.ofType("Observation")));
      Set<String> seen = starting(graph.targets(reads.ofType("Encounter")), "Practitioner");
      seen.retainAll(reads.current());
      seen.addAll(starting(graph.targets(starting(seen, "PractitionerRole/")), "Organization/"));
      joined(
          reads,
          "Encounter",
          "_include=Encounter:participant&_include:iterate=PractitionerRole:organization",
          seen);
    }
  }

  private void joined(SingleReads reads, String type, String query, Set<String> joined) {
    Set<String> expected = new TreeSet<>(joined);
    expected.retainAll(reads.current());
    expected.addAll(reads.ofType(type));
    assertThat(ways.search(reads.who(), type, query))
        .as("%s?%s of %s", type, query, reads.who())
        .isEqualTo(expected);
  }

  @Test
  void chainsPassThroughWhatReadsAllow() {
    Predicate<String> clinic = reference -> reference.equals("Organization/agree-org");
    for (SingleReads reads : callers) {
      Predicate<String> read = reads::reads;
      found(
          reads,
          "Observation",
          "subject:Patient.family=Agree",
          observation -> read.test(pointed(observation, "/subject")));
      found(
          reads,
          "Condition",
          "encounter:Encounter.participant:Practitioner.family=Doc",
          condition -> {
            String encounter = pointed(condition, "/encounter");
            String seen = pointed(encounter, "/participant/0/individual");
            return read.test(encounter) && seen.startsWith("Practitioner/") && read.test(seen);
          });
      found(
          reads,
          "Patient",
          "_has:Observation:patient:code=http://loinc.org%7C2823-3",
          patient ->
              graph.having(reads.ofType("Observation"), "2823-3").stream()
                  .anyMatch(observation -> pointed(observation, "/subject").equals(patient)));
      found(
          reads,
          "Organization",
          "_has:Patient:organization:family=Agree",
          clinic.and(organization -> !reads.ofType("Patient").isEmpty()));
      found(
          reads,
          "Organization",
          "_has:PractitionerRole:organization:_has:Encounter:participant:status=finished",
          organization ->
              organization.equals("Organization/agree-org2")
                  && read.test("PractitionerRole/agree-role")
                  && read.test("Encounter/agree-p3-enc"));
    }
  }

  private String pointed(String reference, String element) {
    return graph.content(reference).at(element + "/reference").asText();
  }

  private void found(SingleReads reads, String type, String query, Predicate<String> matches) {
    assertThat(ways.search(reads.who(), type, query))
        .as("%s?%s of %s", type, query, reads.who())
        .isEqualTo(
            reads.ofType(type).stream()
                .filter(matches)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void graphsViewsAndSubscriptionsShowWhatReadsAllow() {
    Map<String, List<String>> fields =
        Map.of(
            "Observation", List.of("subject", "Patient"),
            "Condition", List.of("encounter", "Encounter"),
            "PractitionerRole", List.of("organization", "Organization"));
    List<ResourceVersion> versions =
        chart.stored().stream().map(key -> gateway.read(AgreementChart.SERVER, key)).toList();
    for (SingleReads reads : callers) {
      String type = turn(List.of("Patient", "Observation", "Condition"), reads);
      assertThat(ways.rows(reads.who(), type))
          .as("view of %s of %s", type, reads.who())
          .isEqualTo(reads.ofType(type));
      assertThat(ways.told(reads.who(), type, versions))
          .as("changes of %s of %s", type, reads.who())
          .isEqualTo(reads.ofType(type));
      String listed = turn(List.of("Observation", "PractitionerRole", "Condition"), reads);
      String field = fields.get(listed).get(0);
      Set<String> expected = reads.ofType(listed);
      for (String reference : reads.ofType(listed)) {
        String target = pointed(reference, "/" + field);
        if (reads.reads(target)) {
          expected.add(reference + " -> " + target);
        }
      }
      assertThat(ways.graph(reads.who(), listed, field, fields.get(listed).get(1)))
          .as("graph of %s of %s", listed, reads.who())
          .isEqualTo(expected);
    }
  }

  @Test
  void whoChoosesIsShownWhatATokenWouldReach() {
    for (String user :
        List.of("Practitioner/agree-doc", "RelatedPerson/agree-rel", "Patient/agree-p2")) {
      ScopeSet scopes = ScopeSet.read("user/Patient.rs user/Encounter.rs");
      AccessContext who =
          AccessContext.of(
              new Grant(
                  "agree", "t", Optional.of(user), scopes, Optional.empty(), Optional.empty()));
      SingleReads reads = SingleReads.of(gateway, chart, who);
      Set<String> shown = new TreeSet<>();
      for (String id : AgreementChart.PATIENTS) {
        directory.patient(user, id).ifPresent(one -> shown.add("Patient/" + one.id()));
        directory.encounters(user, id, 50).forEach(one -> shown.add("Encounter/" + one.id()));
        boolean encounter = directory.encounter(user, id, id + "-enc").isPresent();
        assertThat(encounter).isEqualTo(reads.reads("Encounter/" + id + "-enc"));
      }
      assertThat(shown).as(user).isNotEmpty().isEqualTo(reads.current());
      assertThat(directory.patients(user, "Agree", 200))
          .extracting(one -> "Patient/" + one.id())
          .filteredOn(reference -> reference.startsWith("Patient/agree-p"))
          .containsExactlyInAnyOrderElementsOf(reads.ofType("Patient"));
    }
  }
}
