/**
 * Subscriptions (FHIR R4 subscription.html, Subscriptions R5 Backport IG 1.1): whoever subscribes
 * is told of changes that concern it, at least once each and in order.
 *
 * <p>How it goes: {@link org.chartwarden.fhir.subscriptions.SubscriptionWatch} compares each write
 * with the subscriptions of its type and stores an event for each match, in the transaction of the
 * write. A call to look goes through the outbox and the channel {@code subscriptions-out}. One
 * sender at a time, the holder of the subscription's lease, numbers the events and sends them one
 * after the other ({@code Delivery}); what was taken is written down before the next is sent.
 *
 * <p>Why the match is made inside the transaction: after it, a later write may have changed the
 * index, and an event would be lost. A write of a type that nobody subscribed to pays one look into
 * a map in memory. Another pays a savepoint, and the different criteria are held against the index
 * rows of what was written: those that need a code or a reference that is not there are ruled out
 * in memory, the rest is asked together, forty to a statement that begins at the ids that were just
 * written. A transaction Bundle pays that once per type, not per entry. Criteria that fail are
 * taken back to the savepoint and never undo the write; the subscription gets the status error.
 * Numbers are given by the sender, so writers never wait for one another.
 *
 * <p>Choices:
 *
 * <ul>
 *   <li>Order: events of one resource are in the order of its versions. Transactions that run at
 *       the same time are in the order in which the sender sees them, which then stays.
 *   <li>A Subscription that a client writes as active is requested until the server has started it,
 *       at least for {@code activate-after}: then every server knows it. What matches meanwhile is
 *       already kept for it. A transaction that was under way for longer than that before it
 *       commits may not be told of.
 *   <li>In the status error events are still kept, for {@code event-lifetime}; writing the status
 *       requested or active goes on with the first one that was not taken. In the status off none
 *       are kept.
 *   <li>Criteria of R4 tell of creates and updates; a deletion no longer matches anything. Topics
 *       tell of deletions, with filters looked at in the state before.
 *   <li>A rest-hook of R4 with a payload treats its endpoint as a FHIR base: PUT
 *       [endpoint]/[type]/[id] of the version that made the event. Without a payload it is a POST
 *       without body. A topic's notification is a POST to the endpoint itself.
 *   <li>A WebSocket follows from when it is bound; what came before is asked for by {@code
 *       $events}.
 *   <li>A client stores a topic of its own as R4 carries it, a Basic with the extensions of
 *       SubscriptionTopic; one with {@code fhirPathCriteria} or several triggers is refused. It is
 *       served unless it is retired, and a change of it counts from the next write on.
 *   <li>Several filters of a topic must all match.
 *   <li>A subscriber sees with the rights of whoever created the Subscription; a bound caller who
 *       changes it narrows them, nobody widens them.
 * </ul>
 */
package org.chartwarden.fhir.subscriptions;
