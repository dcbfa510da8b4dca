package org.chartwarden.consistency.model;

/**
 * A sentence of a note that a model takes for wrong; a person decides.
 *
 * @param sentence its number among the sentences that were asked about, from 1
 * @param text the sentence
 * @param reason why it is wrong, in the model's words
 * @param correction how it should read, in the model's words; empty when the model gives none
 */
public record SentenceProposal(int sentence, String text, String reason, String correction) {}
