package org.chartwarden.fhir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredContentTest {

  private static final String OBSERVATION =
      """
      {"resourceType":"Observation","id":"1","meta":{"versionId":"1"},"status":"final",\
      "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category",\
      "code":"vital-signs","display":"Vital Signs"}]}],"code":{"coding":[{"system":\
      "http://loinc.org","code":"8867-4","display":"Heart rate"}],"text":"Heart rate"},\
      "subject":{"reference":"Patient/1"},"valueQuantity":{"value":72,"unit":"/min"}}""";

  static Stream<String> contents() {
    StringBuilder noise = new StringBuilder("{\"text\":\"");
    new Random(7).ints(200_000, 0x20, 0x2fff).forEach(noise::appendCodePoint);
    return Stream.of(
        "{}", OBSERVATION, OBSERVATION.replace("Heart", "Herz \u00e4\ud83d\udc93"), noise + "\"}");
  }

  @ParameterizedTest
  @MethodSource("contents")
  void givesBackWhatWasStored(String content) {
    assertThat(StoredContent.decode(StoredContent.encode(content))).isEqualTo(content);
  }

  @Test
  void makesUsualContentShort() {
    assertThat(StoredContent.encode(OBSERVATION).length).isLessThan(OBSERVATION.length() / 3);
  }

  @Test
  void keepsADeletionADeletion() {
    assertThat(StoredContent.encode(null)).isNull();
    assertThat(StoredContent.decode(null)).isNull();
  }

  @Test
  void readsContentFromBeforeCompression() {
    assertThat(StoredContent.decode(OBSERVATION.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(OBSERVATION);
  }

  @Test
  void refusesADamagedFrame() {
    byte[] stored = StoredContent.encode(OBSERVATION);
    byte[] cut = Arrays.copyOf(stored, stored.length / 2);
    assertThatThrownBy(() -> StoredContent.decode(cut)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> StoredContent.decode(new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalStateException.class);
  }
}
