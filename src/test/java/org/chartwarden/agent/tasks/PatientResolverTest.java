package org.chartwarden.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.chartwarden.agent.planning.PatientResolution;
import org.chartwarden.agent.planning.PatientResolution.Candidate;
import org.chartwarden.evidence.TextSpan;
import org.junit.jupiter.api.Test;

class PatientResolverTest {

  @Test
  void aSharedNameIsClearWhenTheRecordNumberFoundOneOfThem() {
    List<PatientResolution> narrowed =
        PatientResolver.narrow(List.of(mention("1", "2"), mention("2")));
    assertThat(narrowed.get(0).candidates()).extracting(Candidate::id).containsExactly("2");
  }

  @Test
  void aSharedNameStaysSharedOtherwise() {
    List<PatientResolution> narrowed =
        PatientResolver.narrow(List.of(mention("1", "2"), mention("3"), mention()));
    assertThat(narrowed.get(0).candidates()).hasSize(2);
    assertThat(narrowed.get(2).candidates()).isEmpty();
  }

  private static PatientResolution mention(String... ids) {
    return new PatientResolution(
        new TextSpan(0, 1, "x"),
        Arrays.stream(ids).map(id -> new Candidate(id, null, "Name", null, null)).toList());
  }
}
