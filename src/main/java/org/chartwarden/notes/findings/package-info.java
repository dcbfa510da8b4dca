/**
 * Problems, signs, procedures and drugs that a note names, each with what the note says about it:
 * whether it is there, whose it is, and when.
 *
 * <p>The scopes follow ConText (Harkema, Dowling, Thornblade, Chapman, J Biomed Inform
 * 2009;42:839-851): a cue reaches forward or backward until a word that ends it, and false cues
 * ("no increase", "not only") are taken out first. Beyond it: a comma is only crossed where a list
 * goes on, a relative is told from one who only reports, and the section sets what its heading
 * says. What can be found and what counts as a cue are files: {@code vocabulary/note-findings.psv}
 * and {@code vocabulary/note-assertions.psv}.
 *
 * <p>Two readers stand side by side. {@link org.chartwarden.notes.findings.FindingReader} finds
 * what calculators ask for; its rules are tuned to them and left alone. {@link
 * org.chartwarden.notes.findings.ClinicalMentionReader} finds every condition, symptom, procedure,
 * imaging study and device that {@code notes.names} knows, with side, site and what is done; it
 * uses the same scopes, but of a procedure only those cues count that speak of doing: "CT: no
 * bleed" denies the bleed.
 */
package org.chartwarden.notes.findings;
