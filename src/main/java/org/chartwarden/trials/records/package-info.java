/**
 * The facts of patients out of the record: everything of a patient that criteria ask for, read
 * through the gateway as the caller may see it, and the notes with it. {@link
 * org.chartwarden.trials.records.PatientCharts} is the way in, for one patient or for many.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>What is of a patient is what names the patient as its subject. What lies in the compartment
 *       for another reason, an observation that the patient made of somebody else, is not.
 *   <li>Criteria are judged on the day that is asked for, else today. A chart whose results and
 *       notes lie in the future, as those of de-identified data do, is judged on the day of its
 *       last entry, and says so.
 *   <li>Of a day in the past: what happened or was written later is left out. The content of a
 *       resource is that of its current version all the same.
 *   <li>What a note tells is kept beside the record ({@code trial_note_facts}), by the text, the
 *       day and the program that read it. It is used by those only who have just read the text
 *       themselves, kept of the current version only, and removed when the note changes or goes;
 *       where the text lies in a Binary that changes, when the note is read again.
 *   <li>What is kept is clinical content in readable form: that table is to be protected and erased
 *       as the chart is. It is not written to the log of the database, since it can be read from
 *       the notes again: a crash of the database empties it, and a standby does not have it.
 *   <li>A note that cannot be read is told, and the others are read. Of two notes with the same
 *       text one is read; a superseded one is not.
 *   <li>Of a chart with more resources than are read, results and administrations are thinned to
 *       the newest of each kind, and the chart says so.
 * </ul>
 */
package org.chartwarden.trials.records;
