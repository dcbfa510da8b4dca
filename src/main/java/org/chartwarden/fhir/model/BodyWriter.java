package org.chartwarden.fhir.model;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes an answer piece by piece, so that it never lies in memory as a whole. It runs after status
 * and headers are sent: a failure breaks the connection off, which a client sees as an incomplete
 * answer and never as a short one.
 */
@FunctionalInterface
public interface BodyWriter {

  /** Writes everything; the stream is not closed by it. */
  void writeTo(OutputStream out) throws IOException;
}
