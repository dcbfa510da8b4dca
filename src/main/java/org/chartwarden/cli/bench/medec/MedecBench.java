package org.chartwarden.cli.bench.medec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chartwarden.cli.bench.AnswersFile;
import org.chartwarden.consistency.model.SentenceProposer;
import org.chartwarden.platform.Json;

/** One run over texts of MEDEC: answers are written as they come, then scored. */
public final class MedecBench {

  private final List<MedecText> texts;

  private MedecBench(List<MedecText> texts) {
    this.texts = texts;
  }

  /**
   * Reads the texts.
   *
   * @throws IOException with a sentence that says what cannot be used
   */
  public static MedecBench read(Path file) throws IOException {
    return new MedecBench(MedecText.read(file));
  }

  public int size() {
    return texts.size();
  }

  /**
   * Answers all texts, each written as it comes.
   *
   * @param model asks about each text; empty for the rules alone
   * @param resume whether to keep the answers that the file has already
   * @param done is told after each text
   * @return whether all texts were answered
   */
  public boolean run(
      Optional<SentenceProposer> model,
      Path answers,
      boolean resume,
      Consumer<String> done,
      BooleanSupplier stopping)
      throws IOException {
    MedecChecker checker = new MedecChecker(model);
    Set<String> ids = texts.stream().map(MedecText::id).collect(Collectors.toSet());
    try (AnswersFile file =
        resume
            ? AnswersFile.resume(answers, ids, MedecAnswer::whole)
            : AnswersFile.begin(answers)) {
      for (MedecText text : texts) {
        if (stopping.getAsBoolean()) {
          return false;
        }
        if (!file.has(text.id())) {
          file.write(checker.answer(text).line(text.id()));
        }
        done.accept(text.id());
      }
    }
    return true;
  }

  /** Scores an answers file; the count of texts that the model was to read and did not. */
  public long report(Path answers, String how, PrintWriter out) throws IOException {
    Map<String, MedecAnswer> given = new HashMap<>();
    for (String line : Files.readAllLines(answers)) {
      JsonNode tree = Json.parse(line);
      given.put(tree.path("id").asText(), MedecAnswer.of(tree));
    }
    List<MedecScore.Judged> judged = new ArrayList<>();
    for (MedecText text : texts) {
      if (given.containsKey(text.id())) {
        judged.add(new MedecScore.Judged(text, given.get(text.id())));
      }
    }
    new MedecScore(judged).print(out, how);
    return given.values().stream().filter(answer -> !answer.unread().isEmpty()).count();
  }
}
