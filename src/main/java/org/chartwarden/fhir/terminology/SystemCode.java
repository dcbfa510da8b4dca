package org.chartwarden.fhir.terminology;

import java.util.Objects;

/**
 * A code in its code system.
 *
 * @param system canonical URL of the code system
 * @param code the code as the system writes it
 */
public record SystemCode(String system, String code) {
  public SystemCode {
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(code, "code");
  }
}
