/**
 * {@code DocumentReference/[id]/$check-note}, the same of a DiagnosticReport, and {@code POST
 * /notes/$check}: errors inside one note. Nothing is written.
 *
 * <p>Offsets count Unicode code points of the text, the end exclusive, as in {@code
 * $check-consistency}.
 */
package org.chartwarden.consistency.plausibility.api;
