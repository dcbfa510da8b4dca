package org.chartwarden.fhir.terminology;

import java.util.Objects;

/**
 * A code that is to be judged.
 *
 * @param system its code system; empty when it is to be inferred from a value set
 * @param version version of the code system, or empty
 * @param code the code
 * @param display the name that came with it, or empty
 */
public record CodeQuestion(String system, String version, String code, String display) {

  public CodeQuestion {
    Objects.requireNonNull(code, "code");
    system = system == null ? "" : system;
    version = version == null ? "" : version;
    display = display == null ? "" : display;
  }

  @Override
  public String toString() {
    return system.isEmpty() ? "'" + code + "'" : "'" + system + "#" + code + "'";
  }
}
