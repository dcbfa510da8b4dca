package org.chartwarden.notes.names;

/**
 * A name among tokens.
 *
 * @param name what is named
 * @param first index of the first token of the whole phrase, side, site and qualifiers with it
 * @param end index after its last token
 * @param head index of the first token of the listed name itself
 * @param headEnd index after its last token
 * @param confidence 1 as listed; less where a word was misspelt or an abbreviation guessed
 */
public record NameFound(
    ClinicalName name, int first, int end, int head, int headEnd, double confidence) {}
