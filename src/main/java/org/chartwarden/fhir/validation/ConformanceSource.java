package org.chartwarden.fhir.validation;

import java.util.List;
import java.util.Optional;

/** The conformance resources of the store, as validation sees them. */
public interface ConformanceSource {

  /**
   * One stored conformance resource.
   *
   * @param type resource type
   * @param id logical id
   * @param url canonical address
   * @param version business version, or empty
   */
  record Canonical(String type, String id, String url, String version) {}

  /** A number that changes with every change of a conformance resource. */
  long stamp();

  /** All that have a canonical address. */
  List<Canonical> all();

  /** The JSON of one; empty when it is gone. */
  Optional<String> content(Canonical canonical);
}
