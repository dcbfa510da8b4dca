package org.chartwarden.fhir.subscriptions;

import java.time.Instant;
import org.chartwarden.fhir.model.ResourceKey;

/**
 * An event of a subscription.
 *
 * @param number its number, from 1; 0 while it has none
 * @param key the resource that changed
 * @param version the version that the change made
 * @param kind create, update or delete
 * @param at when it was changed
 */
record SubscriptionEvent(long number, ResourceKey key, long version, String kind, Instant at) {

  boolean deletion() {
    return kind.equals("delete");
  }
}
