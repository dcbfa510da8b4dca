package org.chartwarden.llm;

import java.time.Duration;

/** Asks again, with growing pauses, when a model is busy or away; the caller's time limit rules. */
public final class RetryingLanguageModel implements LanguageModel {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  private final LanguageModel model;
  private final int retries;
  private final Duration backoff;

  public RetryingLanguageModel(LanguageModel model, int retries, Duration backoff) {
    this.model = model;
    this.retries = retries;
    this.backoff = backoff;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public String version() {
    return model.version();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    Duration pause = backoff;
    for (int attempt = 0; ; attempt++) {
      try {
        return model.ask(request);
      } catch (LanguageModelProblem problem) {
        if (!problem.transientFailure() || attempt >= retries) {
          throw problem;
        }
        sleep(pause, problem);
        pause = pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
          pause = LONGEST_PAUSE;
        }
      }
    }
  }

  private static void sleep(Duration pause, LanguageModelProblem problem) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw problem;
    }
  }
}
