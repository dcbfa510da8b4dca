package org.chartwarden.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.util.OptionalInt;

/** Tells failures that pass from those that stay; the provider's text is not repeated. */
final class ModelFailures {

  private ModelFailures() {}

  static LanguageModelProblem explain(String model, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LanguageModelProblem known) {
        return known;
      }
      if (cause instanceof RateLimitException) {
        return busy(model, failure);
      }
      if (cause instanceof TimeoutException
          || cause instanceof java.util.concurrent.TimeoutException
          || cause instanceof java.net.http.HttpTimeoutException) {
        return new LanguageModelProblem(
            "model-timeout", "model " + model + " gave no reply in time", true, failure);
      }
      OptionalInt status = status(cause);
      if (status.isPresent()) {
        return ofStatus(model, status.getAsInt(), failure);
      }
      if (cause instanceof IOException) {
        return new LanguageModelProblem(
            "model-away", "model " + model + " cannot be reached", true, failure);
      }
    }
    return new LanguageModelProblem(
        "model-error", "model " + model + " gave a reply that cannot be read", false, failure);
  }

  private static OptionalInt status(Throwable cause) {
    if (cause instanceof InternalServerException) {
      return OptionalInt.of(500);
    }
    return cause instanceof HttpException http
        ? OptionalInt.of(http.statusCode())
        : OptionalInt.empty();
  }

  private static LanguageModelProblem ofStatus(String model, int status, RuntimeException failure) {
    if (status == 429) {
      return busy(model, failure);
    }
    boolean passing = status >= 500 || status == 408;
    return new LanguageModelProblem(
        passing ? "model-error" : "model-refused",
        "model " + model + " answered with status " + status,
        passing,
        failure);
  }

  private static LanguageModelProblem busy(String model, RuntimeException failure) {
    return new LanguageModelProblem(
        "model-busy", "model " + model + " takes no more requests now", true, failure);
  }
}
