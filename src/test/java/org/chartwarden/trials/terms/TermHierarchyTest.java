package org.chartwarden.trials.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TermHierarchyTest {

  private final TermHierarchy hierarchy = new TermHierarchy();

  @BeforeEach
  void place() {
    hierarchy.place("atrial-fibrillation", List.of("arrhythmia"));
    hierarchy.place("arrhythmia", List.of("heart-disease", "arrhythmia"));
    hierarchy.place("stroke", List.of("brain-disease"));
    hierarchy.place("stroke", List.of("vascular-disease"));
  }

  @Test
  void closesOverEveryWayUpNearestFirst() {
    assertThat(hierarchy.closure("atrial-fibrillation"))
        .containsExactly("atrial-fibrillation", "arrhythmia", "heart-disease");
    assertThat(hierarchy.closure("stroke"))
        .containsExactly("stroke", "brain-disease", "vascular-disease");
  }

  @Test
  void holdsWhatNoListPlacesForItselfAlone() {
    assertThat(hierarchy.closure("gout")).containsExactly("gout");
  }

  @Test
  void keepsOfSeveralIdsThoseThatNoOtherImplies() {
    assertThat(hierarchy.narrowest(Set.of("atrial-fibrillation", "heart-disease", "stroke")))
        .containsExactlyInAnyOrder("atrial-fibrillation", "stroke");
  }

  @Test
  void endsWhereTwoTermsLieWithinEachOther() {
    hierarchy.place("heart-disease", List.of("atrial-fibrillation"));
    assertThat(hierarchy.closure("arrhythmia"))
        .containsExactly("arrhythmia", "heart-disease", "atrial-fibrillation");
  }
}
