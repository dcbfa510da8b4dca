package org.chartwarden.fhir.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceChanged;
import org.chartwarden.fhir.gateway.WriteOutcome;
import org.chartwarden.fhir.gateway.WriteWatch;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.Outbox;
import org.chartwarden.smart.AccessContext;
import org.jboss.logging.Logger;

/**
 * Compares every write with the subscriptions, inside its transaction: only there can the index
 * tell whether this very version matches, and only there are write and event kept together.
 */
@ApplicationScoped
class SubscriptionWatch implements WriteWatch {

  private static final Logger LOG = Logger.getLogger(SubscriptionWatch.class);
  private static final String TYPE = "Subscription";

  private final SubscriptionRegistry registry;
  private final SubscriptionStore store;
  private final EventStore events;
  private final FhirGateway gateway;
  private final Outbox outbox;
  private final SubscriptionConfig config;
  private final Clock clock;
  private final Event<SubscriptionRegistry.Changed> changed;
  private final StoredTopics topics;
  private final Database database;

  @Inject
  SubscriptionWatch(
      SubscriptionRegistry registry,
      SubscriptionStore store,
      EventStore events,
      FhirGateway gateway,
      Outbox outbox,
      SubscriptionConfig config,
      Clock clock,
      Event<SubscriptionRegistry.Changed> changed,
      StoredTopics topics,
      DataSource source) {
    this.topics = topics;
    this.registry = registry;
    this.store = store;
    this.events = events;
    this.gateway = gateway;
    this.outbox = outbox;
    this.config = config;
    this.clock = clock;
    this.changed = changed;
    this.database = new Database(source);
  }

  @Override
  public Runnable begin(AccessContext who, List<ResourceChanged> changes) {
    List<ResourceChanged> own = List.of();
    Map<String, List<ResourceChanged>> watched = Map.of();
    for (ResourceChanged change : changes) {
      String type = change.resource().key().type();
      if (type.equals(TYPE)) {
        requireOwn(who, change);
        own = own.isEmpty() ? new ArrayList<>() : own;
        own.add(change);
      }
      if (!registry.of(type).isEmpty()) {
        watched = watched.isEmpty() ? new LinkedHashMap<>() : watched;
        watched.computeIfAbsent(type, t -> new ArrayList<>()).add(change);
      }
    }
    boolean ofTopics = changes.stream().anyMatch(topics::concerns);
    if (own.isEmpty() && watched.isEmpty() && !ofTopics) {
      return NOTHING;
    }
    List<ResourceChanged> subscriptions = own;
    List<Comparison> comparisons = comparisons(watched);
    guarded(
        comparisons.stream().filter(Comparison::looksBefore).toList(),
        before -> {},
        Comparison::lookBefore);
    return () -> {
      guarded(comparisons, Comparison::askTogether, this::finish);
      takeOver(who, subscriptions);
      if (ofTopics) {
        store.touchRegistry();
        changed.fire(new SubscriptionRegistry.Changed());
      }
    };
  }

  /** Whoever could change where notifications go could have another's sent to itself. */
  private void requireOwn(AccessContext who, ResourceChanged change) {
    if (who.grant().isEmpty() || change.kind() == WriteOutcome.Kind.DELETED) {
      return;
    }
    String id = change.resource().key().id();
    boolean others =
        store
            .find(id)
            .filter(state -> state.who().grant().isPresent() && !state.who().sameHolder(who))
            .isPresent();
    if (others) {
      throw FhirProblem.forbidden(
          "other-subscriber", "Subscription/" + id + " belongs to another client or user");
    }
  }

  private List<Comparison> comparisons(Map<String, List<ResourceChanged>> watched) {
    if (watched.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    List<Comparison> found = new ArrayList<>();
    watched.forEach(
        (type, changes) -> {
          Map<Comparison.Question, Set<String>> answers = new HashMap<>();
          for (Watched subscription : registry.of(type)) {
            if (!subscription.over(now)) {
              found.add(new Comparison(subscription, changes, gateway, answers));
            }
          }
        });
    return found;
  }

  private void finish(Comparison comparison) {
    List<ResourceChanged> matches = comparison.matches();
    if (!matches.isEmpty()) {
      events.addAll(comparison.subscription().id(), matches);
      outbox.put(SubscriptionQueue.NAME, comparison.subscription().id());
    }
  }

  /**
   * A subscription that cannot be evaluated must never undo a clinical write, so what fails is
   * taken back to a savepoint. One savepoint serves all; only when something failed is each done
   * again by itself, and the one at fault is told so.
   */
  private void guarded(
      List<Comparison> comparisons, Consumer<List<Comparison>> first, Consumer<Comparison> work) {
    if (comparisons.isEmpty()) {
      return;
    }
    Runnable all =
        () -> {
          first.accept(comparisons);
          comparisons.forEach(work);
        };
    if (kept(all).isEmpty()) {
      return;
    }
    for (Comparison comparison : comparisons) {
      kept(() -> work.accept(comparison))
          .ifPresent(
              reason -> {
                String id = comparison.subscription().id();
                LOG.warnf("Subscription/%s: its criteria fail; the resource says why", id);
                comparison.fail();
                store.fault(id, "its criteria fail: " + reason);
              });
    }
  }

  /** Does work and keeps it, or takes it back and tells why. */
  private Optional<String> kept(Runnable work) {
    database.run("SAVEPOINT subscription_watch");
    try {
      work.run();
      database.run("RELEASE SAVEPOINT subscription_watch");
      return Optional.empty();
    } catch (RuntimeException e) {
      database.run("ROLLBACK TO SAVEPOINT subscription_watch");
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void takeOver(AccessContext who, List<ResourceChanged> changes) {
    if (changes.isEmpty()) {
      return;
    }
    for (ResourceChanged change : changes) {
      String id = change.resource().key().id();
      if (change.kind() == WriteOutcome.Kind.DELETED) {
        store.remove(id);
      } else {
        takeOver(who, id, change.resource().content());
      }
      outbox.put(SubscriptionQueue.NAME, id);
    }
    store.touchRegistry();
    changed.fire(new SubscriptionRegistry.Changed());
  }

  private void takeOver(AccessContext who, String id, String content) {
    SubscriptionSpec spec = SubscriptionReader.read(Json.parseOwn(content));
    Instant now = clock.instant();
    SubscriptionState state =
        new SubscriptionState(
            id,
            spec.status(),
            content,
            who,
            now.plus(config.activateAfter()),
            false,
            0,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    store.put(state, spec, who.actor().equals(SubscriptionStatus.SERVER.actor()), now);
  }
}
