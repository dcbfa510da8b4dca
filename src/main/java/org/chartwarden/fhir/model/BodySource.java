package org.chartwarden.fhir.model;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Supplier;

/** The body of a request, decompressed; it is read once, whole or piece by piece. */
@FunctionalInterface
public interface BodySource extends Supplier<byte[]> {

  /**
   * Opens the body, for bodies that should not lie in memory as a whole.
   *
   * @param limit most bytes; reading more is answered with 413
   * @return a stream whose reading may fail with a {@link FhirProblem}
   */
  default InputStream open(long limit) {
    return new ByteArrayInputStream(get());
  }
}
