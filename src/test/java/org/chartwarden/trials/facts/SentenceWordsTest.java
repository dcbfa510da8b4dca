package org.chartwarden.trials.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceWordsTest {

  @ParameterizedTest
  @CsvSource({
    "Speaks fluent English at home, speaks english, true",
    "She does not speak English, speaks english, false",
    "English is spoken by her; he denies smoking, english, true",
    "Lives alone, lives partner, false",
    "No falls. Doesn’t walk far, walk, false",
    "Naïve to opioids 2×/day, naïve, true"
  })
  void saysWhatStandsThereAndIsNotDenied(String sentence, String wanted, boolean says) {
    List<String> stems = List.of(wanted.split(" ")).stream().map(SentenceWords::stem).toList();
    assertThat(SentenceWords.of(sentence).say(stems)).isEqualTo(says);
    PatientFacts facts = FactsText.of("note " + sentence.replace(';', ','));
    assertThat(facts.sentencesSaying(stems)).hasSize(says ? 1 : 0);
  }
}
