package org.chartwarden.fhir.validation.profiles;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * Order of business versions: dotted numbers by value, a pre-release label before its release, and
 * anything else by its text (semver.org, clause 11, as FHIR R4 packages use it).
 */
final class VersionOrder {

  static final Comparator<String> ASCENDING = VersionOrder::compare;

  private VersionOrder() {}

  /** Whether a version meets what was asked for: all of it, or its first parts ({@code 6.1}). */
  static boolean matches(String wanted, String found) {
    return wanted.isEmpty() || found.equals(wanted) || found.startsWith(wanted + ".");
  }

  private static int compare(String one, String other) {
    String[] left = one.split("-", 2);
    String[] right = other.split("-", 2);
    int numbers = compareNumbers(left[0], right[0]);
    if (numbers != 0) {
      return numbers;
    }
    if (left.length != right.length) {
      return left.length == 1 ? 1 : -1;
    }
    return left.length == 1 ? 0 : left[1].compareTo(right[1]);
  }

  private static int compareNumbers(String one, String other) {
    String[] left = one.split("\\.");
    String[] right = other.split("\\.");
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int part = comparePart(i < left.length ? left[i] : "0", i < right.length ? right[i] : "0");
      if (part != 0) {
        return part;
      }
    }
    return 0;
  }

  private static int comparePart(String one, String other) {
    boolean numbers = one.matches("\\d+") && other.matches("\\d+");
    return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }
}
