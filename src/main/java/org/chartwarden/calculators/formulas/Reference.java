package org.chartwarden.calculators.formulas;

import java.util.Objects;

/**
 * A published source.
 *
 * @param citation authors, journal, year, volume and pages
 * @param pmid PubMed number, or empty where there is none or we are not sure
 * @param doi digital object identifier, or empty where there is none or we are not sure
 */
public record Reference(String citation, String pmid, String doi) {

  public Reference {
    Objects.requireNonNull(citation, "citation");
    pmid = pmid == null ? "" : pmid;
    doi = doi == null ? "" : doi;
  }

  static Reference of(String citation) {
    return new Reference(citation, "", "");
  }

  static Reference pmid(String citation, String pmid) {
    return new Reference(citation, pmid, "");
  }

  static Reference doi(String citation, String doi) {
    return new Reference(citation, "", doi);
  }
}
