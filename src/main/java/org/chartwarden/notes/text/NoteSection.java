package org.chartwarden.notes.text;

/**
 * A stretch of a note under one heading.
 *
 * @param index position among the sections of the note, from 0
 * @param kind what it is about
 * @param heading the heading as written, empty for what stands before the first one
 * @param start offset of the heading
 * @param bodyStart offset of the first character after the heading
 * @param end offset after the last character
 */
public record NoteSection(
    int index, SectionKind kind, String heading, int start, int bodyStart, int end) {}
