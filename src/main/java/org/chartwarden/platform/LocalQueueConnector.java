package org.chartwarden.platform;

import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Joins an outgoing and an incoming channel of the same {@code topic} inside this process, so that
 * a server without a broker uses the very channels that a broker connects when one is configured.
 * It keeps nothing: what a crash loses here is found again in the database.
 */
@ApplicationScoped
@Connector(LocalQueueConnector.NAME)
public class LocalQueueConnector implements InboundConnector, OutboundConnector {

  /** Name for the key {@code connector} of a channel. */
  public static final String NAME = "chartwarden-local";

  private final ConcurrentMap<String, UnicastProcessor<Message<?>>> topics =
      new ConcurrentHashMap<>();

  @Override
  public Flow.Publisher<? extends Message<?>> getPublisher(Config channel) {
    return topic(channel);
  }

  @Override
  public Flow.Subscriber<? extends Message<?>> getSubscriber(Config channel) {
    return topic(channel);
  }

  private UnicastProcessor<Message<?>> topic(Config channel) {
    String name = channel.getValue("topic", String.class);
    return topics.computeIfAbsent(name, unused -> UnicastProcessor.create());
  }
}
