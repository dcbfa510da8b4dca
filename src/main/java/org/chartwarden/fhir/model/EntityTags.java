package org.chartwarden.fhir.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version numbers as HTTP entity tags, FHIR R4 http.html#versioning. */
public final class EntityTags {

  private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"?(\\d{1,18})\"?\\s*");

  private EntityTags() {}

  /** The weak tag of a version, {@code W/"3"}. */
  public static String of(long version) {
    return "W/\"" + version + "\"";
  }

  /**
   * Reads {@code W/"3"}, {@code "3"} or {@code 3}.
   *
   * @throws FhirProblem 400 naming the header when it is none of these
   */
  public static long version(String header, String value) {
    Matcher matcher = TAG.matcher(value);
    if (!matcher.matches()) {
      throw FhirProblem.invalid(
          "bad-entity-tag", header + " must be a version such as W/\"3\", not '" + value + "'");
    }
    return Long.parseLong(matcher.group(1));
  }
}
