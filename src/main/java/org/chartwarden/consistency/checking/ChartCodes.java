package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * Concepts by the codes of charts: those of the vocabulary, and those of {@code
 * vocabulary/families.psv}.
 */
final class ChartCodes {

  private static final Map<String, String> SYSTEMS =
      Map.of(
          "loinc", Code.LOINC, "snomed", Code.SNOMED, "icd10", Code.ICD10, "rxnorm", Code.RXNORM);
  private static final ChartCodes STANDARD = new ChartCodes();

  private final Map<String, List<String>> byCode = new HashMap<>();

  private ChartCodes() {
    for (Kind kind : Kind.values()) {
      for (Concept concept : ClinicalVocabulary.hospital().all(kind)) {
        for (Code code : concept.codes()) {
          add(kind, code.system(), code.code(), concept.id());
        }
      }
    }
    for (String[] row : VocabularyFile.rows("families.psv", 4)) {
      for (String item : VocabularyFile.list(row[3], ",")) {
        int colon = item.indexOf(':');
        if (item.indexOf('-', colon) < 0 || item.startsWith("loinc")) {
          String system = SYSTEMS.get(item.substring(0, colon));
          add(Kind.valueOf(row[0]), system, item.substring(colon + 1), row[1]);
        }
      }
    }
  }

  static ChartCodes standard() {
    return STANDARD;
  }

  /** The concepts of a code; for ICD-10-CM those of the longest listed code that it begins with. */
  Set<String> concepts(String system, String code, Kind... kinds) {
    Set<String> found = new LinkedHashSet<>();
    for (int length = code.length(); length >= 3 && found.isEmpty(); length--) {
      for (Kind kind : kinds) {
        found.addAll(byCode.getOrDefault(key(kind, system, code.substring(0, length)), List.of()));
      }
      if (!system.equals(Code.ICD10)) {
        break;
      }
    }
    return found;
  }

  private void add(Kind kind, String system, String code, String id) {
    List<String> ids = byCode.computeIfAbsent(key(kind, system, code), key -> new ArrayList<>(1));
    if (!ids.contains(id)) {
      ids.add(id);
    }
  }

  private static String key(Kind kind, String system, String code) {
    return kind + "|" + system + "|" + code;
  }
}
