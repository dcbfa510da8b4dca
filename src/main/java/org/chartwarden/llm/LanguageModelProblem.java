package org.chartwarden.llm;

/** A model gave no reply. */
public final class LanguageModelProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final boolean transientFailure;

  public LanguageModelProblem(
      String code, String message, boolean transientFailure, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.transientFailure = transientFailure;
  }

  /** Stable kebab-case code: {@code model-busy}, {@code model-timeout}, {@code model-error}, ... */
  public String code() {
    return code;
  }

  /** Whether asking again later may help. */
  public boolean transientFailure() {
    return transientFailure;
  }
}
