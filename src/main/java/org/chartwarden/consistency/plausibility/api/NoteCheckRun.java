package org.chartwarden.consistency.plausibility.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.model.ConsistencyModels;
import org.chartwarden.consistency.model.SentenceProposer;
import org.chartwarden.consistency.plausibility.NoteChecker;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteProblem;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.times.NoteContext;

/** One check, the same for every way in. */
@ApplicationScoped
class NoteCheckRun {

  private final ConsistencyModels models;

  @Inject
  NoteCheckRun(ConsistencyModels models) {
    this.models = models;
  }

  /**
   * Checks a note.
   *
   * @param context when it was written, where that is known
   * @param model model that proposes a wrong sentence, if one is named
   * @param warnings what is known of the reading already
   * @throws FhirProblem 400 when there is no such model, 422 when the note is too long
   */
  NoteCheck run(
      String text,
      Optional<RecordPointer> source,
      Optional<NoteContext> context,
      Optional<String> model,
      List<String> warnings) {
    if (model.isPresent() && !models.names().contains(model.get())) {
      throw FhirProblem.invalid(
          "unknown-model",
          "there is no model '"
              + model.get()
              + "'; "
              + (models.names().isEmpty() ? "none is configured" : "there are " + models.names()));
    }
    ClinicalNote note = read(text);
    List<String> told = new ArrayList<>(warnings);
    Optional<NoteCheck.Proposed> proposed = Optional.empty();
    String by = "";
    if (model.isPresent()) {
      SentenceProposer proposer = models.sentences(model.get());
      List<TextSpan> sentences = sentences(note);
      SentenceProposer.Answer answer =
          proposer.ask(sentences.stream().map(TextSpan::text).toList());
      by = proposer.source();
      proposed =
          answer
              .proposal()
              .map(found -> new NoteCheck.Proposed(found, sentences.get(found.sentence() - 1)));
      if (!answer.warning().isEmpty()) {
        told.add(answer.warning());
      }
    }
    return new NoteCheck(text, source, NoteChecker.check(note, context), proposed, by, told);
  }

  private static ClinicalNote read(String text) {
    try {
      return NoteReader.read(text);
    } catch (NoteProblem e) {
      throw new FhirProblem(422, "too-long", e.code(), e.getMessage());
    }
  }

  private static List<TextSpan> sentences(ClinicalNote note) {
    List<TextSpan> spans = new ArrayList<>();
    for (Sentence sentence : note.text().sentences()) {
      spans.add(
          new TextSpan(
              sentence.start(),
              sentence.end(),
              note.text().text().substring(sentence.start(), sentence.end())));
    }
    return spans;
  }
}
