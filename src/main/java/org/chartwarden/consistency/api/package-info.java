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
 *   <li>Nothing is written to the record. {@code propose} files the contradictions as changes that
 *       wait for a person, once however often it is asked for.
 * </ul>
 */
package org.chartwarden.consistency.api;
