package org.chartwarden.smart.serving;

import java.util.List;

/** The server does not start, because it would serve unsafely. */
public final class ServingProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServingProblem(ServingConfig.Profile profile, List<String> refusals) {
    super(
        (profile == ServingConfig.Profile.PRODUCTION
                ? "The server does not start in the production profile:"
                : "The server does not start:")
            + "\n  - "
            + String.join("\n  - ", refusals),
        null,
        false,
        false);
  }
}
