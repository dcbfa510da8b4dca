package org.chartwarden.notes.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameGrammarTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "displaced left femoral neck fx | Fracture of neck of left femur | SAME",
        "right femoral neck fx | Fracture of neck of left femur | OTHER_SIDE",
        "L hip hemiarthroplasty | Hemiarthroplasty of left hip | SAME",
        "CT A/P | Computed tomography of abdomen and pelvis | SAME",
        "type 2 DM | Type 2 diabetes mellitus | SAME",
        "SBO | Adhesive small bowel obstruction | WIDER",
        "Foley out | Removal of urinary catheter | SAME",
        "Foley placed | Removal of urinary catheter | OTHER_EVENT",
        "ankle fracture | Fracture of neck of left femur | OTHER_SITE",
        "GERD | Gastroesophageal reflux disease | SAME",
        "HTN | Gastroesophageal reflux disease | UNRELATED",
        "STEMI | Myocardial infarction | NARROWER",
      })
  void namesAreComparedByWhatTheyMean(String one, String other, NameRelation relation) {
    assertThat(name(one).relationTo(name(other))).isEqualTo(relation);
  }

  @Test
  void everyConceptOfTheListsIsReadBackFromItsOwnName() {
    for (NameKind kind : NameKind.values()) {
      for (String id : NameCatalog.standard().all(kind)) {
        assertThat(id).isNotBlank();
      }
    }
  }

  private static ClinicalName name(String text) {
    List<NameFound> found = NameGrammar.find(text);
    assertThat(found).as(text).isNotEmpty();
    return found.get(0).name();
  }
}
