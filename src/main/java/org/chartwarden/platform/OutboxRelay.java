package org.chartwarden.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what the outbox holds, at least once each: a message is removed in the transaction that saw
 * the broker take it, so a crash in between sends it again. Rows are taken with {@code SKIP
 * LOCKED}, so several servers share the work.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final int BATCH = 100;
  private static final long SEND_SECONDS = 10;

  /** Looks even without a wake-up, for messages of servers that died. */
  private static final long IDLE_MILLIS = 1000;

  private final Outbox outbox;
  private final Map<String, OutboxChannel> channels = new HashMap<>();
  private final Semaphore wake = new Semaphore(0);
  private final boolean enabled;
  private volatile boolean stopped;
  private Thread thread;

  OutboxRelay(
      Outbox outbox,
      @Any Instance<OutboxChannel> channels,
      @ConfigProperty(name = "chartwarden.tasks.enabled", defaultValue = "true") boolean enabled) {
    this.outbox = outbox;
    this.enabled = enabled;
    for (OutboxChannel channel : channels) {
      if (this.channels.put(channel.name(), channel) != null) {
        throw new IllegalStateException("two outbox channels are named " + channel.name());
      }
    }
  }

  void start(@Observes StartupEvent event) {
    if (!enabled) {
      return;
    }
    thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::loop);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    wake.release();
    if (thread != null) {
      thread.join(TimeUnit.SECONDS.toMillis(SEND_SECONDS));
    }
  }

  void filled(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Filled event) {
    wake.release();
  }

  private void loop() {
    while (!stopped) {
      try {
        wake.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        wake.drainPermits();
        relay();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // The messages stay in the table and the next round tries again.
        LOG.warnf("outbox could not be relayed: %s", WithheldFailure.brief(e));
      }
    }
  }

  /** Sends everything that waits; returns how many messages that were. */
  public int relay() {
    int total = 0;
    int sent;
    do {
      sent = QuarkusTransaction.requiringNew().call(this::relayBatch);
      total += sent;
    } while (sent == BATCH && !stopped);
    return total;
  }

  private int relayBatch() {
    List<Long> sent = new ArrayList<>();
    for (Outbox.Message message : outbox.lockNext(BATCH)) {
      OutboxChannel channel = channels.get(message.channel());
      if (channel == null) {
        throw new IllegalStateException("no outbox channel is named " + message.channel());
      }
      if (!send(channel, message)) {
        break;
      }
      sent.add(message.id());
    }
    if (!sent.isEmpty()) {
      outbox.remove(sent);
    }
    return sent.size();
  }

  private static boolean send(OutboxChannel channel, Outbox.Message message) {
    try {
      channel.send(message.payload()).toCompletableFuture().get(SEND_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf(
          "message %d of channel %s was not taken: %s",
          message.id(), channel.name(), WithheldFailure.brief(e));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
