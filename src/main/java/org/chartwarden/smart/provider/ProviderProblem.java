package org.chartwarden.smart.provider;

/** The provider of tokens cannot be asked now, so nobody can tell whether a token is good. */
public final class ProviderProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProviderProblem() {
    super(
        "the provider of tokens cannot be asked for its keys; try again soon", null, false, false);
  }
}
