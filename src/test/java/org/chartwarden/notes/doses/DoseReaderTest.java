package org.chartwarden.notes.doses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.chartwarden.notes.text.NoteText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoseReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "She takes 15 mg of morphine 2 times a day.|morphine 15 mg null 2",
        "oxycodone 5 mg PO every 6 hours|oxycodone 5 mg oral 4",
        "Oxycodone 10 mg q8h|oxycodone 10 mg null 3",
        "hydromorphone 2 mg TID|hydromorphone 2 mg null 3",
        "20 mg of OxyMORphone 3 times a day, and 50 mg of Tapentadol once daily"
            + "|oxymorphone 20 mg null 3; tapentadol 50 mg null 1",
        "a fentanyl patch 25 mcg/h|fentanyl 25 ug/h transdermal null",
        "40 µg of fentanyl buccal 1 time a day|fentanyl 40 ug buccal 1",
        "He received 100 mg of Hydrocortisone IV.|hydrocortisone 100 mg intravenous null",
        "prednisone 40 mg by mouth daily|prednisone 40 mg oral 1",
        "norepinephrine at 0.12 mcg/kg/min|norepinephrine 0.12 ug/kg/min null null",
        "on dopamine (6 µg/kg/min)|dopamine 6 ug/kg/min null null",
        "dexamethasone 4 mg twice daily; codeine 30 mg every 6 h"
            + "|dexamethasone 4 mg null 2; codeine 30 mg null 4",
        "Codeine was stopped. Sodium 131 mmol/L.|",
      })
  void readsDrugDoseRouteAndFrequency(String text, String doses) {
    List<String> expected =
        doses == null ? List.of() : Arrays.stream(doses.split(";")).map(String::strip).toList();

    assertThat(DoseReader.read(NoteText.of(text)))
        .extracting(
            dose ->
                dose.drug()
                    + " "
                    + dose.dose().toPlainString()
                    + " "
                    + dose.unit()
                    + " "
                    + dose.route()
                    + " "
                    + (dose.perDay() == null ? null : dose.perDay().toPlainString()))
        .containsExactlyElementsOf(expected);
  }
}
