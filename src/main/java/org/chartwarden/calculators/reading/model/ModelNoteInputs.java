package org.chartwarden.calculators.reading.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.intake.NoteInputs;
import org.chartwarden.llm.LanguageModel;
import org.chartwarden.llm.LanguageModelProblem;
import org.chartwarden.llm.ModelReply;
import org.chartwarden.llm.Prompt;

/** Reads notes with a model and holds all it says against the note; see the package. */
final class ModelNoteInputs implements NoteInputs {

  private static final Prompt PROMPT = Prompt.load("calculator-inputs-v1");
  private static final int MOST_TOLD = 20;

  private final LanguageModel model;
  private final NoteInputs reader;
  private final int longestNote;
  private final Consumer<String> unread;

  /**
   * A reading with a model.
   *
   * @param reader reads without a model
   * @param longestNote longest note in characters that is sent to the model
   * @param unread is told why, whenever a note was read without the model
   */
  ModelNoteInputs(
      LanguageModel model, NoteInputs reader, int longestNote, Consumer<String> unread) {
    this.model = model;
    this.reader = reader;
    this.longestNote = longestNote;
    this.unread = unread;
  }

  @Override
  public Findings read(CalculatorSpec spec, Note note) {
    Findings without = reader.read(spec, note);
    if (note.text().length() > longestNote) {
      return unread(
          without,
          "the note has "
              + note.text().length()
              + " characters, and at most "
              + longestNote
              + " are sent to a model");
    }
    ModelReply reply;
    try {
      reply = model.ask(ExtractionRequest.of(PROMPT, spec, note));
    } catch (LanguageModelProblem problem) {
      return unread(without, problem.getMessage());
    }
    Optional<ModelClaim.Reply> claims = ModelClaim.read(reply.text());
    if (claims.isEmpty()) {
      return unread(without, "model " + model.name() + " gave no JSON array of values");
    }
    return verified(spec, note, claims.get(), without);
  }

  private Findings unread(Findings without, String because) {
    unread.accept(because);
    List<String> remarks = new ArrayList<>(without.remarks());
    remarks.add("the note was read without a model: " + because);
    return new Findings(without.values(), remarks);
  }

  private Findings verified(
      CalculatorSpec spec, Note note, ModelClaim.Reply reply, Findings without) {
    Calculator calculator = CalculatorCatalog.find(spec.id()).orElseThrow();
    ClaimCheck check = new ClaimCheck(calculator, note);
    List<Found> found = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    for (ModelClaim claim : reply.claims()) {
      switch (check.check(claim)) {
        case ClaimCheck.Verified verified -> found.add(verified.found());
        case ClaimCheck.Dropped one -> dropped.add(one.because());
      }
    }
    Findings merged = MergedReading.of(calculator, note.convention(), found, without);
    List<String> remarks = new ArrayList<>();
    remarks.add(account(reply, found.size(), dropped));
    remarks.addAll(merged.remarks());
    return new Findings(merged.values(), remarks);
  }

  /** One sentence on what became of what the model said. */
  private String account(ModelClaim.Reply reply, int used, List<String> dropped) {
    StringBuilder text = new StringBuilder("read with model ");
    text.append(model.name()).append(" (").append(model.version());
    text.append(", prompt ").append(PROMPT.id()).append("): ");
    text.append(used).append(" of ").append(reply.claims().size() + reply.malformed());
    text.append(" values stand in the note");
    if (!dropped.isEmpty()) {
      text.append("; dropped: ");
      text.append(String.join(", ", dropped.subList(0, Math.min(MOST_TOLD, dropped.size()))));
      if (dropped.size() > MOST_TOLD) {
        text.append(" and ").append(dropped.size() - MOST_TOLD).append(" more");
      }
    }
    if (reply.malformed() > 0) {
      text.append("; ").append(reply.malformed()).append(" without the form of a value");
    }
    return text.toString();
  }
}
