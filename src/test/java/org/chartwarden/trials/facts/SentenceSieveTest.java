package org.chartwarden.trials.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSieveTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\\bswallow\\w*\\b; swallow-",
        "\\b(?:walks?|ambulat\\w+) on; walk-, ambulat-",
        "\\b(?:(?:cannot|unable to) swallow|nil by mouth); swallow-, mouth-",
        "(?i)\\b(?:Phd|m[ae]n)\\b; phd-, m-",
        "\\bcolou?r\\b|\\bhue; colo-, hue-",
        "swallow; swallow",
        "\\b\\d+ packs; packs-",
        "\\d+[ -]*packs; packs",
        "\\b(?:no )?swallowing; swallowing",
        "(?<!not |no )\\b(?:short of breath|sob)\\b[^.]{0,9}\\bat rest; rest-",
        "\\b(?=x)yes; yes-",
        "\\Qleft-handed\\E|\\blefty; handed-, lefty-",
        "^stage (iv|3)$; stage-",
        "(?<grade>grade) [1-4]; grade",
        "ab{0,2}cd(?:ef)+g+; cd",
        "\\p{L}+ectomy\\b; ectomy",
        "cafés; caf"
      })
  void tellsWhichLettersAMatchMustHold(String pattern, String pieces) {
    assertThat(RequiredLetters.of(pattern).orElseThrow())
        .extracting(piece -> piece.letters() + (piece.begins() ? "-" : ""))
        .containsExactly(pieces.split(", "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\b\\d+",
        "\\b(?:a?|b)x",
        "\\bwell|i",
        "[ab]c",
        "(?:swallow)*",
        "(a)\\k<b>walk",
        "\\x41walk",
        "walk)",
        "(?!walk)"
      })
  void tellsNothingOfPatternsThatMayMatchManyWords(String pattern) {
    assertThat(RequiredLetters.of(pattern)).isEmpty();
  }

  @Test
  void letsAllSentencesThroughThatHoldAPattern() {
    Pattern pattern = Pattern.compile("\\b(?:walks?|(?:very )?fit|climbs? (?:two|\\d) flights)\\b");
    Pattern plain = Pattern.compile("\\b(?:walks?|climbs? (?:two|\\d) flights)\\b");
    Pattern within = Pattern.compile("(?:alk|(?<=climb)in)(?:s|g|\\b)");
    PatientFacts facts =
        FactsText.of(
            "female; note WALKS a mile; note crosswalks; note Fit, climbs 3 flights; note é-walk;"
                + " note Walks a mile; note climbing");
    for (Pattern one : List.of(pattern, plain, within)) {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "her-2; her; true",
        "her-2; her2; true",
        "her-2; here is; true",
        "her-2; 2; false",
        "t(9; t; true",
        "pd-l1 tps; tps; true",
        "pd-l1 tps; pd; false"
      })
  void mindsTheWordThatHoldsTheLongestRunOfLetters(String held, String words, boolean minded) {
    SentenceSieve sieve = SentenceSieve.holding(held);
    assertThat(sieve.tellsWords()).isTrue();
    assertThat(List.of(words.split(" "))).filteredOn(sieve::minds).hasSize(minded ? 1 : 0);
  }

  @Test
  void tellsNoWordsWhereNoneMustBeThere() {
    assertThat(SentenceSieve.NONE.tellsWords()).isFalse();
    assertThat(SentenceSieve.holding("≥ (").tellsWords()).isFalse();
    assertThat(SentenceSieve.of(Pattern.compile("\\bwell|\\d+")).tellsWords()).isFalse();
    SentenceSieve sieve = SentenceSieve.of(Pattern.compile("\\bsleep (?:test|study)"));
    assertThat(List.of("sleep", "asleep", "study", "test")).filteredOn(sieve::minds).hasSize(1);
  }
}
