package org.chartwarden.fhir.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses answers for clients that accept gzip. The fastest level takes most of the size away
 * for a fraction of the time of the default one, and small answers are not worth it.
 */
final class CompressedAnswers {

  private static final int BUFFER = 16 * 1024;

  private CompressedAnswers() {}

  /**
   * The answer as it is sent. One that says itself what it varies by, such as a part of a file, is
   * left alone.
   *
   * @param accepted value of Accept-Encoding
   * @param smallest bytes of the smallest body that is compressed
   */
  static FhirAnswer of(FhirAnswer answer, Optional<String> accepted, long smallest) {
    if (answer.contentType().isEmpty() || answer.headers().containsKey("Vary")) {
      return answer;
    }
    FhirAnswer varying = answer.with("Vary", "Accept, Accept-Encoding");
    boolean large = answer.stream().isPresent() || answer.body().length >= smallest;
    if (!large || !accepted.filter(CompressedAnswers::gzip).isPresent()) {
      return varying;
    }
    FhirAnswer marked = varying.with("Content-Encoding", "gzip");
    return new FhirAnswer(
        marked.status(),
        marked.contentType(),
        zipped(marked.body()),
        marked.headers(),
        marked.stream()
            .map(
                plain ->
                    out -> {
                      // A failure must not end the stream as if it were whole.
                      FastGzip zip = new FastGzip(out, BUFFER);
                      plain.writeTo(zip);
                      zip.finish();
                    }));
  }

  /** Whether gzip is accepted, RFC 9110, section 12.5.3. */
  static boolean gzip(String accepted) {
    for (String coding : accepted.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = coding.split(";");
      String name = parts[0].strip();
      if (name.equals("gzip") || name.equals("x-gzip") || name.equals("*")) {
        return parts.length < 2 || !parts[1].strip().matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  /** The body compressed. */
  static byte[] zipped(byte[] body) {
    if (body.length == 0) {
      return body;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4 + 64);
    try (OutputStream zip = new FastGzip(out, BUFFER)) {
      zip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out, int buffer) throws IOException {
      super(out, buffer);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
