/**
 * Brings a note and the chart that it is held against together: where the note stands, when and
 * during which stay it was written, which rows of the chart are looked at. {@link
 * org.chartwarden.consistency.records.NoteChecks} does it for what is stored, through the gateway
 * and as the caller may see it; {@link org.chartwarden.consistency.records.BundleCase} for a Bundle
 * that is stored nowhere. What the note says and whether the chart agrees is the business of {@code
 * consistency.checking}.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>A note was written at {@code DocumentReference.date}, else when its attachment was created,
 *       else at the end of {@code context.period}, else at the end of the stay, else now.
 *   <li>A note that names no encounter belongs to the one of its patient that went on when it was
 *       written, if exactly one did.
 *   <li>Clock times of a note are those of the place: the configured zone, else the offset that the
 *       chart writes its times with.
 *   <li>Results, administrations and the like count from some time before the stay to one day after
 *       the note. Problems, allergies, orders and procedures count whenever they were charted.
 *   <li>Newer rows go before older ones when there are more than are read; the answer says so.
 * </ul>
 */
package org.chartwarden.consistency.records;
