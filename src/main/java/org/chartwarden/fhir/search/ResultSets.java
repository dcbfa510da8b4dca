package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Stored result lists, so that pages stay stable while others write. */
@ApplicationScoped
public class ResultSets {

  /**
   * One page of a stored list. Fails with 410 when the list has expired or never was, with 403 when
   * it was made for other patients than the caller may see.
   */
  public StoredPage page(String id, int offset, int count, Optional<Set<String>> patients) {
    throw new UnsupportedOperationException();
  }
}
