/**
 * Everything that a note says as one list of mentions, whatever kind it is of: each with its span,
 * its concept, its section and its attributes. A new kind of mention appears here as soon as {@link
 * org.chartwarden.notes.ClinicalNote} has it; nothing is listed by hand. Pure.
 */
package org.chartwarden.notes.mentions;
