package org.chartwarden.cli.bench.medcalc;

import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.reading.NoteAnswers;

/** Reads the note and the question, and nothing else of a row. */
final class NoteMode implements MedCalcMode {

  private final NoteAnswers answers;
  private final Convention convention;
  private final UnreadNotes unread;

  /** Without a model. */
  NoteMode(NoteAnswers answers, Convention convention) {
    this(answers, convention, new UnreadNotes());
  }

  /** With a model; {@code unread} is told of the notes that it did not read. */
  NoteMode(NoteAnswers answers, Convention convention, UnreadNotes unread) {
    this.answers = answers;
    this.convention = convention;
    this.unread = unread;
  }

  @Override
  public MedCalcAnswer answer(MedCalcRow row) {
    MedCalcAnswer answer = read(row);
    return unread.take().map(answer::unread).orElse(answer);
  }

  private MedCalcAnswer read(MedCalcRow row) {
    NoteAnswers.Answer answer = answers.answer(row.question(), row.note(), convention);
    if (answer.check().isEmpty()) {
      return MedCalcAnswer.none("", "the question names no calculator clearly");
    }
    String id = answer.choice().chosen().orElseThrow().spec().id();
    return answer
        .result()
        .map(result -> MedCalcAnswer.of(id, result))
        .orElseGet(() -> MedCalcAnswer.none(id, MedCalcAnswer.because(answer.check().get())));
  }
}
