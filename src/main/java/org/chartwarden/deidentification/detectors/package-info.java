/**
 * One class for each kind of identifier in free text, with their catalogue. Pure; the work grows
 * with the length of the text, every repetition in a pattern is bounded.
 */
package org.chartwarden.deidentification.detectors;
