package org.chartwarden.notes.claims;

/** The concepts of tests for germs: which specimen, which organism. */
public final class CultureConcept {

  private CultureConcept() {}

  /** The culture of a specimen. */
  public static String ofSpecimen(String specimen) {
    return "culture:" + specimen;
  }

  /** The search for an organism, or its finding. */
  public static String ofOrganism(String organism) {
    return "organism:" + organism;
  }
}
