package org.chartwarden.agent.tools;

import java.util.Locale;

/** Names as they stand in JSON: snake_case members, lower-case kebab-free enum values. */
final class WireNames {

  private WireNames() {}

  /** {@code birthDate} as {@code birth_date}. */
  static String member(String component) {
    return component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  static String value(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
