package org.chartwarden.fhir.subscriptions;

import java.util.List;

/** What the CapabilityStatement tells of subscriptions (Subscriptions R5 Backport IG 1.1). */
public final class SubscriptionCapabilities {

  /** Extension of {@code rest.resource} that names a topic. */
  public static final String TOPIC_EXTENSION =
      SubscriptionReader.BACKPORT + "capability-subscriptiontopic-canonical";

  /** Where WebSockets are, relative to the base address of the server. */
  public static final String WEBSOCKET = SubscriptionSockets.PATH.substring("/fhir".length());

  private SubscriptionCapabilities() {}

  /** Canonical addresses of the topics that are served. */
  public static List<String> topics() {
    return TopicCatalog.all().stream().map(Topic::url).toList();
  }
}
