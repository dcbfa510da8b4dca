package org.chartwarden.fhir.subscriptions;

import java.time.Instant;
import java.util.Optional;
import org.chartwarden.smart.AccessContext;

/**
 * What is known of a subscription besides its content.
 *
 * @param id logical id of the Subscription
 * @param status requested, active, error or off
 * @param definition the Subscription as JSON
 * @param who with whose rights it sees the record
 * @param liveFrom it becomes active no earlier
 * @param started whether the handshake was answered
 * @param events number of the newest event
 * @param delivered number of the last event that was taken
 * @param attempts failed attempts at the next notification
 * @param contacted last notification that was taken
 * @param lastError why the last attempt failed
 * @param fault why it can no longer be evaluated
 */
record SubscriptionState(
    String id,
    String status,
    String definition,
    AccessContext who,
    Instant liveFrom,
    boolean started,
    long events,
    long delivered,
    int attempts,
    Optional<Instant> contacted,
    Optional<String> lastError,
    Optional<String> fault) {}
