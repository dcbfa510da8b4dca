package org.chartwarden.llm;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The configured models; a wrong setting stops the start. */
@Startup
@ApplicationScoped
public class LanguageModelCatalog {

  private final List<LanguageModel> models = new ArrayList<>();

  LanguageModelCatalog(ModelConfig config, ModelDisguise disguise) {
    for (Map.Entry<String, ModelConfig.Model> entry : new TreeMap<>(config.models()).entrySet()) {
      check(entry.getKey(), entry.getValue());
      LanguageModel model =
          new RetryingLanguageModel(
              new LangChainLanguageModel(entry.getKey(), entry.getValue()),
              entry.getValue().retries(),
              entry.getValue().backoff());
      boolean disguised = entry.getValue().deidentify().orElse(config.deidentify());
      models.add(disguised ? new DisguisedLanguageModel(model, disguise) : model);
    }
  }

  public List<LanguageModel> all() {
    return List.copyOf(models);
  }

  static void check(String name, ModelConfig.Model model) {
    String key = "chartwarden.models." + name;
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalStateException(key + ": a name has letters, digits, dot, dash, underscore");
    }
    URI address;
    try {
      address = URI.create(model.baseUrl());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(key + ".base-url is no address: " + e.getMessage(), e);
    }
    if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
      throw new IllegalStateException(
          key + ".base-url must be an http or https address, not " + model.baseUrl());
    }
    if (model.temperature().isPresent()
        && !(model.temperature().getAsDouble() >= 0 && model.temperature().getAsDouble() <= 2)) {
      throw new IllegalStateException(key + ".temperature must be from 0 to 2");
    }
    if (model.timeout().isZero() || model.timeout().isNegative()) {
      throw new IllegalStateException(key + ".timeout must be above zero");
    }
    if (model.maxTokens() < 1 || model.retries() < 0 || model.backoff().isNegative()) {
      throw new IllegalStateException(
          key + ": max-tokens must be above zero, retries and backoff not below");
    }
  }
}
