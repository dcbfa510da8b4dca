package org.chartwarden.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkerSearchTest {

  @TempDir Path folder;

  @Test
  void findsAMarkerThatIsPlantedInAnyFileInAnyCase() throws IOException {
    Files.writeString(folder.resolve("suite.log"), "started\nGET /fhir/Patient?name=ZZYZXMARK\n");
    Files.writeString(folder.resolve("serve-a-1.log"), "x\ny\nfailed for Killtest12");
    Files.writeString(folder.resolve("serve-b-1.log"), "FHIR base http://127.0.0.1:1/fhir\n");
    MarkerSearch search = MarkerSearch.in(folder);
    assertThat(search.found())
        .containsExactly(
            "serve-a-1.log:3 holds Killtest: failed for Killtest12",
            "suite.log:2 holds ZZYZXMARK: GET /fhir/Patient?name=ZZYZXMARK");
    assertThat(search.lines())
        .isEqualTo(Map.of("suite.log", 2L, "serve-a-1.log", 3L, "serve-b-1.log", 1L));
    assertThat(search.allLines()).isEqualTo(6);
  }

  @Test
  void findsAMarkerBehindBytesThatAreNoText() throws IOException {
    byte[] text = "..\u00fc modella".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("serve-a-1.log"), text);
    assertThat(MarkerSearch.in(folder).found()).singleElement().asString().contains("modella");
  }

  @Test
  void letsTheDemoSayWhomItAsksAboutAndNobodyElse() throws IOException {
    Files.writeString(folder.resolve("demo-closed-1.log"), "Lindqvist\nLindqvist and Killtest1\n");
    Files.writeString(folder.resolve("serve-demo-1.log"), "Lindqvist\n");
    assertThat(MarkerSearch.in(folder).found())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).startsWith("demo-closed-1.log:2 holds Killtest"))
        .anySatisfy(line -> assertThat(line).startsWith("serve-demo-1.log:1 holds Lindqvist"));
  }

  @Test
  void readsNothingWhereNoLogsAre() throws IOException {
    MarkerSearch search = MarkerSearch.in(folder.resolve("none"));
    assertThat(search.allLines()).isZero();
    assertThat(search.lines(SuiteLogs.SUITE)).isZero();
  }

  @Test
  void tellsHowLongALogIs() {
    assertThat(SuiteLogs.span("2026-01-02 23:59:30,123 a\n\tat b\n2026-01-03 00:01:00,001 c\n"))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(SuiteLogs.span("2026-01-02 23:59:30,123 a\n")).isZero();
    assertThat(SuiteLogs.span("nothing")).isZero();
  }
}
