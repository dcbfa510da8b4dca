package org.chartwarden.fhir.terminology.systems;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A concept of a code system.
 *
 * @param code as the system writes it
 * @param display preferred name, or empty
 * @param definition formal meaning, or empty
 * @param inactive whether it is no longer for use
 * @param notSelectable whether it only groups others
 * @param designations other names
 * @param properties values of its properties, without parents and children
 * @param parents codes of the concepts directly above it
 */
public record Concept(
    String code,
    String display,
    String definition,
    boolean inactive,
    boolean notSelectable,
    List<Designation> designations,
    List<ConceptProperty> properties,
    List<String> parents) {

  public Concept {
    Objects.requireNonNull(code, "code");
    display = display == null ? "" : display;
    definition = definition == null ? "" : definition;
    designations = List.copyOf(designations);
    properties = List.copyOf(properties);
    parents = List.copyOf(parents);
  }

  /** The name in a language, where there is one. */
  public Optional<String> displayIn(String language) {
    return designations.stream().filter(d -> d.in(language)).map(Designation::value).findFirst();
  }
}
