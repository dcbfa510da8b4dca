/**
 * Errors inside a note that need no chart to be seen. {@link
 * org.chartwarden.consistency.plausibility.NoteChecker} runs the rules of {@code rules}; a language
 * model, where one is configured, may propose one wrong sentence more.
 */
package org.chartwarden.consistency.plausibility;
