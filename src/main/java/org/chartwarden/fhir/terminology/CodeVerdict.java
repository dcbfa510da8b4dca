package org.chartwarden.fhir.terminology;

/**
 * What is known about a code.
 *
 * @param status whether it is right
 * @param code stable code of the reason; {@code ok} when it is valid
 * @param message one sentence that names the code; empty when all is well
 * @param question what was asked, with the system that was inferred
 * @param version version of the code system that was used, or empty
 * @param display the proper name, or empty
 * @param inactive whether the code is no longer for use
 */
public record CodeVerdict(
    Status status,
    String code,
    String message,
    CodeQuestion question,
    String version,
    String display,
    boolean inactive) {

  /** Valid, invalid, or not to be decided with what is here. */
  public enum Status {
    VALID,
    INVALID,
    UNKNOWN
  }

  public boolean valid() {
    return status == Status.VALID;
  }
}
