package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.ResourceKey;
import org.junit.jupiter.api.Test;

/**
 * As {@link AccessAgreementIT}, of whatever hands over more than what was searched for: histories,
 * whole records and bulk exports hold what the same token reads one by one, no more and no less.
 */
@QuarkusTest
class RecordAgreementIT extends AgreementFixture {

  /** Types of what an export of patients brings along that belongs to none. */
  private static final Set<String> BROUGHT_ALONG =
      Set.of(
          "Device", "Location", "Medication", "Organization", "Practitioner", "PractitionerRole");

  @Test
  void olderVersionsAreReadAsIfTheyWereNow() {
    for (SingleReads reads : callers) {
      chart
          .twins()
          .forEach(
              (key, twins) -> {
                boolean now = reads.reads(twins.get(1).reference());
                boolean older = now && reads.reads(twins.get(0).reference());
                assertThat(reads.reads(key.reference()))
                    .as("%s of %s", key, reads.who())
                    .isEqualTo(now);
                assertThat(reads.versions().contains(key.reference() + "/_history/1"))
                    .as("older version of %s of %s", key, reads.who())
                    .isEqualTo(older);
              });
    }
  }

  @Test
  void historiesShowTheVersionsThatReadsAllow() {
    Instant begin = chart.begin();
    for (SingleReads reads : callers) {
      for (ResourceKey key :
          Stream.concat(chart.twins().keySet().stream(), chart.deleted().stream()).toList()) {
        Set<String> both = Set.of(key.reference() + "/_history/1", key.reference() + "/_history/2");
        assertThat(ways.historyOf(reads.who(), key))
            .as("history of %s of %s", key, reads.who())
            .isEqualTo(reads.versions().containsAll(both) ? both : Set.of());
      }
      assertThat(ways.history(reads.who(), "Observation", begin))
          .as("Observations of %s", reads.who())
          .isEqualTo(reads.versionsOf("Observation"));
      assertThat(ways.history(reads.who(), "", begin))
          .as("history of everything of %s", reads.who())
          .isEqualTo(reads.versions());
    }
  }

  @Test
  void wholeRecordsHoldWhatReadsAllow() {
    for (SingleReads reads : callers) {
      for (String patient : AgreementChart.PATIENTS) {
        ResourceKey key = new ResourceKey("Patient", patient);
        Set<String> expected =
            reads.reads(key.reference()) ? record(reads, Set.of(patient), graph::shared) : Set.of();
        assertThat(ways.everything(reads.who(), key))
            .as("record of %s of %s", patient, reads.who())
            .isEqualTo(expected);
      }
    }
  }

  /**
   * What is read of the compartments of these patients, and what one comes to from there.
   *
   * @param beyond what may be come to, if it can be read
   */
  private Set<String> record(
      SingleReads reads, Collection<String> patients, Predicate<String> beyond) {
    Set<String> record = graph.members(patients);
    record.retainAll(reads.current());
    record.addAll(graph.reached(record, ref -> beyond.test(ref) && reads.reads(ref)));
    return record;
  }

  @Test
  void exportsHoldWhatReadsAllow() {
    Predicate<String> along =
        reference ->
            graph.shared(reference)
                && BROUGHT_ALONG.contains(reference.substring(0, reference.indexOf('/')));
    Set<String> group = Set.of("agree-p1", "agree-p2");
    Instant begin = chart.begin();
    for (SingleReads reads : callers) {
      Set<String> all = new TreeSet<>(reads.current());
      reads.gone().forEach(reference -> all.add("deleted " + reference));
      switch (callers.indexOf(reads) % 3) {
        case 0 ->
            assertThat(
                    ways.export(
                        reads.who(), AgreementChart.TYPES, Optional.empty(), Optional.of(begin)))
                .as("export of all of %s", reads.who())
                .isEqualTo(all);
        case 1 ->
            assertThat(
                    ways.export(
                        reads.who(), AgreementChart.TYPES, Optional.of(Set.of()), Optional.empty()))
                .as("export of patients of %s", reads.who())
                .isEqualTo(record(reads, AgreementChart.PATIENTS, along));
        default ->
            assertThat(
                    ways.export(
                        reads.who(), AgreementChart.TYPES, Optional.of(group), Optional.empty()))
                .as("export of a group of %s", reads.who())
                .isEqualTo(record(reads, group, along));
      }
    }
  }
}
