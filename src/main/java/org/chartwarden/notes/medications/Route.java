package org.chartwarden.notes.medications;

import java.util.Optional;

/** The way a drug takes into the body, with its SNOMED CT code where one is certain. */
public enum Route {
  ORAL("26643006"),
  SUBLINGUAL("37839007"),
  BUCCAL("54471007"),
  INTRAVENOUS("47625008"),
  INTRAMUSCULAR("78421000"),
  SUBCUTANEOUS("34206005"),
  INTRADERMAL("372464004"),
  INTRAOSSEOUS("417255000"),
  INTRATHECAL("72607000"),
  EPIDURAL(""),
  INTRA_ARTICULAR("12130007"),
  INTRAPERITONEAL("38239002"),
  INTRAVESICAL(""),
  INTRAVITREAL(""),
  INTRATRACHEAL(""),
  NERVE_BLOCK(""),
  /** By inhaler, mask or nebuliser. */
  INHALED("447694001"),
  NEBULISED(""),
  INTRANASAL("46713006"),
  TOPICAL("6064005"),
  TRANSDERMAL("45890007"),
  RECTAL("37161004"),
  VAGINAL("16857009"),
  /** Nasogastric, orogastric and gastrostomy tubes. */
  ENTERAL_TUBE("127492001"),
  OPHTHALMIC("54485002"),
  OTIC("10547007");

  private final String snomed;

  Route(String snomed) {
    this.snomed = snomed;
  }

  /** The SNOMED CT code, or empty. */
  public String snomed() {
    return snomed;
  }

  /** The route with a SNOMED CT code. */
  public static Optional<Route> ofSnomed(String code) {
    for (Route route : values()) {
      if (!route.snomed.isEmpty() && route.snomed.equals(code)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  /** The route that a short text names, as the "IV" or "by mouth" of an order. */
  public static Optional<Route> named(String text) {
    return RouteReader.named(text);
  }

  /** Whether two statements of a route can both be true. */
  public boolean agrees(Route other) {
    return this == other || breathed() && other.breathed();
  }

  private boolean breathed() {
    return this == INHALED || this == NEBULISED;
  }
}
