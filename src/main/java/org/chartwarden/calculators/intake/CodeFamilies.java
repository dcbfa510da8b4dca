package org.chartwarden.calculators.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * Code families by concept id: the codes of the vocabulary, and those of {@code
 * vocabulary/families.psv}, which charts use besides.
 */
final class CodeFamilies {

  private static final String FILE = "families.psv";
  private static final int COLUMNS = 4;
  private static final Map<String, String> SYSTEMS =
      Map.of(
          "loinc", Code.LOINC, "snomed", Code.SNOMED, "icd10", Code.ICD10, "rxnorm", Code.RXNORM);

  /** After what it is read with. */
  private static final CodeFamilies STANDARD = new CodeFamilies(ClinicalVocabulary.standard());

  private record Row(Kind kind, List<Code> codes) {}

  private final ClinicalVocabulary vocabulary;
  private final Map<String, Row> rows;

  private CodeFamilies(ClinicalVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.rows = read();
  }

  static CodeFamilies standard() {
    return STANDARD;
  }

  /** The family of a concept; one without codes when nothing is known of it. */
  CodeFamily of(String conceptId) {
    Set<Kind> kinds = new LinkedHashSet<>();
    Set<Code> codes = new LinkedHashSet<>();
    Set<String> concepts = new LinkedHashSet<>(Set.of(conceptId));
    Optional<Concept> concept = vocabulary.byId(conceptId);
    concept.ifPresent(
        c -> {
          kinds.add(c.kind());
          codes.addAll(c.codes());
        });
    if (members(conceptId, codes, concepts)) {
      kinds.add(Kind.DRUG_CLASS);
    }
    Row row = rows.get(conceptId);
    if (row != null) {
      kinds.add(row.kind());
      codes.addAll(row.codes());
    }
    return new CodeFamily(kinds, new ArrayList<>(codes), concepts);
  }

  /** Adds the drugs of a class; says whether there are any. */
  private boolean members(String drugClass, Set<Code> codes, Set<String> concepts) {
    boolean any = false;
    for (Concept drug : vocabulary.all(Kind.MEDICATION)) {
      if (drug.drugClasses().contains(drugClass)) {
        codes.addAll(drug.codes());
        concepts.add(drug.id());
        any = true;
      }
    }
    return any;
  }

  private static Map<String, Row> read() {
    Map<String, Row> rows = new HashMap<>();
    for (String[] cells : VocabularyFile.rows(FILE, COLUMNS)) {
      Row row = new Row(Kind.valueOf(cells[0]), codes(cells[3], cells[2]));
      if (rows.put(cells[1], row) != null) {
        throw new IllegalStateException(FILE + " lists " + cells[1] + " twice");
      }
    }
    return rows;
  }

  /** Reads {@code snomed:84114007,icd10:I50}. */
  static List<Code> codes(String cell, String display) {
    List<Code> codes = new ArrayList<>();
    for (String item : cell.split(",")) {
      int colon = item.indexOf(':');
      String system = SYSTEMS.get(item.substring(0, colon).strip());
      if (system == null) {
        throw new IllegalStateException(item + " is of no code system that is known");
      }
      codes.add(new Code(system, item.substring(colon + 1).strip(), display));
    }
    return List.copyOf(codes);
  }
}
