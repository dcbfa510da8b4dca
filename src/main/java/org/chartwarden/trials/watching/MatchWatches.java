package org.chartwarden.trials.watching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;

/** Where matches are put under watch. */
@ApplicationScoped
public class MatchWatches {

  private static final String ASKED = "the request to watch";

  /** What another process may have missed before it knew that something is watched. */
  private static final Duration SETTLED = MatchWatch.REMEMBERED.multipliedBy(3);

  private final WatchStore store;
  private final FhirGateway gateway;
  private final Clock clock;

  @Inject
  MatchWatches(WatchStore store, FhirGateway gateway, Clock clock) {
    this.store = store;
    this.gateway = gateway;
    this.clock = clock;
  }

  /**
   * Watches how a patient stands to studies from now on; what is watched already stays so. The
   * first answer comes within seconds.
   *
   * @param studies logical ids
   * @throws FhirProblem 403, 404 or 410 when the caller may not see the patient, or only reads
   */
  @Transactional
  public void watch(AccessContext who, String patient, Collection<String> studies) {
    requireAllowed(who, patient);
    if (studies.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    boolean first = !store.any();
    store.add(patient, studies);
    store.due(patient, ASKED, first ? now.plus(SETTLED) : now);
  }

  /** Ends it, as far as it is watched; what was told so far stays. */
  @Transactional
  public void end(AccessContext who, String patient, Collection<String> studies) {
    requireAllowed(who, patient);
    studies.forEach(study -> store.remove(patient, study));
  }

  private void requireAllowed(AccessContext who, String patient) {
    if (who.readOnly()) {
      throw FhirProblem.forbidden("read-only", "a caller that only reads puts nothing under watch");
    }
    gateway.read(who, new ResourceKey("Patient", patient));
  }
}
