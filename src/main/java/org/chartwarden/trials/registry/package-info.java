/**
 * Records of ClinicalTrials.gov to {@link org.chartwarden.trials.registry.TrialRecord}: the JSON of
 * API version 2 (one study, an answer with many, an array, or one per line) and the older XML.
 * Pure: bytes in, records out.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>The eligibility text is kept character by character from JSON. In XML it is wrapped at a
 *       page width and indented; lines of one paragraph are joined with a blank, paragraphs stay
 *       apart by an empty line, nothing else changes.
 *   <li>A record without an NCT number or without an eligibility text is refused: without the one
 *       it has no identity, without the other there is nothing to match.
 *   <li>Enumerations of XML ({@code Active, not recruiting}) become those of the API ({@code
 *       ACTIVE_NOT_RECRUITING}).
 * </ul>
 */
package org.chartwarden.trials.registry;
