package org.chartwarden.fhir.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version numbers as HTTP entity tags, FHIR R4 http.html#versioning. */
public final class EntityTags {

  private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?(\"?)(\\d{1,18})\\1\\s*");

  private static final int MOST_TAGS = 100;

  private EntityTags() {}

  /** The weak tag of a version, {@code W/"3"}. */
  public static String of(long version) {
    return "W/\"" + version + "\"";
  }

  /**
   * Reads {@code *} or a list such as {@code W/"3", "4"}; a bare {@code 3} is understood too. Weak
   * and strong tags mean the same here, since a version has one content.
   *
   * @throws FhirProblem 400 naming the header when it is none of these
   */
  public static VersionCondition condition(String header, String value) {
    if (value.strip().equals("*")) {
      return new VersionCondition(true, List.of());
    }
    String[] tags = value.split(",", -1);
    if (tags.length > MOST_TAGS) {
      throw FhirProblem.invalid(
          "bad-entity-tag", header + " names " + tags.length + " versions; at most " + MOST_TAGS);
    }
    List<Long> versions = new ArrayList<>();
    for (String tag : tags) {
      versions.add(version(header, tag));
    }
    return new VersionCondition(false, versions);
  }

  private static long version(String header, String value) {
    Matcher matcher = TAG.matcher(value);
    if (!matcher.matches()) {
      throw FhirProblem.invalid(
          "bad-entity-tag", header + " must be a version such as W/\"3\", not '" + value + "'");
    }
    return Long.parseLong(matcher.group(2));
  }
}
