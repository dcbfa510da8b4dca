package org.chartwarden.deidentification.detectors;

/**
 * A place in a text that identifies somebody.
 *
 * @param kind what it is
 * @param start offset of its first character
 * @param end offset after its last character
 */
public record Identifier(IdentifierKind kind, int start, int end) {}
