package org.chartwarden.fhir.subscriptions;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.jboss.logging.Logger;

/**
 * The subscriptions that writes are compared with, by resource type, in memory: a write of a type
 * that nobody subscribed to costs one look into a map. A thread of {@link SubscriptionUpkeep} keeps
 * it fresh, never a writer; a subscription is called active only when every server had time for it.
 */
@ApplicationScoped
class SubscriptionRegistry {

  /** Fired in a transaction that changes subscriptions. */
  record Changed() {}

  private static final Logger LOG = Logger.getLogger(SubscriptionRegistry.class);

  private record Snapshot(long version, Map<String, List<Watched>> byType) {}

  private final SubscriptionStore store;
  private final StoredTopics topics;
  private volatile Snapshot snapshot = new Snapshot(-1, Map.of());

  SubscriptionRegistry(SubscriptionStore store, StoredTopics topics) {
    this.store = store;
    this.topics = topics;
  }

  /** The subscriptions that watch a type. */
  List<Watched> of(String type) {
    return snapshot.byType.getOrDefault(type, List.of());
  }

  /** The types that are watched. */
  Set<String> types() {
    return snapshot.byType.keySet();
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed event) {
    refresh();
  }

  /** Reads the subscriptions again when one has changed; outside of any transaction. */
  synchronized void refresh() {
    QuarkusTransaction.suspendingExisting().run(this::refreshNow);
  }

  private void refreshNow() {
    long version = store.registryVersion();
    if (version == snapshot.version) {
      return;
    }
    Map<SubscriptionState, SubscriptionSpec> specs = new LinkedHashMap<>();
    store.watched().forEach(state -> spec(state).ifPresent(spec -> specs.put(state, spec)));
    boolean ofOthers =
        specs.values().stream()
            .anyMatch(s -> s.topic().filter(t -> TopicCatalog.find(t).isEmpty()).isPresent());
    if (ofOthers) {
      topics.refresh();
    }
    Map<String, List<Watched>> byType = new HashMap<>();
    specs.forEach(
        (state, spec) ->
            Watched.of(state.id(), state.who(), spec, topics::find)
                .ifPresent(
                    watched ->
                        byType
                            .computeIfAbsent(watched.topic().type(), type -> new ArrayList<>())
                            .add(watched)));
    byType.replaceAll((type, list) -> List.copyOf(list));
    // The version was read first: a change in between is read once more, never missed.
    snapshot = new Snapshot(version, Map.copyOf(byType));
  }

  private static Optional<SubscriptionSpec> spec(SubscriptionState state) {
    try {
      return Optional.of(SubscriptionReader.read(Json.parseOwn(state.definition())));
    } catch (FhirProblem e) {
      LOG.warnf("Subscription/%s is not watched: %s", state.id(), e.code());
      return Optional.empty();
    }
  }
}
