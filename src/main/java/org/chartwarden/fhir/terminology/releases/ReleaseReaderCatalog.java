package org.chartwarden.fhir.terminology.releases;

import java.util.List;
import java.util.Optional;

/** The code systems whose releases can be loaded. */
final class ReleaseReaderCatalog {

  private static final List<ReleaseReader> ALL =
      List.of(new LoincRelease(), new SnomedRelease(), new RxNormRelease(), new Icd10CmRelease());

  private ReleaseReaderCatalog() {}

  static List<ReleaseReader> all() {
    return ALL;
  }

  static Optional<ReleaseReader> find(String id) {
    return ALL.stream().filter(reader -> reader.id().equals(id)).findFirst();
  }
}
