package org.chartwarden.consistency.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class NoteMomentTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static NoteMoment of(String written, String start, String end) {
    GivenNote note = GivenNote.bare("K 3.4", "p", Optional.empty(), Optional.ofNullable(written));
    Optional<ChartResource> stay =
        start == null
            ? Optional.empty()
            : Optional.of(
                new ChartResource(
                    new RecordPointer("Encounter", "e", 1, ""),
                    Json.object()
                        .set("period", Json.object().put("start", start).put("end", end))));
    return NoteMoment.of(note, stay, Optional.empty(), NOW);
  }

  @Test
  void takesTheClockOfTheNote() {
    NoteMoment moment = of("2024-05-20T08:00:00-05:00", "2024-05-18T09:00:00-04:00", null);
    assertThat(moment.written()).isEqualTo(Instant.parse("2024-05-20T13:00:00Z"));
    assertThat(moment.zone()).isEqualTo(ZoneOffset.ofHours(-5));
  }

  @Test
  void takesTheClockOfTheStayWhereTheNoteWasStampedByAMachine() {
    assertThat(of("2024-05-20T13:00:00Z", "2024-05-18T09:00:00-04:00", null).zone())
        .isEqualTo(ZoneOffset.ofHours(-4));
  }

  @Test
  void takesTheEndOfTheStayForANoteWithoutATime() {
    assertThat(of(null, "2024-05-18T09:00:00Z", "2024-05-21T10:00:00Z").written())
        .isEqualTo(Instant.parse("2024-05-21T10:00:00Z"));
    assertThat(of(null, null, null).written()).isEqualTo(NOW);
  }

  @Test
  void letsADayLastUntilItsEnd() {
    assertThat(of("2024-05-20", null, null).written())
        .isAfter(Instant.parse("2024-05-20T23:59:59Z"));
  }

  @Test
  void obeysTheConfiguredZone() {
    ZoneId chicago = ZoneId.of("America/Chicago");
    GivenNote note =
        GivenNote.bare("K", "p", Optional.empty(), Optional.of("2024-05-20T08:00:00+02:00"));
    assertThat(NoteMoment.of(note, Optional.empty(), Optional.of(chicago), NOW).zone())
        .isEqualTo(chicago);
  }
}
