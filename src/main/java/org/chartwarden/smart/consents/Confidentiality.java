package org.chartwarden.smart.consents;

import java.util.List;

/** The levels of confidentiality (v3 Confidentiality) from the least to the most. */
public final class Confidentiality {

  public static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

  private static final List<String> LEVELS = List.of("U", "L", "M", "N", "R", "V");
  private static final int NORMAL = LEVELS.indexOf("N");

  private Confidentiality() {}

  /** All levels. */
  public static List<String> levels() {
    return LEVELS;
  }

  /** Whether a label is one of these levels. */
  public static boolean is(Label label) {
    return (label.system().isEmpty() || label.system().equals(SYSTEM))
        && LEVELS.contains(label.code());
  }

  /** The level and all above it. */
  public static List<String> from(String level) {
    return LEVELS.subList(LEVELS.indexOf(level), LEVELS.size());
  }

  /** All levels above one. */
  public static List<String> above(String level) {
    return LEVELS.subList(LEVELS.indexOf(level) + 1, LEVELS.size());
  }

  /** Whether what has no level, which counts as normal, is as high as this one. */
  public static boolean normalReaches(String level) {
    return NORMAL >= LEVELS.indexOf(level);
  }

  /** Whether what has no level, which counts as normal, is no higher than this one. */
  public static boolean normalIsWithin(String level) {
    return NORMAL <= LEVELS.indexOf(level);
  }
}
