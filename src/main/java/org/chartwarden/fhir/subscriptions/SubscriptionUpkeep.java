package org.chartwarden.fhir.subscriptions;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.InstanceLease;
import org.chartwarden.platform.WithheldFailure;
import org.jboss.logging.Logger;

/**
 * Keeps subscriptions going: watches for changes that other servers made, looks every second for
 * what is due (retries, heartbeats, events of servers that died), ends what has ended and removes
 * what is too old.
 */
@ApplicationScoped
class SubscriptionUpkeep {

  private static final Logger LOG = Logger.getLogger(SubscriptionUpkeep.class);
  private static final int BATCH = 200;

  private final SubscriptionRegistry registry;
  private final SubscriptionStore store;
  private final EventStore events;
  private final SubscriptionStatus status;
  private final SubscriptionSenders senders;
  private final SubscriptionSockets sockets;
  private final SubscriptionConfig config;
  private final InstanceLease instance;
  private final Clock clock;
  private volatile boolean started;
  private Thread watcher;

  @Inject
  SubscriptionUpkeep(
      SubscriptionRegistry registry,
      SubscriptionStore store,
      EventStore events,
      SubscriptionStatus status,
      SubscriptionSenders senders,
      SubscriptionSockets sockets,
      SubscriptionConfig config,
      InstanceLease instance,
      Clock clock) {
    this.registry = registry;
    this.store = store;
    this.events = events;
    this.status = status;
    this.senders = senders;
    this.sockets = sockets;
    this.config = config;
    this.instance = instance;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    positive("concurrency", config.concurrency());
    positive("attempts", config.attempts());
    positive("first-pause", config.firstPause().toMillis());
    positive("longest-pause", config.longestPause().toMillis());
    positive("timeout", config.timeout().toMillis());
    positive("answer-bytes", config.answerBytes());
    positive("event-lifetime", config.eventLifetime().toSeconds());
    positive("recheck-after", config.recheckAfter().toMillis());
    positive("token-lifetime", config.tokenLifetime().toSeconds());
    positive("sockets", config.sockets());
    if (config.activateAfter().compareTo(config.recheckAfter()) <= 0) {
      throw new IllegalStateException(
          "chartwarden.subscriptions.activate-after must be longer than recheck-after");
    }
    registry.refresh();
    started = true;
    watcher = Thread.ofPlatform().daemon().name("subscription-registry").start(this::watch);
    if (config.enabled()) {
      instance.hold();
      senders.open();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    started = false;
    if (watcher != null) {
      LockSupport.unpark(watcher);
      watcher.join(config.timeout());
    }
    senders.stop();
  }

  private void watch() {
    while (started) {
      LockSupport.parkNanos(config.recheckAfter().toNanos());
      try {
        if (started) {
          registry.refresh();
        }
      } catch (RuntimeException e) {
        // The database is away; nothing can be written meanwhile either.
        LOG.debugf("subscriptions could not be read: %s", WithheldFailure.brief(e));
      }
    }
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void round() {
    if (!started) {
      return;
    }
    sockets.followAll();
    if (!config.enabled()) {
      return;
    }
    instance.hold();
    List<String> dead =
        QuarkusTransaction.requiringNew()
            .call(() -> store.owners().stream().filter(instance::dead).toList());
    senders.dead(dead);
    Instant now = clock.instant();
    store.ended(now).forEach(this::end);
    store.due(now, dead, BATCH).forEach(senders::look);
  }

  private void end(String id) {
    try {
      status.end(id);
    } catch (FhirProblem e) {
      // It gets no events any more in any case; the next round tries again.
      LOG.warnf("Subscription/%s could not be ended: %s", id, e.code());
    }
  }

  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void clean() {
    if (started && config.enabled()) {
      Instant now = clock.instant();
      events.removeOlder(now.minus(config.eventLifetime()));
      store.removeTokens(now);
    }
  }

  private static void positive(String key, long value) {
    if (value < 1) {
      throw new IllegalStateException(
          "chartwarden.subscriptions." + key + " must be above zero, not " + value);
    }
  }
}
