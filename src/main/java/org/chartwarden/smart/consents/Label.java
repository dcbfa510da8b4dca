package org.chartwarden.smart.consents;

import java.util.Objects;

/**
 * A code as a consent names it.
 *
 * @param system its system, or empty for any
 */
public record Label(String system, String code) {

  public Label {
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(code, "code");
  }
}
