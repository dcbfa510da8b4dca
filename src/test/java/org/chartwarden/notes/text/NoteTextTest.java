package org.chartwarden.notes.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12,300|12300",
        "1,250,000|1250000",
        "2,10,000|210000",
        "25,5|25.5",
        "0,125|0.125",
        "7.40|7.40",
        "3·9|3.9",
        "(.5)|0.5",
        "12.5x|12.5",
      })
  void readsANumberInTheWaysPeopleWriteIt(String text, BigDecimal number) {
    assertThat(tokens(text))
        .filteredOn(Token::isNumber)
        .first()
        .extracting(Token::number)
        .isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PaCO₂|paco2",
        "mm³|mm3",
        "µg|ug",
        "μg|ug",
        "HbA1c|hba1c",
      })
  void givesOneKeyToEverySpellingOfAWord(String text, String key) {
    assertThat(tokens(text)).extracting(Token::key).containsExactly(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3–5 and 3−5 and 3-5|3 - 5 and 3 - 5 and 3 - 5",
        "×10⁹/L|× 10 9 / l",
        "≥ 5|>= 5",
        "37 ℃|37 °c",
        "5’9”|5 ' 9 \"",
        "12.03.2020|12.03.2020",
        "x10|× 10",
      })
  void cutsSymbols(String text, String keys) {
    assertThat(String.join(" ", tokens(text).stream().map(Token::key).toList())).isEqualTo(keys);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He was seen by Dr. Lee. He improved.|2",
        "The dose was 2.5 mg. It helped.|2",
        "Pulse was 88 b.p.m. and regular.|1",
        "See Fig. 2 for the scan.|1",
        "It was approx. 5 cm long.|1",
        "Glucose 88 mg/dL.The rest was normal.|2",
        "Was he well? Yes! He was.|3",
        "No stop at the end|1",
        "A (see Table 2.) The next one.|2",
        "Na 131⏎K 4.2⏎Cl 99|3",
        "His pressure was⏎120/80 mmHg.|1",
        "Sodium⏎139 mEq/L|1",
        "First.⏎⏎Second.|2",
        "- aspirin⏎- Metoprolol⏎- Lisinopril|3",
        "the patient who had been well until two days before he came to us⏎Monday was seen.|1",
      })
  void endsASentenceWhereAReaderWould(String text, int count) {
    assertThat(NoteText.of(text.replace('⏎', '\n')).sentences()).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PAST MEDICAL HISTORY:|PAST_HISTORY",
        "pmh: diabetes|PAST_HISTORY",
        "Family Hx: none|FAMILY_HISTORY",
        "Physical Exam⏎well|EXAMINATION",
        "Assessment & Plan:⏎well|ASSESSMENT",
        "Assessment and Plan:⏎well|ASSESSMENT",
        "LABS⏎Na 130|LABORATORY",
        "Brief Hospital Course:⏎x|COURSE",
        "THINGS TO REMEMBER⏎x|OTHER",
        "Vitals: BP 120/80|VITAL_SIGNS",
        "Meds: aspirin|MEDICATIONS",
        "Discharge Medications:⏎aspirin|MEDICATIONS",
      })
  void knowsAHeadingInAnySpelling(String text, SectionKind kind) {
    assertThat(NoteText.of(text.replace('⏎', '\n')).sections())
        .extracting(NoteSection::kind)
        .containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The history was long.",
        "Sodium 130",
        "HEMOGLOBIN 11",
        "He said: nothing",
        "history of present illness was taken from his wife",
      })
  void takesNoSentenceForAHeading(String text) {
    assertThat(NoteText.of(text).sections())
        .extracting(NoteSection::kind)
        .containsExactly(SectionKind.OPENING);
  }

  @Test
  void sectionsCoverTheNoteAndSentencesHoldEveryToken() {
    String text = "Intro text.\nHPI: He fell. He rose.\n\nLABS:\nNa 130\n";
    NoteText note = NoteText.of(text);

    assertThat(note.sections()).hasSize(3);
    assertThat(note.sections().get(0).start()).isZero();
    assertThat(note.sections().get(2).end()).isEqualTo(text.length());
    for (int i = 1; i < note.sections().size(); i++) {
      assertThat(note.sections().get(i).start()).isEqualTo(note.sections().get(i - 1).end());
    }
    int next = 0;
    for (Sentence sentence : note.sentences()) {
      assertThat(sentence.firstToken()).isEqualTo(next);
      next = sentence.endToken();
    }
    assertThat(next).isEqualTo(note.tokens().size());
    assertThat(note.sectionOf(note.sentences().get(1)).kind())
        .isEqualTo(SectionKind.PRESENT_ILLNESS);
  }

  @ParameterizedTest
  @CsvSource({
    "seventy-one, 71",
    "twenty eight, 28",
    "twelve, 12",
    "one hundred and five, 105",
    "a hundred, 100",
    "thirty, 30"
  })
  void readsNumbersInWords(String text, int value) {
    List<Token> tokens = tokens(text);
    NumberWords.Found found = NumberWords.at(tokens, 0, tokens.size());

    assertThat(found.value()).isEqualTo(value);
    assertThat(found.end()).isEqualTo(tokens.size());
  }

  @Test
  void findsTheLongestPhraseWithOrWithoutHyphens() {
    PhraseTrie<String> trie = new PhraseTrie<>();
    trie.add("blood", "short");
    trie.add("blood-pressure", "long");
    List<Token> tokens = tokens("blood pressure");
    List<Token> hyphened = tokens("Blood-pressure");

    assertThat(trie.longest(tokens, 0, 2).values()).containsExactly("long");
    assertThat(trie.longest(hyphened, 0, 3).values()).containsExactly("long");
    assertThat(trie.longest(tokens, 0, 1).values()).containsExactly("short");
    assertThat(trie.longest(tokens, 1, 2)).isNull();
  }

  private static List<Token> tokens(String text) {
    return NoteText.of(text).tokens();
  }
}
