/**
 * Contradictions between a note and the chart as DetectedIssue resources (FHIR R4
 * detectedissue.html) that a person may approve. Nothing here writes to the record.
 *
 * <p>A contradiction of one version of a note is proposed once: its identifier is made of the note
 * with its version, the rule, the place in the note and the row. Whoever rejected it is not asked
 * again before the note or the row is another one.
 */
package org.chartwarden.consistency.issues;
