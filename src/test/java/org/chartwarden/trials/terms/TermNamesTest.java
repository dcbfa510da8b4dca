package org.chartwarden.trials.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.text.NoteText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermNamesTest {

  private final TermHierarchy hierarchy = new TermHierarchy();
  private final TermNames names =
      new TermNames(
          TermKind.CONDITION,
          hierarchy,
          word ->
              word.endsWith("itis")
                  ? Optional.of(Term.free(TermKind.CONDITION, word))
                  : Optional.empty());

  @BeforeEach
  void add() {
    hierarchy.place("liver-failure", List.of("liver-disease"));
    names.add(names.term("liver-failure"), "failure of the liver");
    names.add(names.term("liver-disease"), "liver disease");
    names.add(names.term("cardiomyopathy"), "cardiomyopathy");
    names.add(names.term("als"), "ALS");
    names.addAlone("gout", "Gout");
  }

  @ParameterizedTest
  @CsvSource({
    "severe liver disease, liver-disease",
    "liver diseases, liver-disease",
    "cardiomyopathies, cardiomyopathy",
    "ALS of late, als",
    "gout, gout",
    "gastritis, =gastritis"
  })
  void findsANameItsPluralAndAWordOfNoList(String text, String id) {
    assertThat(names.termsIn(text)).extracting(Term::id).containsExactly(id);
  }

  @ParameterizedTest
  @CsvSource({"als of late", "gouts", "liver", "failure of liver and disease"})
  void readsNothingFromOtherLettersAndParts(String text) {
    assertThat(names.termsIn(text)).isEmpty();
  }

  @Test
  void tellsWhatIsWider() {
    assertThat(names.idsIn("acute failure of the liver"))
        .containsExactlyInAnyOrder("liver-failure", "liver-disease");
  }

  @Test
  void findsTheWordsOfARowInAnyOrder() {
    assertThat(names.idsIn("liver, chronic failure")).isEmpty();
    assertThat(names.idsOfRow("liver, chronic failure")).contains("liver-failure");
  }

  @Test
  void takesTheLongestName() {
    names.add(names.term("fatty-liver"), "liver disease with fat");
    TermBook.Found found = names.longest(NoteText.of("liver disease with fat").tokens(), 0);
    assertThat(found.term().id()).isEqualTo("fatty-liver");
    assertThat(found.to()).isEqualTo(4);
    assertThat(names.longest(NoteText.of("liver disease").tokens(), 2)).isNull();
  }

  @Test
  void findsByIdWhatWasNamedButNotWhatStandsAlone() {
    assertThat(names.find("als")).isPresent();
    assertThat(names.find("gout")).isEmpty();
  }
}
