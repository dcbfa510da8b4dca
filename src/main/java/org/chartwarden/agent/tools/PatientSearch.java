package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * Finds patients. Every word of a name must be one of the patient's given or family words (or the
 * initial of a given one), whatever its case and accents; everything given must match.
 */
@ApplicationScoped
class PatientSearch {

  private static final int MOST = 500;
  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "jr", "sr", "patient", "pt");

  private final Records records;

  @Inject
  PatientSearch(Records records) {
    this.records = records;
  }

  List<ResourceVersion> find(FindPatientTool.Input input, RunScope run) {
    List<String> words = input.name() == null ? List.of() : words(input.name());
    String born = input.birthDate() == null ? null : date(input.birthDate());
    List<ResourceVersion> candidates;
    if (input.reference() != null) {
      String id =
          input.reference().replaceFirst("^.*Patient/", "").replaceFirst("/_history.*$", "");
      candidates = records.read(run.access(), "Patient", id).stream().toList();
    } else if (input.mrn() != null) {
      candidates = byNumber(input.mrn(), run);
    } else if (!words.isEmpty()) {
      candidates = byName(words, born, run);
    } else if (born != null) {
      candidates =
          records.first(run.access(), "Patient", new SearchText().and("birthdate", born), MOST);
    } else {
      throw new ToolProblem("no-patient-named", "give a name, birth date, mrn or reference");
    }
    return candidates.stream()
        .filter(version -> fits(version.tree(), words, born, input.mrn(), version.key().id()))
        .toList();
  }

  private List<ResourceVersion> byNumber(String mrn, RunScope run) {
    List<ResourceVersion> found =
        records.first(run.access(), "Patient", new SearchText().and("identifier", mrn), MOST);
    return found.isEmpty() ? records.read(run.access(), "Patient", mrn).stream().toList() : found;
  }

  private List<ResourceVersion> byName(List<String> words, String born, RunScope run) {
    SearchText query = new SearchText();
    words.stream().filter(word -> word.length() > 1).forEach(word -> query.and("name", word));
    if (born != null) {
      query.and("birthdate", born);
    }
    List<ResourceVersion> found = records.first(run.access(), "Patient", query, MOST);
    return found.isEmpty() ? byAnyWord(words, born, run) : found;
  }

  /**
   * A search by name matches beginnings, so the second half of a hyphenated name finds nothing;
   * here one word or the birth date is enough and {@link #fits} decides.
   */
  private List<ResourceVersion> byAnyWord(List<String> words, String born, RunScope run) {
    if (born != null) {
      return records.first(run.access(), "Patient", new SearchText().and("birthdate", born), MOST);
    }
    Map<String, ResourceVersion> found = new LinkedHashMap<>();
    for (String word : words) {
      if (word.length() > 1) {
        records
            .first(run.access(), "Patient", new SearchText().and("name", word), MOST)
            .forEach(version -> found.put(version.key().id(), version));
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean fits(
      ObjectNode patient, List<String> words, String born, String mrn, String id) {
    if (born != null && !patient.path("birthDate").asText().equals(born)) {
      return false;
    }
    if (mrn != null && !mrn.equals(id) && !hasNumber(patient, mrn)) {
      return false;
    }
    if (words.isEmpty()) {
      return true;
    }
    for (JsonNode name : patient.path("name")) {
      Set<String> known = new HashSet<>();
      Set<String> initials = new HashSet<>();
      name.path("given")
          .forEach(
              given ->
                  words(given.asText())
                      .forEach(
                          word -> {
                            known.add(word);
                            initials.add(word.substring(0, 1));
                          }));
      known.addAll(words(name.path("family").asText("")));
      known.addAll(words(name.path("text").asText("")));
      if (words.stream().allMatch(w -> known.contains(w) || initials.contains(w))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasNumber(ObjectNode patient, String mrn) {
    for (JsonNode identifier : patient.path("identifier")) {
      if (identifier.path("value").asText().equals(mrn)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> words(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace("'", "")
            .replace("’", "")
            .toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (String word : plain.split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty() && !TITLES.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private static String date(String text) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeException e) {
      throw new ToolProblem(
          "bad-date", "\"birth_date\" must be a date yyyy-mm-dd, not \"" + text + "\"");
    }
  }
}
