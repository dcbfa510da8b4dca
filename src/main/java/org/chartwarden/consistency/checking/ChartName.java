package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationReader;
import org.chartwarden.notes.names.ClinicalName;
import org.chartwarden.notes.names.NameCatalog;
import org.chartwarden.notes.names.NameFound;
import org.chartwarden.notes.names.NameGrammar;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.units.UnitNames;

/**
 * What a CodeableConcept of a chart names.
 *
 * @param concepts ids of the vocabulary, those of codes first; empty when it knows none
 * @param named what the names mean, for conditions, procedures and devices
 * @param names text and displays, the one to show first
 */
record ChartName(List<String> concepts, List<ClinicalName> named, List<String> names) {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final ClinicalVocabulary VOCABULARY = ClinicalVocabulary.hospital();
  private static final int LONGEST_NAME = 6;

  ChartName {
    concepts = List.copyOf(concepts);
    named = List.copyOf(named);
    names = List.copyOf(names);
  }

  /** What an Observation measures. */
  static ChartName observation(JsonNode code) {
    Set<String> concepts = byCode(code, Kind.LAB, Kind.VITAL);
    List<String> names = names(code);
    if (concepts.isEmpty()) {
      for (String name : names) {
        ObservationName.concept(name).ifPresent(concepts::add);
      }
    }
    if (concepts.isEmpty()) {
      names.forEach(name -> concepts.addAll(ObservationName.asWritten(name)));
    }
    return new ChartName(List.copyOf(concepts), List.of(), names);
  }

  static ChartName medication(JsonNode code) {
    Set<String> concepts = byCode(code, Kind.MEDICATION);
    List<String> names = names(code);
    for (String name : names) {
      MedicationReader.read(NoteText.of(name)).stream()
          .flatMap(mention -> mention.drug().candidates().stream())
          .map(Medication::id)
          .forEach(concepts::add);
      within(name, concepts, Kind.MEDICATION);
    }
    if (concepts.isEmpty() && !names.isEmpty()) {
      concepts.add(ChartDrugs.own(names.get(0)).id());
    }
    return new ChartName(List.copyOf(concepts), List.of(), names);
  }

  /** A condition, or what was done or used; {@code description} are more words about it. */
  static ChartName event(JsonNode code, String description) {
    Set<String> concepts = new LinkedHashSet<>();
    List<String> names = new ArrayList<>(names(code));
    if (!description.isBlank()) {
      names.add(description);
    }
    List<ClinicalName> named = new ArrayList<>();
    for (JsonNode coding : code.path("coding")) {
      NameCatalog.standard()
          .byCode(coding.path("system").asText(""), coding.path("code").asText(""))
          .ifPresent(concepts::add);
    }
    for (String name : names) {
      for (NameFound found : NameGrammar.find(name)) {
        named.add(found.name());
        concepts.addAll(found.name().candidates());
      }
    }
    return new ChartName(List.copyOf(concepts), named, names);
  }

  static ChartName allergy(JsonNode code) {
    Set<String> concepts = byCode(code, Kind.MEDICATION, Kind.DRUG_CLASS);
    List<String> names = names(code);
    names.forEach(name -> within(name, concepts, Kind.MEDICATION, Kind.DRUG_CLASS));
    return new ChartName(List.copyOf(concepts), List.of(), names);
  }

  /** The same name with concepts in front of its own. */
  ChartName with(List<String> more) {
    Set<String> all = new LinkedHashSet<>(more);
    all.addAll(concepts);
    return new ChartName(List.copyOf(all), named, names);
  }

  /** What sort of Observation the first concept is; laboratory when it is not known. */
  ClaimKind kind() {
    return concepts.stream()
        .flatMap(id -> VOCABULARY.byId(id).stream())
        .findFirst()
        .filter(concept -> concept.kind() == Kind.VITAL)
        .map(concept -> ClaimKind.VITAL)
        .orElse(ClaimKind.LAB);
  }

  /** The words of a CodeableConcept, or of a list of them; empty when it has none. */
  static String text(JsonNode concept) {
    if (concept.isArray()) {
      return concept.isEmpty() ? "" : text(concept.get(0));
    }
    List<String> names = names(concept);
    return names.isEmpty() ? "" : names.get(0);
  }

  /** UCUM code of a Quantity's unit, or the unit as charted; empty when there is none. */
  static String unit(JsonNode quantity) {
    String shown = quantity.path("unit").asText("");
    String code = quantity.path("code").asText("");
    if (UCUM.equals(quantity.path("system").asText()) && !code.isEmpty()) {
      return code;
    }
    String written = shown.isEmpty() ? code : shown;
    return UnitNames.ucum(written).orElse(written);
  }

  private static List<String> names(JsonNode concept) {
    Set<String> names = new LinkedHashSet<>();
    add(names, concept.path("text").asText(""));
    for (JsonNode coding : concept.path("coding")) {
      add(names, coding.path("display").asText(""));
    }
    return List.copyOf(names);
  }

  private static void add(Set<String> names, String name) {
    if (!name.isBlank()) {
      names.add(name.strip());
    }
  }

  private static Set<String> byCode(JsonNode concept, Kind... kinds) {
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode coding : concept.path("coding")) {
      ids.addAll(
          ChartCodes.standard()
              .concepts(coding.path("system").asText(""), coding.path("code").asText(""), kinds));
    }
    return ids;
  }

  /** Adds the longest names of the vocabulary that stand in a text, from left to right. */
  private static void within(String text, Set<String> ids, Kind... kinds) {
    String[] words = ClinicalVocabulary.key(text).split(" ");
    int from = 0;
    while (from < words.length) {
      int next = from + 1;
      for (int to = Math.min(words.length, from + LONGEST_NAME); to > from; to--) {
        String name = String.join(" ", List.of(words).subList(from, to));
        List<Concept> found = VOCABULARY.named(name, kinds);
        if (!found.isEmpty()) {
          found.forEach(concept -> ids.add(concept.id()));
          next = to;
          break;
        }
      }
      from = next;
    }
  }
}
