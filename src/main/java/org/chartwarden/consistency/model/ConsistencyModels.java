package org.chartwarden.consistency.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.llm.LanguageModel;
import org.chartwarden.llm.LanguageModelCatalog;

/** The configured models as readers of statements and of wrong sentences. */
@ApplicationScoped
public class ConsistencyModels {

  private final Map<String, LanguageModel> models = new TreeMap<>();
  private final ConsistencyModelConfig config;
  private final Clock clock;

  @Inject
  ConsistencyModels(LanguageModelCatalog models, ConsistencyModelConfig config, Clock clock) {
    if (config.timeLimit().isZero()
        || config.timeLimit().isNegative()
        || config.maxNoteCharacters() < 1
        || config.partCharacters() < 500) {
      throw new IllegalStateException(
          "chartwarden.consistency.model: time-limit and max-note-characters must be above zero,"
              + " part-characters at least 500");
    }
    this.config = config;
    this.clock = clock;
    models.all().forEach(model -> this.models.put(model.name(), model));
  }

  /** Names that a request may give as its model. */
  public Set<String> names() {
    return models.keySet();
  }

  /**
   * Reads statements with a model.
   *
   * @throws IllegalArgumentException when no model has that name
   */
  public ModelClaimReader claims(String model) {
    return new ModelClaimReader(named(model), config, clock);
  }

  /**
   * Looks for the wrong sentence of a note with a model.
   *
   * @throws IllegalArgumentException when no model has that name
   */
  public SentenceProposer sentences(String model) {
    return new SentenceProposer(named(model), config);
  }

  private LanguageModel named(String name) {
    LanguageModel model = models.get(name);
    if (model == null) {
      throw new IllegalArgumentException("there is no model " + name);
    }
    return model;
  }
}
