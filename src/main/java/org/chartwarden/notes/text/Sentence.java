package org.chartwarden.notes.text;

/**
 * One sentence, or one line of a list or table.
 *
 * @param index position among the sentences of the note, from 0
 * @param section index of the {@link NoteSection} it lies in
 * @param start offset of the first character in the note
 * @param end offset after the last character
 * @param firstToken index of its first token
 * @param endToken index after its last token
 */
public record Sentence(int index, int section, int start, int end, int firstToken, int endToken) {}
