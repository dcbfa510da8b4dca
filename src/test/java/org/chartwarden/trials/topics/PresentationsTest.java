package org.chartwarden.trials.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.junit.jupiter.api.Test;

class PresentationsTest {

  private static List<String> suspected(String text) {
    TextPatient patient = TextPatient.of(text, LocalDate.of(2023, 1, 1));
    return TopicWords.of(text, patient.facts()).suspected();
  }

  @Test
  void asksForEveryGroup() {
    assertThat(suspected("She has great toe pain after beer; uric acid is high.")).contains("gout");
    assertThat(suspected("He reports chest pain.")).doesNotContain("acute coronary syndrome");
    assertThat(suspected("He reports chest pain on exertion.")).contains("acute coronary syndrome");
  }

  @Test
  void leavesOutWhatIsDenied() {
    assertThat(suspected("She denies chest pain. She was walking and felt well."))
        .doesNotContain("acute coronary syndrome");
  }

  @Test
  void namesConditionsThatTheListsKnow() {
    for (String[] row : VocabularyFile.rows("trial-presentations.psv", 2)) {
      for (String name : VocabularyFile.list(row[0], ",")) {
        assertThat(Bm25Index.words(name)).as(name).isNotEmpty();
      }
      assertThat(VocabularyFile.list(row[1], ";")).as(row[0]).isNotEmpty();
    }
  }
}
