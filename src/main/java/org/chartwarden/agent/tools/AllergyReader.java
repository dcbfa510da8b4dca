package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.checks.Drug;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Finds the allergies of a patient that are neither resolved nor refuted. */
@ApplicationScoped
class AllergyReader {

  private static final int MOST = 1000;

  /** SNOMED CT: no known allergy; no known drug allergy; no known food allergy. */
  private static final Set<String> NONE_KNOWN = Set.of("716186003", "409137002", "429625007");

  private final Records records;

  @Inject
  AllergyReader(Records records) {
    this.records = records;
  }

  List<ChartedAllergy> current(RunScope run, String patientId) {
    List<ChartedAllergy> current = new ArrayList<>();
    SearchText query = SearchText.ofPatient(patientId);
    for (ResourceVersion version : records.first(run.access(), "AllergyIntolerance", query, MOST)) {
      ObjectNode tree = version.tree();
      if (!ChartStatus.refuted(tree) && ChartStatus.active(tree)) {
        current.add(charted(version, tree));
      }
    }
    return current;
  }

  private static ChartedAllergy charted(ResourceVersion version, ObjectNode tree) {
    JsonNode code = tree.path("code");
    if (!code.isObject()) {
      code = tree.path("reaction").path(0).path("substance");
    }
    List<String> codes = new ArrayList<>();
    ChartStatus.codes(code).forEach(c -> codes.add(c.asText()));
    String text = code.isObject() ? ReadingParser.nameOf(code) : "unnamed substance";
    boolean none =
        text.toLowerCase(Locale.ROOT).matches(".*\\b(no known|nka|nkda)\\b.*")
            || codes.stream().anyMatch(c -> NONE_KNOWN.contains(c.substring(c.indexOf('|') + 1)));
    String substance =
        text.replaceFirst("(?i)^allerg(y|ic) to ", "").replaceFirst("(?i) allergy$", "");
    Drug drug = Drug.of(substance, codes);
    return new ChartedAllergy(
        version, new Drug(text, codes, drug.concept()), classOf(substance), none, tree);
  }

  private static Optional<String> classOf(String substance) {
    return ClinicalVocabulary.standard().find(substance, Kind.DRUG_CLASS).map(Concept::id);
  }
}
