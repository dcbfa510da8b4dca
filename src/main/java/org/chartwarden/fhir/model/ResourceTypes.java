package org.chartwarden.fhir.model;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The names of the concrete FHIR R4 resource types, and ViewDefinition of SQL on FHIR. */
public final class ResourceTypes {

  private static final Set<String> NAMES = read();

  private ResourceTypes() {}

  private static Set<String> read() {
    Set<String> names = new TreeSet<>(FhirModel.context().getResourceTypes());
    names.add("ViewDefinition");
    return Collections.unmodifiableSet(names);
  }

  /** All type names in alphabetical order. */
  public static Set<String> names() {
    return NAMES;
  }

  public static boolean known(String name) {
    return NAMES.contains(name);
  }

  /**
   * Returns the name when R4 has such a type.
   *
   * @throws FhirProblem 404 naming the type otherwise
   */
  public static String require(String name) {
    if (!known(name)) {
      throw new FhirProblem(
          404, "not-supported", "unknown-type", "'" + name + "' is not a FHIR R4 resource type");
    }
    return name;
  }
}
