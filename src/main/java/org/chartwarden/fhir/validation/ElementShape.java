package org.chartwarden.fhir.validation;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What R4 says about one JSON member.
 *
 * @param name JSON member name, for instance {@code valueQuantity}
 * @param base element name in paths, for instance {@code value}
 * @param choice whether other members may stand for the same element
 * @param min least number of values
 * @param max greatest number of values, -1 for no limit
 * @param kind how its values look in JSON
 * @param type FHIR type name of its values
 * @param shape the members of its values, for {@link Kind#COMPLEX}
 * @param codes the codes of a required binding, empty when there is none that is known
 * @param targets resource types that a reference may point at, empty for any
 */
record ElementShape(
    String name,
    String base,
    boolean choice,
    int min,
    int max,
    Kind kind,
    String type,
    Supplier<TypeShape> shape,
    Set<String> codes,
    Set<String> targets) {

  /** How a value looks in JSON. */
  enum Kind {
    PRIMITIVE,
    COMPLEX,
    RESOURCE
  }

  boolean repeats() {
    return max != 1;
  }
}
