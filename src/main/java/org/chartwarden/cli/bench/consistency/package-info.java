/**
 * The benchmark of the check of notes: cases of a chart, a note and what is right, loaded and
 * checked over HTTP as any client would. What is right ({@code gold.json}) is read only where a
 * grade is asked for, and after the answers are written.
 */
package org.chartwarden.cli.bench.consistency;
