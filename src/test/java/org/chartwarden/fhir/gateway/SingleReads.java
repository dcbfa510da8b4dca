package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;

/**
 * What a caller is given when it asks for the resources of {@link AgreementChart} one by one: every
 * other way in must show the same.
 *
 * @param who the caller
 * @param current references of what can be read
 * @param gone references of what the caller is told was deleted
 * @param versions {@code Type/id/_history/n} of what can be read, and of deletions that are told
 */
record SingleReads(AccessContext who, Set<String> current, Set<String> gone, Set<String> versions) {

  private static final int TOKENS = 150;

  /** Kept for all tests: nothing changes in the record. */
  private static List<SingleReads> callers;

  private static final int GONE = 410;
  private static final int FORBIDDEN = 403;

  /** Those of some hundred generated tokens. */
  static List<SingleReads> ofCallers(FhirGateway gateway, AgreementChart chart) {
    if (callers == null) {
      callers =
          AgreementTokens.callers(TOKENS).stream().map(who -> of(gateway, chart, who)).toList();
    }
    return callers;
  }

  static SingleReads of(FhirGateway gateway, AgreementChart chart, AccessContext who) {
    SingleReads reads = new SingleReads(who, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    for (ResourceKey key : chart.stored()) {
      if (reads.may(() -> gateway.read(who, key))) {
        reads.current.add(key.reference());
      }
    }
    for (ResourceKey key : chart.deleted()) {
      if (reads.may(() -> gateway.read(who, key))) {
        reads.gone.add(key.reference());
      }
    }
    for (ResourceKey key : chart.stored()) {
      reads.versions(gateway, key, chart.twins().containsKey(key) ? 2 : 1);
    }
    chart.deleted().forEach(key -> reads.versions(gateway, key, 2));
    return reads;
  }

  private void versions(FhirGateway gateway, ResourceKey key, int newest) {
    for (int version = 1; version <= newest; version++) {
      long wanted = version;
      if (may(() -> gateway.readVersion(who, key, wanted))) {
        versions.add(key.reference() + "/_history/" + version);
      }
    }
  }

  private boolean may(Runnable read) {
    try {
      read.run();
      return true;
    } catch (FhirProblem problem) {
      assertThat(problem.status()).as(problem.getMessage()).isIn(GONE, FORBIDDEN);
      return problem.status() == GONE;
    }
  }

  boolean reads(String reference) {
    return current.contains(reference);
  }

  /** Those of a type. */
  Set<String> ofType(String type) {
    return of(type, current);
  }

  Set<String> versionsOf(String type) {
    return of(type, versions);
  }

  private static Set<String> of(String type, Set<String> references) {
    Set<String> found = new TreeSet<>(references);
    found.removeIf(reference -> !reference.startsWith(type + "/"));
    return found;
  }
}
