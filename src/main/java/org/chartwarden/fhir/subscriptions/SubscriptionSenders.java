package org.chartwarden.fhir.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chartwarden.platform.InstanceLease;
import org.jboss.logging.Logger;

/**
 * The senders of this process: a limited number of subscriptions at once, each on a thread of its
 * own, so that an endpoint that is slow or dead holds up no other one. A failed subscription gives
 * its place back while it waits for its next attempt.
 */
@ApplicationScoped
class SubscriptionSenders {

  private static final Logger LOG = Logger.getLogger(SubscriptionSenders.class);
  private static final long STOP_SECONDS = 10;

  private final SubscriptionStore store;
  private final Delivery delivery;
  private final SubscriptionConfig config;
  private final InstanceLease instance;
  private final Clock clock;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Set<String> again = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("subscription-sender-", 1).factory());
  private volatile boolean open;
  private volatile List<String> deadOwners = List.of();

  @Inject
  SubscriptionSenders(
      SubscriptionStore store,
      Delivery delivery,
      SubscriptionConfig config,
      InstanceLease instance,
      Clock clock) {
    this.store = store;
    this.delivery = delivery;
    this.config = config;
    this.instance = instance;
    this.clock = clock;
  }

  void open() {
    open = true;
  }

  void stop() throws InterruptedException {
    open = false;
    threads.shutdown();
    if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }

  /** Processes whose leases count no more. */
  void dead(List<String> owners) {
    deadOwners = owners;
  }

  /** Looks at a subscription now, if there is room; the upkeep looks at all that wait. */
  void look(String id) {
    again.add(id);
    if (!open || running.size() >= config.concurrency() || !running.add(id)) {
      return;
    }
    threads.execute(() -> run(id));
  }

  private void run(String id) {
    try {
      again.remove(id);
      send(id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The row says what is true; the next round of the upkeep looks again.
      LOG.warnf(e, "nothing could be sent for Subscription/%s", id);
    } finally {
      running.remove(id);
    }
    if (open && again.contains(id)) {
      look(id);
    }
  }

  private void send(String id) throws InterruptedException {
    if (!store.claim(id, instance.id(), clock.instant(), delivery.lease(), deadOwners)) {
      again.remove(id);
      return;
    }
    try {
      if (delivery.turn(id, instance.id())) {
        again.add(id);
      }
    } catch (RuntimeException e) {
      // It counts as an attempt, so that it is seen in the Subscription and does not go on forever.
      LOG.warnf(e, "a notification of Subscription/%s could not be made", id);
      delivery.broke(id, instance.id(), e);
    } finally {
      store.release(id, instance.id());
    }
  }
}
