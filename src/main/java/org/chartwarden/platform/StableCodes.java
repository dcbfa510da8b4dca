package org.chartwarden.platform;

/** The codes by which programs tell refusals and findings of this server apart. */
public final class StableCodes {

  /** URI of the system that these codes are of. */
  public static final String SYSTEM = "https://chartwarden.org/fhir/CodeSystem/issue-code";

  private StableCodes() {}
}
