package org.chartwarden.platform;

import java.util.concurrent.CompletionStage;

/** A way out for messages of the {@link Outbox}; beans of this type are collected by the relay. */
public interface OutboxChannel {

  /** Name under which messages are put into the outbox. */
  String name();

  /** Sends one message; the stage ends when the broker has taken it, or fails. */
  CompletionStage<Void> send(String payload);
}
