package org.chartwarden.agent.language.recognisers;

import org.chartwarden.agent.language.plan.Span;

/**
 * "Older than …" said of a result.
 *
 * @param span how old
 * @param atLeast whether exactly so old counts
 */
public record Age(Span span, boolean atLeast) {}
