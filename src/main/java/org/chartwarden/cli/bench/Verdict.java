package org.chartwarden.cli.bench;

/**
 * Whether a task was solved.
 *
 * @param right by the benchmark's rules
 * @param orderWanted whether the right outcome contains an order
 * @param expected what would have been right, in short
 */
record Verdict(boolean right, boolean orderWanted, String expected) {}
