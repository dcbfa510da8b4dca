/**
 * Checks over a population: every note of all patients, of a Group, or of a search, as a job that
 * goes on behind the request. The queue, its leases, progress, cancelling and going on after a
 * crash are those of {@code fhir.jobs}; here is what is checked and in what pieces. What a check
 * is, is left open: a bean of type {@link org.chartwarden.consistency.runs.DocumentCheck}.
 *
 * <p>Choices:
 *
 * <ul>
 *   <li>Notes are taken in the order of storage, some at a time; of those, the notes of one patient
 *       are checked one after the other, which reads the chart once for all of them, and several
 *       patients side by side. Lines and the place behind them are saved in one transaction, so a
 *       run whose server was killed goes on behind the last note that it saved: none is left out,
 *       none told twice. Memory is that of one piece.
 *   <li>A note that cannot be checked (no text, encrypted, entered in error) is a line with its
 *       reason and no failure of the run. One at which the check itself fails makes the run begin
 *       its piece once more, and is such a line when it fails then too.
 *   <li>A run sees notes as they are when their turn comes, with the rights of whoever asked for
 *       it; a note that is stored while it goes on may or may not be checked.
 * </ul>
 */
package org.chartwarden.consistency.runs;
