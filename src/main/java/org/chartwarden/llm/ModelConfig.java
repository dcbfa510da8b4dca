package org.chartwarden.llm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chat models that tasks may name, each an OpenAI-compatible endpoint. */
@ConfigMapping(prefix = "chartwarden.models")
public interface ModelConfig {

  /** The models by name, as in {@code chartwarden.models.local.base-url}. */
  @WithParentName
  Map<String, Model> models();

  /**
   * Whether names, dates, numbers and addresses of people are replaced by made-up ones on the way
   * to every model, and put back into its replies.
   */
  @WithDefault("false")
  boolean deidentify();

  /** One model. */
  interface Model {

    /** The same for this model alone; what is set here counts more. */
    Optional<Boolean> deidentify();

    /** Address of the API, usually ending in {@code /v1}: vLLM, Ollama, llama.cpp, a provider. */
    @WithName("base-url")
    String baseUrl();

    /** Key of the API; servers of one's own usually need none. */
    @WithName("api-key")
    @WithDefault("unused")
    String apiKey();

    /** Name of the model at that address. */
    @WithName("model-name")
    String modelName();

    /** Longest time of one request. */
    @WithDefault("60s")
    Duration timeout();

    /** Sampling temperature, 0 to 2; the provider's default when not set. */
    OptionalDouble temperature();

    /** Most tokens of one reply. */
    @WithName("max-tokens")
    @WithDefault("4096")
    int maxTokens();

    /** How often a request is repeated after 429, 5xx or a time-out. */
    @WithDefault("3")
    int retries();

    /** Pause before the first repetition; it doubles each time. */
    @WithDefault("500ms")
    Duration backoff();

    /** Whether replies are streamed, for servers that cut long silent requests. */
    @WithDefault("false")
    boolean stream();

    /** Text for people who choose a model. */
    Optional<String> description();
  }
}
