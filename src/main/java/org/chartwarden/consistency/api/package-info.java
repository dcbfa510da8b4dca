/**
 * The check of notes over HTTP: {@code $check-consistency} for FHIR clients, {@code
 * /consistency/check} for others.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>What is wrong with a note, a chart or a difference between them is an answer, with status
 *       200. Only a call that cannot be carried out fails: a note that is not there, has no text,
 *       or is another patient's.
 *   <li>Of several notes, those that cannot be checked are told with their reason, and the others
 *       are checked.
 *   <li>On the system without a note, on a type and on a Group it is a run that goes on behind the
 *       request, asked for with {@code Prefer: respond-async}; a note alone is answered at once
 *       whatever is preferred. {@code query} is a search of DocumentReference in one parameter, so
 *       that it cannot be taken for parameters of the operation.
 *   <li>Nothing is written to the record. {@code propose} files the contradictions as changes that
 *       wait for a person, once however often it is asked for.
 * </ul>
 */
package org.chartwarden.consistency.api;
