package org.chartwarden.agent.tools;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a tool states about itself.
 *
 * @param name snake_case name that planners use
 * @param description what it does and returns, for a model and for people
 * @param input input record
 * @param effect what it can do to the record
 * @param scopes SMART scopes a caller needs, for instance {@code patient/Observation.rs}
 * @param guards run in order before the tool; the first refusal stops
 */
public record ToolDeclaration<I extends Record>(
    String name,
    String description,
    Class<I> input,
    ToolEffect effect,
    Set<String> scopes,
    List<ToolGuard> guards) {

  public ToolDeclaration {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(input, "input");
    scopes = Set.copyOf(scopes);
    guards = List.copyOf(guards);
  }
}
