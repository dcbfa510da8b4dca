package org.chartwarden.smart.scopes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose data a scope speaks of. */
public enum ScopeLevel {
  /** The patient in context. */
  PATIENT,
  /** All that the user may see. */
  USER,
  /** All that the client may see, without a user. */
  SYSTEM;

  /** {@code patient}, {@code user}, {@code system}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ScopeLevel> of(String code) {
    return Arrays.stream(values()).filter(level -> level.code().equals(code)).findFirst();
  }
}
