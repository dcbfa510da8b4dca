package org.chartwarden.fhir.search.types;

import java.util.Optional;

/** The words of resources, which follow what is stored. */
public interface TextIndex {

  /**
   * Takes in what was stored since the last time, for as long as a search may wait.
   *
   * @return what a search cannot find yet, or empty when it finds everything
   */
  Optional<String> catchUp();
}
