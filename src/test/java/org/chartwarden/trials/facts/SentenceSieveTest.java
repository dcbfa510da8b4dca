package org.chartwarden.trials.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceSieveTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\\bswallow\\w*\\b; swallow",
        "\\b(?:walks?|ambulat\\w+) on; walk, ambulat",
        "\\b(?:(?:cannot|unable to) swallow|nil by mouth); cannot, unable, nil",
        "(?i)\\b(?:Phd|m[ae]n)\\b; Phd, m",
        "\\bcolou?r\\b|\\bhue; colo, hue"
      })
  void tellsHowTheWordsOfAPatternBegin(String pattern, String beginnings) {
    assertThat(LeadingLetters.of(pattern)).contains(List.of(beginnings.split(", ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "swallow",
        "\\b\\d+ pack",
        "\\b(?:no )?swallowing",
        "\\b(?:a?|b)x",
        "\\bwell|ill",
        "\\b(?=x)y",
        "\\b[ab]c"
      })
  void tellsNothingOfOtherPatterns(String pattern) {
    assertThat(LeadingLetters.of(pattern)).isEqualTo(Optional.empty());
  }

  @Test
  void letsAllSentencesThroughThatHoldAPattern() {
    Pattern pattern = Pattern.compile("\\b(?:walks?|(?:very )?fit|climbs? (?:two|\\d) flights)\\b");
    Pattern plain = Pattern.compile("\\b(?:walks?|climbs? (?:two|\\d) flights)\\b");
    PatientFacts facts =
        FactsText.of(
            "female; note WALKS a mile; note crosswalks; note Fit, climbs 3 flights; note é-walk;"
                + " note Walks a mile; note climbing");
    for (Pattern one : List.of(pattern, plain)) {
      List<NoteSentence> all =
          facts.sentencesWhere("all " + one, words -> one.matcher(words).find());
      assertThat(all).isNotEmpty();
      assertThat(
              facts.sentencesWhere(
                  "sieved " + one, SentenceSieve.of(one), words -> one.matcher(words).find()))
          .isEqualTo(all);
    }
    assertThat(facts.sentencesWhere("mile", SentenceSieve.holding("mile"), words -> true))
        .hasSize(2);
  }
}
