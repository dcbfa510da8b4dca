/**
 * Measures the note reader on notes that are made up for it: notes and bytes per second of one
 * core, memory per note, the slowest notes, and which part of the reader takes how much. The notes
 * are made from a seed, so two runs measure the same.
 */
package org.chartwarden.cli.bench.notes;
