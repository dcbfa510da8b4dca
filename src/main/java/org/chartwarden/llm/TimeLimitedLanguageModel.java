package org.chartwarden.llm;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives up on a model after a time, whatever repetitions are under way. */
public final class TimeLimitedLanguageModel implements LanguageModel {

  private final LanguageModel model;
  private final Duration limit;

  public TimeLimitedLanguageModel(LanguageModel model, Duration limit) {
    this.model = model;
    this.limit = limit;
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
    FutureTask<ModelReply> asking = new FutureTask<>(() -> model.ask(request));
    Thread.ofVirtual().name("model-" + name()).start(asking);
    try {
      return asking.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new LanguageModelProblem(
          "model-timeout",
          "model " + name() + " gave no reply within " + limit.toMillis() / 1000.0 + " s",
          true,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LanguageModelProblem("model-interrupted", "the request was stopped", false, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException problem
          ? problem
          : new IllegalStateException(e.getCause());
    } finally {
      asking.cancel(true);
    }
  }
}
