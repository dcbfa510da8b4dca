package org.chartwarden.fhir.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** The codes that ship with the program hold together and cover what the program uses. */
class CuratedSystemsTest {

  private static final String LOINC = "http://loinc.org";
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";

  private final CuratedSystems curated = new CuratedSystems();

  private static String resource(String path) throws IOException {
    try (var in = CuratedSystemsTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String[]> rows(String file) throws IOException {
    return resource(file)
        .lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.split("\\|", -1))
        .toList();
  }

  private void requireKnown(String system, String code, List<String> missing) {
    if (!code.isBlank() && curated.find(system).orElseThrow().find(code.strip()).isEmpty()) {
      missing.add(system + "|" + code);
    }
  }

  @Test
  void knowsEveryCodeOfTheVocabulary() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String[] row : rows("/vocabulary/observations.psv")) {
      for (String code : row[3].split(",")) {
        requireKnown(LOINC, code, missing);
      }
    }
    for (String[] row : rows("/vocabulary/medications.psv")) {
      requireKnown(RXNORM, row[2], missing);
    }
    for (String[] row : rows("/vocabulary/terms.psv")) {
      for (String code : row[3].split(",")) {
        if (code.startsWith("loinc:")) {
          requireKnown(LOINC, code.substring(6), missing);
        } else if (code.startsWith("snomed:")) {
          requireKnown(SNOMED, code.substring(7), missing);
        } else if (code.startsWith("icd10:")) {
          requireKnown(ICD, code.substring(6), missing);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void knowsEveryCodeOfTheSamplePatients() throws IOException {
    JsonNode codes = Json.parseOwn(resource("/sample/codes.json"));
    List<String> missing = new ArrayList<>();
    for (String group : List.of("labs", "problems", "medications", "allergies", "routes")) {
      for (JsonNode one : codes.path(group)) {
        requireKnown(LOINC, one.path("loinc").asText(""), missing);
        requireKnown(SNOMED, one.path("snomed").asText(""), missing);
        requireKnown(ICD, one.path("icd10").asText(""), missing);
        requireKnown(RXNORM, one.path("rxnorm").asText(""), missing);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void isMarkedAsAFragmentWithoutLooseParentsOrCircles() {
    for (String system : List.of(LOINC, SNOMED, RXNORM, ICD)) {
      CodeSystemContent content = curated.find(system).orElseThrow();
      assertThat(content.info().content()).isEqualTo("fragment");
      assertThat(content.size()).isGreaterThan(100);
      for (int place = 0; place < content.size(); place++) {
        var concept = content.concepts(new int[] {place}).get(0);
        assertThat(concept.display()).as(concept.code()).isNotBlank();
        assertThat(content.parents(place).cardinality())
            .as(concept.code())
            .isEqualTo(concept.parents().size());
        BitSet circle = content.ancestors(place);
        circle.and(content.descendants(place));
        assertThat(circle.isEmpty()).as(concept.code()).isTrue();
      }
    }
  }

  @Test
  void hasNoMistypedSnomedOrLoincCode() {
    codesOf(SNOMED).forEach(code -> assertThat(verhoeff(code)).as(code).isTrue());
    // LOINC gave the inspired oxygen of its pulse oximetry profile (3150-6) a digit out of the
    // rule.
    codesOf(LOINC).stream()
        .filter(code -> !code.equals("3150-6"))
        .forEach(code -> assertThat(luhn(code)).as(code).isTrue());
  }

  private List<String> codesOf(String system) {
    CodeSystemContent content = curated.find(system).orElseThrow();
    return content.codes(content.all());
  }

  /** Check digit of LOINC: Luhn over the number before the hyphen. */
  private static boolean luhn(String code) {
    int hyphen = code.indexOf('-');
    int sum = 0;
    for (int i = 0; i < hyphen; i++) {
      int digit = code.charAt(hyphen - 1 - i) - '0';
      int weighted = i % 2 == 0 ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10 == code.charAt(hyphen + 1) - '0';
  }

  /** Check digit of SNOMED CT identifiers: Verhoeff, by the group of symmetries of a pentagon. */
  private static boolean verhoeff(String code) {
    int[] permutation = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    int check = 0;
    for (int i = 0; i < code.length(); i++) {
      int digit = code.charAt(code.length() - 1 - i) - '0';
      for (int times = 0; times < i % 8; times++) {
        digit = permutation[digit];
      }
      check = dihedral(check, digit);
    }
    return check == 0;
  }

  private static int dihedral(int a, int b) {
    if (a < 5) {
      return b < 5 ? (a + b) % 5 : (a + b - 5) % 5 + 5;
    }
    return b < 5 ? (a - 5 - b + 5) % 5 + 5 : (a - b + 5) % 5;
  }
}
