/**
 * The layer under all reading: tokens, sentences and sections of a clinical note.
 *
 * <p>Everything here is one pass over the characters or the tokens and keeps no state, so the time
 * grows with the length of the note and not with its content. Offsets are those of the text as it
 * was given; nothing is rewritten.
 */
package org.chartwarden.notes.text;
