package org.chartwarden.fhir.api;

import java.io.EOFException;
import java.io.FilterInputStream;
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
import org.chartwarden.fhir.model.BodySource;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * The body of an HTTP request, decompressed, and never more of it than the limit.
 *
 * @param encoding value of Content-Encoding
 * @param most bytes after decompression that are read at once
 */
record RequestBody(InputStream in, Optional<String> encoding, long most) implements BodySource {

  /**
   * Reads a body whole.
   *
   * @throws FhirProblem 413 when it is larger than the limit, 415 for an unknown encoding, 400 when
   *     it is not what its encoding says
   */
  static byte[] read(InputStream in, Optional<String> encoding, long limit) {
    return new RequestBody(in, encoding, limit).get();
  }

  @Override
  public byte[] get() {
    try (InputStream plain = open(most)) {
      return plain.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(long limit) {
    try {
      return new Limited(decoded(), limit);
    } catch (ZipException | EOFException e) {
      throw broken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FhirProblem broken() {
    return FhirProblem.invalid(
        "bad-gzip",
        "the body is not whole "
            + encoding.orElse("gzip")
            + " data although Content-Encoding says so");
  }

  private InputStream decoded() throws IOException {
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

  /** Ends the reading with a problem at the limit, and where the compressed data is broken. */
  private final class Limited extends FilterInputStream {

    private final long limit;
    private long left;

    Limited(InputStream plain, long limit) {
      super(plain);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int read = super.read(buffer, offset, length);
        left -= Math.max(0, read);
        if (left < 0) {
          throw new FhirProblem(
              413,
              "too-long",
              "body-too-large",
              "the body is larger than " + limit + " bytes, which is the limit of this server");
        }
        return read;
      } catch (ZipException | EOFException e) {
        throw broken();
      }
    }
  }
}
