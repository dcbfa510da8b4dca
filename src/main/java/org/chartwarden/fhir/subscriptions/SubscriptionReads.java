package org.chartwarden.fhir.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** What the operations tell about subscriptions, to those who may read them. */
@ApplicationScoped
class SubscriptionReads {

  private static final int MOST = 1000;

  /** A subscription as it is and as it is written. */
  record Known(SubscriptionState state, SubscriptionSpec spec) {}

  private final FhirGateway gateway;
  private final SubscriptionStore store;

  @Inject
  SubscriptionReads(FhirGateway gateway, SubscriptionStore store) {
    this.gateway = gateway;
    this.store = store;
  }

  /** One subscription; 404 or 410 when there is none, 403 when it is not the caller's to read. */
  Known require(AccessContext who, String id) {
    ResourceKey key = new ResourceKey("Subscription", id);
    gateway.read(who, key);
    SubscriptionState state = store.find(id).orElseThrow(() -> FhirProblem.notFound(key));
    if (!within(state, who)) {
      throw FhirProblem.forbidden("other-patient", key + " tells of what this caller may not see");
    }
    return known(state);
  }

  /** Subscriptions by id and status; none of either stands for all. */
  List<Known> list(AccessContext who, List<String> ids, List<String> statuses) {
    if (!ids.isEmpty()) {
      return ids.stream().map(id -> require(who, id)).filter(k -> of(k, statuses)).toList();
    }
    List<String> found =
        gateway.search(who, "Subscription", "_count=" + MOST, false).matches().stream()
            .map(resource -> resource.key().id())
            .toList();
    return store.all(found).stream()
        .filter(state -> within(state, who))
        .map(SubscriptionReads::known)
        .filter(k -> of(k, statuses))
        .toList();
  }

  /** How many events a subscription has is told to those who could have seen them all. */
  private static boolean within(SubscriptionState state, AccessContext who) {
    Optional<Set<String>> patients = who.patients();
    return (who.grant().isEmpty() || state.who().sameHolder(who))
        && (patients.isEmpty()
            || state.who().patients().filter(patients.get()::containsAll).isPresent());
  }

  private static boolean of(Known known, List<String> statuses) {
    return statuses.isEmpty() || statuses.contains(known.state().status());
  }

  private static Known known(SubscriptionState state) {
    return new Known(state, SubscriptionReader.read(Json.parseOwn(state.definition())));
  }
}
