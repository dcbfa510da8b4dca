package org.chartwarden.notes.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicalVocabularyTest {

  private final ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();

  @ParameterizedTest
  @CsvSource({
    "K, LAB, potassium",
    "serum potassium, LAB, potassium",
    "potasium, LAB, potassium",
    "Mg, LAB, magnesium",
    "CBG, LAB, glucose-capillary",
    "capillary blood glucose, LAB, glucose-capillary",
    "Haemoglobin A1c, LAB, hba1c",
    "HbA1C, LAB, hba1c",
    "BP, VITAL, blood-pressure",
    "KCl, MEDICATION, potassium-chloride",
    "Lasix, MEDICATION, furosemide",
    "metfromin, MEDICATION, metformin",
    "ortho, SPECIALTY, orthopedic-surgery",
    "CXR, IMAGING, chest-xray",
    "T2DM, PROBLEM, diabetes-2",
  })
  void findsAConceptByAnyOfItsNames(String text, Kind kind, String id) {
    assertThat(vocabulary.find(text, kind)).map(Concept::id).contains(id);
  }

  @Test
  void doesNotInventAConcept() {
    assertThat(vocabulary.find("zorbinol")).isEmpty();
    assertThat(vocabulary.find("K", Kind.IMAGING)).isEmpty();
  }

  @Test
  void findsAConceptByItsCode() {
    assertThat(vocabulary.byCode(Code.LOINC, "2823-3")).map(Concept::id).contains("potassium");
  }

  @Test
  void everyIngredientIsAMedicationAndEveryRangeIsInOrder() {
    Set<String> ids =
        vocabulary.all(Kind.MEDICATION).stream().map(Concept::id).collect(Collectors.toSet());
    assertThat(vocabulary.all(Kind.MEDICATION))
        .hasSizeGreaterThan(140)
        .allSatisfy(drug -> assertThat(ids).containsAll(drug.ingredients()));
    assertThat(vocabulary.all(Kind.LAB))
        .hasSizeGreaterThan(75)
        .allSatisfy(
            lab -> {
              if (lab.low() != null && lab.high() != null) {
                assertThat(lab.low()).isLessThan(lab.high());
              }
            });
  }
}
