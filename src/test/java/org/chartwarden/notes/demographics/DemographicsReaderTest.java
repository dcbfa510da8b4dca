package org.chartwarden.notes.demographics;

import static org.assertj.core.api.Assertions.assertThat;

import org.chartwarden.notes.text.NoteText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemographicsReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 64-year-old plumber|64y0m0w0d",
        "A 64 year old plumber|64y0m0w0d",
        "A 64-yr-old plumber|64y0m0w0d",
        "62 y/o with cough|62y0m0w0d",
        "62yo with cough|62y0m0w0d",
        "62M with cough|62y0m0w0d",
        "48 M with a h/o HTN|48y0m0w0d",
        "A seventy-one year old lady|71y0m0w0d",
        "The patient, aged 58, was pale|58y0m0w0d",
        "Age: 45 years|45y0m0w0d",
        "a woman 33 years of age|33y0m0w0d",
        "A man of 70 with gout.|70y0m0w0d",
        "Woman of 58, COPD, worsening dyspnea|58y0m0w0d",
        "A gentleman of eighty-two|82y0m0w0d",
        "a girl of 14 months with fever|0y14m0w0d",
        "Female, 58, presents with cough|58y0m0w0d",
        "A woman of 3 children came. She is 41 years old.|41y0m0w0d",
        "Man, 2 falls this week, 77 y/o|77y0m0w0d",
        "A 9-month-old boy|0y9m0w0d",
        "A 5-week-old girl|0y0m5w0d",
        "A three and a half years old girl|3y6m0w0d",
        "An 18-day-old neonate|0y0m0w18d",
        "A 3 years and 4 months old girl|3y4m0w0d",
        "a 1-year, 6-month-old boy|1y6m0w0d",
        "At the age of 12 he broke his arm. The 40-year-old man came in.|40y0m0w0d",
        "His father died at 50 years of age. A 22-year-old student.|22y0m0w0d",
        "His mother, a 60-year-old woman, called. This 30-year-old man fell.|30y0m0w0d",
        "The donor was a 45-year-old man. The recipient was a 61-year-old woman.|61y0m0w0d",
        "Mother of a 4-year-old boy reported fever.|4y0m0w0d",
        "A 32-year-old mother of two|32y0m0w0d",
        "He has smoked for 30 years. 66-year-old man.|66y0m0w0d",
      })
  void findsTheAgeOfThePatient(String text, String age) {
    Age found = read(text).age().orElseThrow();

    assertThat(
            found.years() + "y" + found.months() + "m" + found.weeks() + "w" + found.days() + "d")
        .isEqualTo(age);
    assertThat(found.exact()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A woman in her 60s|60",
        "A man in his late seventies|70",
        "A newborn with jaundice|0",
      })
  void marksAnAgeThatIsOnlyASpan(String text, int years) {
    Age age = read(text).age().orElseThrow();

    assertThat(age.exact()).isFalse();
    assertThat(age.years()).isEqualTo(years);
  }

  @ParameterizedTest
  @CsvSource({"0, 30, 0, 0, 2", "0, 0, 104, 0, 2", "0, 0, 0, 20, 0", "3, 4, 0, 0, 3"})
  void countsCompletedYears(int years, int months, int weeks, int days, int completed) {
    Age age = new Age(years, months, weeks, days, true, NoteText.of("x").span(0, 0));

    assertThat(age.completedYears()).isEqualTo(completed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 64-year-old man|MALE|true",
        "A 64-year-old African American woman|FEMALE|true",
        "62F with cough|FEMALE|true",
        "70 yo M with gout|MALE|true",
        "A 5-year-old girl came with her father|FEMALE|true",
        "Sex: F|FEMALE|true",
        "Gender: Male|MALE|true",
        "The patient is 44. He came with his wife, a tall woman.|MALE|false",
        "A 30-year-old G2P1 at term. She was well.|FEMALE|false",
        "This gentleman was well|MALE|true",
        "His wife found the 50-year-old man on the floor|MALE|true",
      })
  void findsTheSexOfThePatient(String text, Sex sex, boolean stated) {
    SexFinding found = read(text).sex().orElseThrow();

    assertThat(found.sex()).isEqualTo(sex);
    assertThat(found.stated()).isEqualTo(stated);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 50-year-old African American man|BLACK",
        "A Caucasian 50-year-old woman|WHITE",
        "A 50-year-old woman of Japanese descent|ASIAN",
        "An 8-year-old Hispanic girl|HISPANIC",
        "Age: 40. Race: White|WHITE",
      })
  void findsTheRaceOfThePatient(String text, Race race) {
    assertThat(read(text).race()).map(RaceFinding::race).contains(race);
  }

  @Test
  void takesNothingElseForARace() {
    assertThat(read("A 50-year-old man with black stools and white blood cells.").race()).isEmpty();
  }

  @Test
  void inventsNothing() {
    Demographics nobody = read("Sodium was 131 mmol/L after 3 days.");

    assertThat(nobody.age()).isEmpty();
    assertThat(nobody.sex()).isEmpty();
    assertThat(nobody.race()).isEmpty();
  }

  private static Demographics read(String text) {
    return DemographicsReader.read(NoteText.of(text));
  }
}
