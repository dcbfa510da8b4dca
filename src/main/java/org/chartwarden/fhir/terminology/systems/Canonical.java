package org.chartwarden.fhir.terminology.systems;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Objects;

/**
 * A canonical reference {@code url|version}, FHIR R4 references.html#canonical.
 *
 * @param url without version and fragment
 * @param version empty when the reference does not name one
 */
public record Canonical(String url, String version) {

  private static final String EDITION = "http://snomed.info/sct/";

  public Canonical {
    Objects.requireNonNull(url, "url");
    version = version == null ? "" : version;
  }

  /** Reads {@code url}, {@code url|version}, {@code url|version#fragment}. */
  public static Canonical parse(String text) {
    String stripped = text.strip();
    int bar = stripped.indexOf('|');
    if (bar < 0) {
      return new Canonical(stripped, "");
    }
    String version = stripped.substring(bar + 1);
    int hash = version.indexOf('#');
    return new Canonical(
        stripped.substring(0, bar), hash < 0 ? version : version.substring(0, hash));
  }

  /**
   * Whether something of this version is meant. An edition of SNOMED CT without a date means any
   * version of that edition (FHIR R4 snomedct.html).
   */
  public boolean accepts(String candidate) {
    return version.isEmpty()
        || version.equals(candidate)
        || (version.startsWith(EDITION) && candidate.startsWith(version + "/version/"));
  }

  @Override
  public String toString() {
    return version.isEmpty() ? url : url + "|" + version;
  }

  /**
   * Orders business versions, oldest first: runs of digits count as numbers ({@code 2.9} before
   * {@code 2.10}, {@code 2024-02} before {@code 2024-11}), no version before any.
   */
  public static final Comparator<String> VERSION_ORDER = Canonical::compareVersions;

  private static int compareVersions(String left, String right) {
    String[] a = left == null ? new String[0] : left.split("[^A-Za-z0-9]+");
    String[] b = right == null ? new String[0] : right.split("[^A-Za-z0-9]+");
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order =
          number(a[i]) && number(b[i])
              ? new BigInteger(a[i]).compareTo(new BigInteger(b[i]))
              : a[i].compareTo(b[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static boolean number(String part) {
    return !part.isEmpty()
        && part.length() < 100
        && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
