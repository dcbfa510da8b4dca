package org.chartwarden.consistency.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.chartwarden.testing.FakeModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model may point at one sentence of a note. */
class SentenceProposerTest {

  private static final List<String> SENTENCES =
      List.of("He has gonorrhea.", "Doxycycline alone is given for it.", "He feels well.");

  private static SentenceProposer.Answer ask(String reply) {
    return new SentenceProposer(
            FakeModel.answering(reply),
            new ConsistencyModelConfig() {
              @Override
              public Duration timeLimit() {
                return Duration.ofSeconds(5);
              }

              @Override
              public int maxNoteCharacters() {
                return 10_000;
              }

              @Override
              public int partCharacters() {
                return 1_000;
              }
            })
        .ask(SENTENCES);
  }

  @Test
  void proposesASentenceThatStandsInTheNote() {
    SentenceProposer.Answer answer =
        ask(
            "{'sentence': 2, 'quote': 'Doxycycline alone', 'reason': 'Gonorrhea needs ceftriaxone.',"
                + " 'correction': 'Ceftriaxone is given for it.'}");
    assertThat(answer.answered()).isTrue();
    assertThat(answer.proposal().get().text()).isEqualTo(SENTENCES.get(1));
    assertThat(answer.proposal().get().correction()).isEqualTo("Ceftriaxone is given for it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "words of another sentence|{'sentence': 1, 'quote': 'Doxycycline alone'}|true|not in",
        "invented words|{'sentence': 2, 'quote': 'Penicillin alone'}|true|not in the note",
        "no such sentence|{'sentence': 9, 'quote': 'He feels well'}|true|not in the note",
        "no words|{'sentence': 2}|true|not in the note",
        "nothing wrong|{'sentence': 0}|true|",
        "garbage|I think that sentence 2 is wrong|false|without a model",
        "another form|[2]|false|without a model",
        "a number as text|{'sentence': '2'}|false|without a model",
      })
  void proposesNothingElse(String what, String reply, boolean answered, String warning) {
    SentenceProposer.Answer answer = ask(reply);
    assertThat(answer.proposal()).as(what).isEmpty();
    assertThat(answer.answered()).isEqualTo(answered);
    assertThat(answer.warning()).contains(warning == null ? "" : warning);
  }
}
