package org.chartwarden.fhir.api;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.chartwarden.fhir.model.FhirProblem;

/** Reads a request body whole, decompressed, and never more of it than the limit. */
final class RequestBody {

  private RequestBody() {}

  /**
   * Reads a body.
   *
   * @param encoding value of Content-Encoding
   * @param limit most bytes after decompression
   * @throws FhirProblem 413 when it is larger, 415 for an unknown encoding
   */
  static byte[] read(InputStream in, Optional<String> encoding, long limit) {
    try (InputStream plain = decoded(in, encoding)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[16 * 1024];
      for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
        out.write(buffer, 0, n);
        if (out.size() > limit) {
          throw new FhirProblem(
              413,
              "too-long",
              "body-too-large",
              "the body is larger than " + limit + " bytes, which is the limit of this server");
        }
      }
      return out.toByteArray();
    } catch (ZipException | EOFException e) {
      throw FhirProblem.invalid(
          "bad-gzip",
          "the body is not whole "
              + encoding.orElse("gzip")
              + " data although Content-Encoding says so");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream decoded(InputStream in, Optional<String> encoding) throws IOException {
    return switch (encoding.orElse("identity").trim().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> in;
      case "gzip", "x-gzip" -> new GZIPInputStream(in);
      case "deflate" -> inflated(in);
      default ->
          throw new FhirProblem(
              415,
              "not-supported",
              "unknown-encoding",
              "Content-Encoding '" + encoding.get() + "' is not known; send gzip, deflate or none");
    };
  }

  /** Clients send deflate with and without the header of zlib; the first byte tells. */
  private static InputStream inflated(InputStream in) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(in, 1);
    int first = peeked.read();
    if (first < 0) {
      return peeked;
    }
    peeked.unread(first);
    boolean zlib = (first & 0x0f) == 8 && (first >> 4) <= 7;
    return new InflaterInputStream(peeked, new Inflater(!zlib));
  }
}
