/**
 * Keeps the last report of each stored note that was checked, and makes it again when the note or a
 * row that it rests on changes. What a write concerns is noted in the outbox of its transaction;
 * repeated and late messages do no harm, since a report is only ever made of what is stored now.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>Reports of callers who see a part of the record only are not kept: others would take them
 *       for the whole.
 *   <li>A change is told when a statement comes to another verdict, field or severity, appears or
 *       is gone. Another version of a row that changes nothing of that is no change.
 * </ul>
 */
package org.chartwarden.consistency.watching;
