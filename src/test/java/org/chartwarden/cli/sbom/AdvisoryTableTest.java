package org.chartwarden.cli.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of advisories, and how it is held against versions. */
class AdvisoryTableTest {

  private static final AdvisoryTable TABLE = AdvisoryTable.ofProgram();

  @ParameterizedTest
  @CsvSource({
    "org.yaml:snakeyaml, 1.33, CVE-2022-1471",
    "org.postgresql:postgresql, 42.7.1, CVE-2024-1597",
    "org.postgresql:postgresql, 42.2.27, CVE-2024-1597",
    "org.apache.logging.log4j:log4j-core, 2.14.1, CVE-2021-44228",
    "org.apache.logging.log4j:log4j-core, 2.0-beta9, CVE-2021-44228",
    "io.netty:netty-codec-http2, 4.1.123.Final, CVE-2025-55163",
    "io.netty:netty-codec-http2, 4.2.3.Final, CVE-2025-55163",
    "io.netty:netty-handler, 4.1.117.Final, CVE-2025-24970",
    "ca.uhn.hapi.fhir:org.hl7.fhir.utilities, 6.3.11, CVE-2024-45294",
    "com.google.protobuf:protobuf-java, 4.28.0, CVE-2024-7254",
    "com.google.guava:guava, 31.1-jre, CVE-2023-2976",
    "org.lz4:lz4-java, 1.8.0, CVE-2025-12183",
    "com.nimbusds:nimbus-jose-jwt, 9.37.3, CVE-2025-53864"
  })
  void knowsVersionsThatAreAffected(String name, String version, String id) {
    assertThat(TABLE.findings(List.of(new Component(name, version))))
        .extracting(finding -> finding.advisory().id())
        .contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "org.yaml:snakeyaml, 2.5",
    "org.postgresql:postgresql, 42.7.10",
    "org.apache.logging.log4j:log4j-core, 2.17.1",
    "io.netty:netty-codec-http2, 4.1.124.Final",
    "io.netty:netty-codec-http2, 4.2.4.Final",
    "io.netty:netty-handler, 4.1.90.Final",
    "ca.uhn.hapi.fhir:org.hl7.fhir.utilities, 6.7.9",
    "com.google.guava:guava, 33.5.0-jre",
    "com.google.guava:guava-gwt, 20.0",
    "io.quarkus:quarkus-rest, 3.33.2",
    "com.nimbusds:nimbus-jose-jwt, 10.7"
  })
  void leavesOthersAlone(String name, String version) {
    assertThat(TABLE.findings(List.of(new Component(name, version)))).isEmpty();
  }

  @Test
  void everyRowIsWhole() {
    assertThat(TABLE.knownUntil()).isAfter(LocalDate.of(2025, 1, 1));
    assertThat(TABLE.advisories()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    for (Advisory one : TABLE.advisories()) {
      assertThat(one.name()).matches("[a-z0-9.-]+:[A-Za-z0-9.-]+\\*?");
      assertThat(one.id()).matches("(CVE-\\d{4}-\\d{4,}|GHSA(-[a-z0-9]{4}){3})");
      assertThat(one.severity()).isIn("critical", "high");
      assertThat(one.affected().hasRestrictions()).as(one.id()).isTrue();
      assertThat(one.what()).hasSizeBetween(10, 120);
      if (!one.fixed().startsWith("none")) {
        String name = one.name().replace("*", "x");
        assertThat(one.affects(new Component(name, one.fixed()))).as(one.id()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2025-12-15, 0, false", "2026-03-15, 90, false", "2026-03-16, 91, true"})
  void isOldAfterNinetyDays(LocalDate today, long age, boolean old) {
    AdvisoryTable table = AdvisoryTable.read("known-until: 2025-12-15\n");
    assertThat(table.age(today)).isEqualTo(age);
    assertThat(table.old(today)).isEqualTo(old);
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdvisoryTable.read("a:b | (,1) | 1 | CVE-2000-0001 | high"))
        .withMessageContaining("columns");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdvisoryTable.read("a:b | (,1 | 1 | CVE-2000-0001 | high | something"))
        .withMessageContaining("range");
    assertThatIllegalArgumentException().isThrownBy(() -> BillOfMaterials.read("{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> BillOfMaterials.read("<bom/>"));
  }
}
