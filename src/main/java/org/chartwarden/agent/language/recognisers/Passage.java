package org.chartwarden.agent.language.recognisers;

import java.time.OffsetDateTime;

/**
 * The text being read.
 *
 * @param text as sent
 * @param now reference time of the task
 */
public record Passage(String text, OffsetDateTime now) {}
