/**
 * Matching over HTTP: {@code POST /trials/$match} for a patient who is given as text.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>A text that tells little is an answer, with status 200; one without a word is refused.
 *   <li>Nothing is stored, neither the text nor what was read from it.
 *   <li>Trials are those of the record that the caller may read.
 * </ul>
 */
package org.chartwarden.trials.api;
