package org.chartwarden.consistency.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.chartwarden.llm.BoundedText;
import org.chartwarden.llm.LanguageModel;
import org.chartwarden.llm.LanguageModelProblem;
import org.chartwarden.llm.ModelJson;
import org.chartwarden.llm.ModelMessage;
import org.chartwarden.llm.ModelRequest;
import org.chartwarden.llm.Prompt;
import org.chartwarden.llm.TimeLimitedLanguageModel;
import org.chartwarden.notes.quotes.NoteQuotes;
import org.chartwarden.platform.Shown;

/**
 * Asks a model for the one wrong sentence of a note, as MEDIQA-CORR 2024 does. The number that the
 * model gives must be that of a sentence, and the words that it gives must be those of this
 * sentence; else nothing is proposed and a warning says why.
 */
public final class SentenceProposer {

  private static final Prompt PROMPT = Prompt.load("note-wrong-sentence-v1");
  private static final int LONGEST = 1_000;

  /**
   * What came of asking.
   *
   * @param proposal the sentence; empty when the model finds none or none that stands in the note
   * @param answered whether the model gave an answer that can be used, "none" among them
   * @param warning what a person should know; empty when there is nothing
   */
  public record Answer(Optional<SentenceProposal> proposal, boolean answered, String warning) {}

  private final LanguageModel model;
  private final ConsistencyModelConfig limits;

  SentenceProposer(LanguageModel model, ConsistencyModelConfig limits) {
    this.model = model;
    this.limits = limits;
  }

  /** Name and version of the model with the id of the prompt, for traces. */
  public String source() {
    return "model " + model.name() + " (" + model.version() + ", prompt " + PROMPT.id() + ")";
  }

  /** Asks about sentences; never fails because of the model. */
  public Answer ask(List<String> sentences) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences.size(); i++) {
      text.append(i + 1).append(' ').append(sentences.get(i).strip().replaceAll("\\s+", " "));
      text.append('\n');
    }
    if (text.length() > limits.maxNoteCharacters()) {
      return unread(
          "the note has more than the "
              + limits.maxNoteCharacters()
              + " characters that are sent to a model");
    }
    ModelRequest request =
        new ModelRequest(
            List.of(
                new ModelMessage.SystemText(PROMPT.text()),
                new ModelMessage.UserText("SENTENCES\n" + BoundedText.of(text.toString()))),
            List.of());
    String reply;
    try {
      reply = new TimeLimitedLanguageModel(model, limits.timeLimit()).ask(request).text();
    } catch (LanguageModelProblem problem) {
      return unread(problem.getMessage());
    }
    return ModelJson.read(reply)
        .filter(JsonNode::isObject)
        .filter(json -> json.path("sentence").isInt())
        .map(json -> answer(json, sentences))
        .orElseGet(() -> unread("model " + model.name() + " gave no answer that can be read"));
  }

  private static Answer unread(String because) {
    return new Answer(Optional.empty(), false, "the note was checked without a model: " + because);
  }

  private Answer answer(JsonNode json, List<String> sentences) {
    int number = json.path("sentence").asInt();
    if (number == 0 || number == -1) {
      return new Answer(Optional.empty(), true, "");
    }
    String quote = json.path("quote").asText("");
    boolean stands =
        number >= 1
            && number <= sentences.size()
            && !quote.isBlank()
            && new NoteQuotes(sentences.get(number - 1)).find(quote).isPresent();
    if (!stands) {
      return new Answer(
          Optional.empty(),
          true,
          "model " + model.name() + " named a sentence that is not in the note; it is dropped");
    }
    return new Answer(
        Optional.of(
            new SentenceProposal(
                number,
                sentences.get(number - 1),
                shortened(json.path("reason").asText("")),
                shortened(json.path("correction").asText("")))),
        true,
        "");
  }

  private static String shortened(String text) {
    return Shown.of(text, LONGEST);
  }
}
