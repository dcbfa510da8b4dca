package org.chartwarden.notes.medications;

import java.util.Optional;
import org.chartwarden.evidence.TextSpan;

/**
 * A route as written.
 *
 * @param side {@code left}, {@code right} or {@code both}, of an eye, ear or limb
 * @param span the words
 */
public record RouteMention(Route route, Optional<String> side, TextSpan span) {}
