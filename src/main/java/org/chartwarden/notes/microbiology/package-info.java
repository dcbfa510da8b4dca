/**
 * Cultures, stains, antigens, toxins and nucleic acid tests of a note: specimen, test, organisms,
 * result and susceptibilities, each with its place. The words are in {@code
 * vocabulary/note-microbiology.psv}.
 */
package org.chartwarden.notes.microbiology;
