package org.chartwarden.fhir.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ResourceSubsetTest {

  private static final String OBSERVATION =
      "{\"resourceType\":\"Observation\",\"id\":\"o\",\"meta\":{\"versionId\":\"1\"},"
          + "\"text\":{\"status\":\"generated\",\"div\":\"<div>x</div>\"},\"status\":\"final\","
          + "\"code\":{\"text\":\"k\"},\"valueQuantity\":{\"value\":4.0},\"note\":[{\"text\":\"n\"}],"
          + "\"component\":[{\"code\":{\"text\":\"c\"},\"interpretation\":[{\"text\":\"i\"}]}]}";

  private static String of(Supplier<ResourceSubset> subset) {
    return subset
        .get()
        .of(
            new ResourceVersion(
                new ResourceKey("Observation", "o"), 1, Instant.EPOCH, false, OBSERVATION))
        .content();
  }

  @Test
  void keepsNamedAndMandatoryElements() {
    String part = of(() -> ResourceSubset.elements(List.of("value", "Observation.note")));

    assertThat(part)
        .contains("\"value\":4.0", "\"note\"", "\"status\":\"final\"", "\"code\"", "SUBSETTED")
        .doesNotContain("\"text\":{", "\"component\"");
  }

  @Test
  void keepsWhatR4MarksAsSummary() {
    assertThat(of(ResourceSubset::summary))
        .contains("\"value\":4.0", "\"component\":[{\"code\"")
        .doesNotContain("\"note\"", "\"interpretation\"", "<div>");
  }

  @Test
  void keepsOnlyTheNarrativeOrAllButTheNarrative() {
    assertThat(of(ResourceSubset::text)).contains("<div>").doesNotContain("\"note\"");
    assertThat(of(ResourceSubset::data)).contains("\"note\"").doesNotContain("<div>");
  }
}
