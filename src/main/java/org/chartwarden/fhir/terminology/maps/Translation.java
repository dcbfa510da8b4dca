package org.chartwarden.fhir.terminology.maps;

import java.util.List;

/**
 * One result of a translation.
 *
 * @param equivalence code of concept-map-equivalence, from the code to the result
 * @param system system of the result; empty where there is no result, as for {@code unmatched}
 * @param version version of that system, or empty
 * @param code the result, or empty
 * @param display its name, or empty
 * @param comment what the map says about it, or empty
 * @param products further results that belong to it
 * @param map canonical of the map
 */
public record Translation(
    String equivalence,
    String system,
    String version,
    String code,
    String display,
    String comment,
    List<Product> products,
    String map) {

  /**
   * A further result.
   *
   * @param element the property it is about
   * @param system system of the code, or empty
   * @param code the code or text
   * @param display its name, or empty
   */
  public record Product(String element, String system, String code, String display) {}

  public Translation {
    products = List.copyOf(products);
  }

  /** Whether it says that there is a counterpart. */
  public boolean matches() {
    return !equivalence.equals("unmatched") && !equivalence.equals("disjoint");
  }
}
