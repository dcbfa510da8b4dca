package org.chartwarden.trials.registry;

/** A record that cannot be taken, with a stable code and a sentence that names what is wrong. */
public final class RegistryProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  RegistryProblem(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  static RegistryProblem of(String code, String message) {
    return new RegistryProblem(code, message, null);
  }

  /**
   * {@code not-a-record}, {@code no-nct-number}, {@code no-eligibility-text}, {@code not-json} or
   * {@code not-xml}.
   */
  public String code() {
    return code;
  }
}
