package org.chartwarden.trials.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words have one meaning, which is a kind or a part of which, and which only look alike. */
class WordKinTest {

  @ParameterizedTest
  @CsvSource({
    "regurgitation, regurgitates",
    "tenderness, tender",
    "hoarseness, hoarse",
    "depression, depressive",
    "incontinence, incontinent",
    "irritation, irritated",
    "infection, infectious",
    "deficiency, deficient",
    "fibrosis, fibrotic",
    "anaemia, anemic",
    "ischemia, ischaemic",
    "renal, kidneys",
    "hepatic, liver",
    "swelling, oedematous",
    "itching, pruritus",
    "biopsy, bx"
  })
  void meansTheSame(String one, String other) {
    assertThat(WordKin.of(one).key()).isEqualTo(WordKin.of(other).key());
  }

  @ParameterizedTest
  @CsvSource({
    "hemianopia, visual field defect",
    "finger, upper limb",
    "epicondyle, humerus",
    "thyroidectomy, operation",
    "pacemaker, implant",
    "LLQ, lower quadrant",
    "bulla, skin lesion"
  })
  void isNarrower(String narrow, String wide) {
    WordKin.Kin wider = WordKin.meanings(SentenceWords.of(wide).plain()).get(0).kin();
    WordKin.Kin own = WordKin.meanings(SentenceWords.of(narrow).plain()).get(0).kin();
    assertThat(own.wider()).contains(wider.key());
    assertThat(own.meets(wider)).isTrue();
    assertThat(wider.wider()).doesNotContain(own.key());
  }

  @ParameterizedTest
  @CsvSource({
    "lateral, medial",
    "lesion, less",
    "vision, visit",
    "arthritis, arthrosis",
    "hypertension, hypotension",
    "gastric, gastrocnemius",
    "tension, tendon",
    "mental, mention",
    "oral, aural"
  })
  void isSomethingElse(String one, String other) {
    assertThat(WordKin.of(one).meets(WordKin.of(other))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No tenderness over the sacrum; tender calf.|sacrum|true",
        "No tenderness of the calf; tender over the sacrum.|sacrum|false",
        "Voice never hoarse.|hoarse|true",
        "Chest pain never.|pain|true",
        "Never smoked, coughs.|coughs|true",
        "TB, mycoplasma, resp virus panel neg.|mycoplasma|true",
        "Knee tender, cultures negative.|tender|false",
        "Negative for TB.|tb|true",
        "Ossification, none on film.|ossification|true",
        "Tender lat. epicondyle.|epicondyle|false",
        "Creatinine 0.7, no edema.|creatinine|false"
      })
  void saysWhatIsDenied(String sentence, String word, boolean denied) {
    List<ClauseText.Word> words = ClauseText.of(sentence).words();
    assertThat(words)
        .filteredOn(one -> one.plain().equals(word))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.denied()).isEqualTo(denied));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Drools at night, mother changes the pillow.|drools|false",
        "Father snores.|snores|true",
        "Pyloroplasty planned for July.|pyloroplasty|true",
        "If hoarse, call.|hoarse|true",
        "Tender knee; MRI planned.|tender|false"
      })
  void saysWhatIsOpen(String sentence, String word, boolean open) {
    assertThat(ClauseText.of(sentence).words())
        .filteredOn(one -> one.plain().equals(word))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.open()).isEqualTo(open));
  }
}
