package org.chartwarden.notes.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.chartwarden.notes.text.NoteText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Last menstrual period: 03/14/2021|2021-03-14|LAST_MENSTRUAL_PERIOD|true",
        "LMP 3/5/2021|2021-03-05|LAST_MENSTRUAL_PERIOD|false",
        "Her last period began on 14 March 2021|2021-03-14|LAST_MENSTRUAL_PERIOD|true",
        "Today is March 14th, 2021|2021-03-14|TODAY|true",
        "The current date is 2021-03-14|2021-03-14|TODAY|true",
        "Admitted 14.03.2021|2021-03-14|ADMISSION|true",
        "Discharged on 25/12/2020|2020-12-25|DISCHARGE|true",
        "Date of birth 12/25/58|1958-12-25|BIRTH|true",
        "EDD Dec. 3, 2022|2022-12-03|DUE_DATE|true",
        "A scan on 3 Sept 2019|2019-09-03|OTHER|true",
      })
  void readsADayAndWhatHappenedOnIt(String text, LocalDate date, DateRole role, boolean ordered) {
    List<DateMention> found = DateReader.read(NoteText.of(text));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).date()).isEqualTo(date);
    assertThat(found.get(0).role()).isEqualTo(role);
    assertThat(found.get(0).ordered()).isEqualTo(ordered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BP 120/80",
        "02/30/2021",
        "13/13/2021",
        "ratio 1/2/3",
        "May 2021",
        "version 3.2.1",
        "7.32/45/88",
        "1/2",
        "99/99/9999",
        "in 2019"
      })
  void readsNoDayWhereThereIsNone(String text) {
    assertThat(DateReader.read(NoteText.of(text))).isEmpty();
  }
}
