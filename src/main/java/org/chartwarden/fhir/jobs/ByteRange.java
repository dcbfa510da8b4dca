package org.chartwarden.fhir.jobs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * A stretch of a file (RFC 9110, section 14).
 *
 * @param first first byte, from 0
 * @param last last byte, included
 */
public record ByteRange(long first, long last) {

  private static final Pattern ONE =
      Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})");

  /**
   * Reads a Range header. Several ranges, other units and nonsense are no range: a server may
   * always send the whole file.
   *
   * @param size bytes of the file
   * @throws FhirProblem 416 when the range lies behind the end of the file
   */
  public static Optional<ByteRange> of(String header, long size) {
    Matcher range = ONE.matcher(header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (range.group(1).isEmpty()) {
      long suffix = Math.min(size, Long.parseLong(range.group(2)));
      return checked(size - suffix, size - 1, size, header);
    }
    long first = Long.parseLong(range.group(1));
    long last =
        range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
    if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
      return Optional.empty();
    }
    return checked(first, last, size, header);
  }

  private static Optional<ByteRange> checked(long first, long last, long size, String header) {
    if (first >= size) {
      throw new FhirProblem(
          416,
          "invalid",
          "range-not-satisfiable",
          "the range '" + header + "' lies outside the file, which has " + size + " bytes");
    }
    return Optional.of(new ByteRange(first, last));
  }

  /** Number of bytes. */
  public long length() {
    return last - first + 1;
  }
}
