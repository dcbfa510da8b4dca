package org.chartwarden.notes.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chartwarden.notes.text.NoteText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocialReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "40 pack-year smoker. | TOBACCO CURRENT 40 pack-years",
        "Smokes 1 ppd. | TOBACCO CURRENT 1 packs/day",
        "Quit smoking in 2010. | TOBACCO FORMER",
        "Former smoker, 20 pack years. | TOBACCO FORMER 20 pack-years",
        "Never smoked. | TOBACCO NEVER",
        "No tobacco, 1-2 glasses of wine a week. | TOBACCO NEVER; ALCOHOL CURRENT 2 drinks/week",
        "Drinks 14 units of alcohol per week. | ALCOHOL CURRENT",
        "Denies alcohol. | ALCOHOL NEVER",
        "Teetotal. | ALCOHOL NEVER",
        "6 beers per day. | ALCOHOL CURRENT 6 drinks/day",
        "Sober since 2019. | ALCOHOL FORMER",
        "Denies illicit drugs. | DRUGS NEVER",
        "Prior IVDU. | DRUGS FORMER",
        "Uses cocaine. | DRUGS CURRENT",
        "Lives with her sister and 2 cats. | LIVING UNSAID",
        "Lives alone. | LIVING UNSAID",
        "Retired, widowed. | OCCUPATION UNSAID; MARITAL UNSAID",
        "Walks with a cane. | MOBILITY UNSAID",
        "Full code. | CODE_STATUS UNSAID",
        "He does not use tobacco, alcohol, or illicit drugs. | TOBACCO NEVER; ALCOHOL NEVER; DRUGS NEVER",
        "Denies tobacco, alcohol and illicit drugs. | TOBACCO NEVER; ALCOHOL NEVER; DRUGS NEVER",
        "She does not smoke or use illicit drugs. | TOBACCO NEVER; DRUGS NEVER",
        "He does not smoke or drink alcohol. | TOBACCO NEVER; ALCOHOL NEVER",
        "He does not smoke and drinks alcohol. | TOBACCO NEVER; ALCOHOL CURRENT",
        "She doesn't smoke, drinks alcohol occasionally. | TOBACCO NEVER; ALCOHOL CURRENT",
        "Denies smoking, alcohol occasionally. | TOBACCO NEVER; ALCOHOL CURRENT",
        "The wound is clean. | -",
      })
  void howAPatientLivesIsRead(String text, String told) {
    List<String> found =
        SocialReader.read(NoteText.of(text)).stream()
            .map(
                one ->
                    one.topic()
                        + " "
                        + one.use()
                        + one.amount().map(amount -> " " + amount + " " + one.unit()).orElse(""))
            .toList();

    assertThat(String.join("; ", found)).isEqualTo(told == null ? "" : told);
  }
}
