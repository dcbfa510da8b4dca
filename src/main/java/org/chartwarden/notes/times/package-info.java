/**
 * When something was, as a note tells it: expressions of time with their place, resolved to
 * stretches of time against the moment of the note, the stay and its operations. Pure: what it
 * needs to know stands in a {@link org.chartwarden.notes.times.NoteContext}.
 */
package org.chartwarden.notes.times;
