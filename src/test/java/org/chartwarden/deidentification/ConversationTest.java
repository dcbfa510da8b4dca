package org.chartwarden.deidentification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class ConversationTest {

  private static final String TASK =
      "{\"instruction\":\"What was the last potassium of Erik Lindqvist, born 2 Nov 1949?\","
          + "\"now\":\"2026-01-15T08:00Z\"}";
  private static final String RECORD =
      "{\"id\":\"sample-02\",\"mrn\":\"4471882\",\"name\":\"Erik Lindqvist\",\"birth_date\":\"1949-11-02\"}";

  @Test
  void theSamePersonIsTheSameInEveryText() {
    String note = "Mr. LINDQVIST's wife called. lindqvist slept well. Dr Erik Holm agrees.";
    Conversation conversation = new Conversation("s", List.of(TASK, RECORD, note));
    JsonNode record = Json.parseOwn(conversation.disguised(RECORD));
    String[] name = record.path("name").asText().split(" ");
    String disguised = conversation.disguised(note);
    assertThat(disguised.toLowerCase()).doesNotContain("lindqvist").doesNotContain("erik");
    assertThat(disguised).contains(name[1].toUpperCase()).contains("Dr " + name[0]);
    assertThat(disguised).contains(name[1].toLowerCase() + " slept well");
    assertThat(conversation.disguised(TASK)).contains(name[0] + " " + name[1]);
  }

  @Test
  void intervalsAndDaysOfTheWeekStay() {
    String rows = "{\"a\":\"2026-01-10T06:00:00+00:00\",\"b\":\"2025-12-28\"}";
    Conversation conversation = new Conversation("s", List.of(TASK, rows));
    JsonNode moved = Json.parseOwn(conversation.disguised(rows));
    LocalDate a = LocalDate.parse(moved.path("a").asText().substring(0, 10));
    LocalDate b = LocalDate.parse(moved.path("b").asText());
    assertThat(ChronoUnit.DAYS.between(b, a)).isEqualTo(13);
    assertThat(a).isNotEqualTo(LocalDate.of(2026, 1, 10));
    assertThat(a.getDayOfWeek()).isEqualTo(LocalDate.of(2026, 1, 10).getDayOfWeek());
    assertThat(moved.path("a").asText()).endsWith("T06:00:00+00:00");
    String now = Json.parseOwn(conversation.disguised(TASK)).path("now").asText();
    assertThat(ChronoUnit.DAYS.between(a, LocalDate.parse(now.substring(0, 10)))).isEqualTo(5);
  }

  @Test
  void argumentsOfACallComeBackToTheRecord() {
    Conversation conversation = new Conversation("s", List.of(TASK, RECORD));
    JsonNode seen = Json.parseOwn(conversation.disguised(RECORD));
    LocalDate now =
        LocalDate.parse(
            Json.parseOwn(conversation.disguised(TASK)).path("now").asText().substring(0, 10));
    String arguments =
        Json.write(
            Json.object()
                .put("patient", seen.path("id").asText())
                .put("reason", "Potassium of " + seen.path("name").asText().split(" ")[1])
                .put("occurrence", now.plusDays(1) + "T08:00:00+00:00")
                .put("dose", 40));
    JsonNode back = Json.parseOwn(conversation.restored(arguments));
    assertThat(back.path("patient").asText()).isEqualTo("sample-02");
    assertThat(back.path("reason").asText()).isEqualTo("Potassium of Lindqvist");
    assertThat(back.path("occurrence").asText()).isEqualTo("2026-01-16T08:00:00+00:00");
    assertThat(back.path("dose").asInt()).isEqualTo(40);
  }

  @Test
  void agesOverEightyNineBecomeNinety() {
    String record = "{\"name\":\"Ada Berg\",\"birth_date\":\"1930-06-01\",\"age_years\":95}";
    String note = "This 95-year-old woman is well. Platelets 95.";
    Conversation conversation = new Conversation("s", List.of(TASK, record, note));
    JsonNode seen = Json.parseOwn(conversation.disguised(record));
    assertThat(seen.path("age_years").asInt()).isEqualTo(90);
    LocalDate now =
        LocalDate.parse(
            Json.parseOwn(conversation.disguised(TASK)).path("now").asText().substring(0, 10));
    assertThat(ChronoUnit.YEARS.between(LocalDate.parse(seen.path("birth_date").asText()), now))
        .isEqualTo(90);
    assertThat(conversation.disguised(note)).contains("90-year-old").contains("Platelets 95");
    assertThat(conversation.restored("She is 90 years old.")).isEqualTo("She is 95 years old.");
    assertThat(conversation.restored(seen.path("birth_date").asText())).isEqualTo("1930-06-01");
  }

  @Test
  void codesDrugsAndValuesStay() {
    String text =
        "LOINC for potassium: 2823-3. Potassium chloride NDC is 40032-917-01. SNOMED CT 271649006."
            + " K 3.1 mmol/L, BP 120/80, pain 7/10, metoprolol 25 mg BID, platelets 210000.";
    Conversation conversation = new Conversation("s", List.of(text));
    assertThat(conversation.disguised(text)).isEqualTo(text);
    String row = "{\"code\":\"http://loinc.org|2823-3\",\"value\":3.1,\"unit\":\"mmol/L\"}";
    assertThat(new Conversation("s", List.of(row)).disguised(row)).isEqualTo(row);
  }

  @Test
  void aLongerConversationKeepsItsBeginning() {
    String first = new Conversation("s", List.of(TASK, RECORD)).disguised(RECORD);
    String later =
        new Conversation("s", List.of(TASK, RECORD, "Dr. Amara Okafor, tel. 555-203-4417, came."))
            .disguised(RECORD);
    assertThat(later).isEqualTo(first);
  }

  @Test
  void anotherSecretGivesOtherNames() {
    assertThat(new Conversation("s", List.of(RECORD)).disguised(RECORD))
        .isNotEqualTo(new Conversation("t", List.of(RECORD)).disguised(RECORD));
  }

  @Test
  void longTextsTakeTimeInProportion() {
    String text =
        ("Mr. Berg was seen on 3/14/2021 by Dr. Lee at 10/12 and (555) 203-4417. ").repeat(500);
    long start = System.nanoTime();
    Conversation conversation = new Conversation("s", List.of(text));
    assertThat(conversation.disguised(text)).doesNotContain("Berg");
    assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(60);
  }
}
