package org.chartwarden.cli.bench.medec;

import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.model.SentenceProposer;
import org.chartwarden.consistency.plausibility.NoteChecker;
import org.chartwarden.consistency.plausibility.rules.NoteFlaw;
import org.chartwarden.notes.NoteReader;

/** Checks one text: a model's proposal where there is a model, else what the rules find first. */
final class MedecChecker {

  private final Optional<SentenceProposer> model;

  MedecChecker(Optional<SentenceProposer> model) {
    this.model = model;
  }

  MedecAnswer answer(MedecText text) {
    MedecAnswer rules = byRules(text);
    if (model.isEmpty()) {
      return rules;
    }
    List<MedecText.Numbered> sentences = text.sentences();
    SentenceProposer.Answer answer =
        model.get().ask(sentences.stream().map(MedecText.Numbered::text).toList());
    if (!answer.answered()) {
      return new MedecAnswer(
          rules.sentence(), rules.correction(), rules.because(), answer.warning());
    }
    return answer
        .proposal()
        .map(
            found ->
                new MedecAnswer(
                    sentences.get(found.sentence() - 1).number(),
                    found.correction(),
                    found.reason(),
                    ""))
        .orElse(rules);
  }

  private static MedecAnswer byRules(MedecText text) {
    for (NoteFlaw flaw : NoteChecker.check(NoteReader.read(text.text()), Optional.empty())) {
      Optional<MedecText.Numbered> sentence = sentence(text, flaw.span().start());
      if (sentence.isPresent()) {
        return new MedecAnswer(sentence.get().number(), "", flaw.rule() + ": " + flaw.reason(), "");
      }
    }
    return MedecAnswer.NONE;
  }

  /** The sentence in which a character of the text stands; white space does not count. */
  private static Optional<MedecText.Numbered> sentence(MedecText text, int offset) {
    int before = solid(text.text().substring(0, offset)) + 1;
    int reached = 0;
    for (MedecText.Numbered sentence : text.sentences()) {
      reached += solid(sentence.text());
      if (reached >= before) {
        return Optional.of(sentence);
      }
    }
    return Optional.empty();
  }

  private static int solid(String text) {
    return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
  }
}
