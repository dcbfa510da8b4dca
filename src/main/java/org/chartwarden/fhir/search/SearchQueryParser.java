package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Reads the parameters of a search (FHIR R4, section 3.1.1). */
@ApplicationScoped
public class SearchQueryParser {

  /**
   * Reads a query.
   *
   * @param parameters decoded names and values in the order they were sent
   * @param lenient ignore what is unknown or empty and say so, instead of failing with 400
   */
  public SearchQuery parse(
      String type, List<Map.Entry<String, String>> parameters, boolean lenient) {
    throw new UnsupportedOperationException();
  }
}
