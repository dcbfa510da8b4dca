package org.chartwarden.calculators.reading.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.chartwarden.calculators.choosing.ChoiceHelp;
import org.chartwarden.calculators.intake.NoteInputs;
import org.chartwarden.calculators.reading.NoteReaderInputs;
import org.chartwarden.llm.LanguageModel;
import org.chartwarden.llm.LanguageModelCatalog;
import org.chartwarden.llm.TimeLimitedLanguageModel;

/** The configured models as readers of notes. */
@ApplicationScoped
public class ModelReadings {

  private final Map<String, LanguageModel> models = new TreeMap<>();
  private final NoteReaderInputs reader;
  private final int longestNote;

  @Inject
  ModelReadings(LanguageModelCatalog models, NoteReaderInputs reader, ModelReadingConfig config) {
    this.reader = reader;
    this.longestNote = config.maxNoteCharacters();
    if (config.timeLimit().isZero() || config.timeLimit().isNegative() || longestNote < 1) {
      throw new IllegalStateException(
          "chartwarden.calculators.model: time-limit and max-note-characters must be above zero");
    }
    for (LanguageModel model : models.all()) {
      this.models.put(model.name(), new TimeLimitedLanguageModel(model, config.timeLimit()));
    }
  }

  /** Names that a request may give as its model. */
  public Set<String> names() {
    return models.keySet();
  }

  /**
   * Notes read with a model.
   *
   * @throws IllegalArgumentException when no model has that name
   */
  public NoteInputs inputs(String model) {
    return inputs(model, because -> {});
  }

  /**
   * As {@link #inputs(String)}.
   *
   * @param unread is told why, whenever a note was read without the model
   */
  public NoteInputs inputs(String model, Consumer<String> unread) {
    return new ModelNoteInputs(named(model), reader, longestNote, unread);
  }

  /**
   * Help in choosing a calculator by a model.
   *
   * @throws IllegalArgumentException when no model has that name
   */
  public ChoiceHelp choice(String model) {
    return new ModelChoice(named(model));
  }

  private LanguageModel named(String name) {
    LanguageModel model = models.get(name);
    if (model == null) {
      throw new IllegalArgumentException("there is no model " + name);
    }
    return model;
  }
}
