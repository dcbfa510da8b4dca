package org.chartwarden.fhir.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chartwarden.platform.OutboxChannel;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Calls to look at a subscription, sent by the relay of the outbox after the write that caused
 * them. The events themselves lie in the database, so losing or repeating a call does no harm.
 */
@ApplicationScoped
public class SubscriptionQueue implements OutboxChannel {

  /** Name in the outbox. */
  public static final String NAME = "subscriptions";

  /** Channel that ids of subscriptions leave by. */
  public static final String OUT = "subscriptions-out";

  /** Channel that ids of subscriptions come in by. */
  public static final String IN = "subscriptions-in";

  private final Emitter<String> emitter;
  private final SubscriptionSenders senders;

  SubscriptionQueue(@Channel(OUT) Emitter<String> emitter, SubscriptionSenders senders) {
    this.emitter = emitter;
    this.senders = senders;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CompletionStage<Void> send(String subscription) {
    try {
      return emitter.send(subscription);
    } catch (IllegalStateException e) {
      // The channel is full or its broker is away; the message stays in the outbox.
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Takes a call; it is acknowledged at once, because the rows carry all that counts. */
  @Incoming(IN)
  public CompletionStage<Void> receive(String subscription) {
    senders.look(subscription);
    return CompletableFuture.completedFuture(null);
  }
}
