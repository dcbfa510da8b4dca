package org.chartwarden.trials.watching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Presence;
import org.chartwarden.smart.AccessContext;

/** Where matches are put under watch. */
@ApplicationScoped
public class MatchWatches {

  private static final String ASKED = "the request to watch";

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
    // Another process may miss a change before it knows that something is watched.
    boolean known = store.anyBefore(now.minus(Presence.SETTLED));
    store.add(patient, studies);
    store.due(patient, ASKED, known ? now : now.plus(Presence.SETTLED));
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
