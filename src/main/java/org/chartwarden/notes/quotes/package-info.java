/**
 * Holds what a model claims to have read against the words of a note: whether a quote stands there,
 * and which numbers and units it holds. Pure.
 */
package org.chartwarden.notes.quotes;
