package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** One way to tell which Observations are meant; a request is tried in several, in order. */
final class ObservationMatch {

  private static final Pattern LOINC_CODE = Pattern.compile("\\d{1,7}-\\d");
  private static final ClinicalVocabulary VOCABULARY = ClinicalVocabulary.standard();

  private final List<String> codes;
  private final Optional<Concept> concept;
  private final String name;
  private final String remark;

  private ObservationMatch(
      List<String> codes, Optional<Concept> concept, String name, String remark) {
    this.codes = codes;
    this.concept = concept;
    this.name = name;
    this.remark = remark;
  }

  /** The ways to try, the most explicit first. */
  static List<ObservationMatch> attempts(ObservationRequest request) {
    List<ObservationMatch> attempts = new ArrayList<>();
    String asked = String.join(", ", request.codes());
    if (!request.codes().isEmpty()) {
      attempts.add(new ObservationMatch(request.codes(), Optional.empty(), null, null));
    }
    String instead =
        request.codes().isEmpty() ? null : "no result in the chart has the code " + asked + "; ";
    if (request.concept().isPresent()) {
      Concept concept = request.concept().get();
      attempts.add(
          new ObservationMatch(
              codesOf(concept),
              request.concept(),
              null,
              instead == null ? null : instead + "matched as " + concept.display()));
    }
    if (request.concept().isPresent() || request.name() != null) {
      String label = request.label();
      attempts.add(
          new ObservationMatch(
              List.of(),
              request.concept(),
              request.name(),
              (instead == null ? "" : instead) + "matched by the name " + label));
    }
    return attempts;
  }

  boolean coded() {
    return !codes.isEmpty();
  }

  Optional<String> remark() {
    return Optional.ofNullable(remark);
  }

  /** The search that finds candidates; {@link #accepts} decides. */
  SearchText query(String patientId) {
    SearchText query = SearchText.ofPatient(patientId);
    if (codes.isEmpty()) {
      return query;
    }
    boolean inComponents = concept.isPresent() && pressurePart(concept.get());
    return query.tokens(inComponents ? "combo-code" : "code", codes);
  }

  boolean accepts(ObjectNode tree) {
    JsonNode code = tree.path("code");
    if (concept.isEmpty() && name == null) {
      return hasAskedCode(code);
    }
    return concept.isPresent() ? means(tree, concept.get()) : named(code, name);
  }

  /** The concept that an accepted Observation is read as. */
  Optional<Concept> conceptOf(ObjectNode tree, ObservationRequest request) {
    return request.concept().or(() -> conceptOf(tree.path("code")));
  }

  static Optional<Concept> conceptOf(JsonNode code) {
    for (JsonNode coding : code.path("coding")) {
      Optional<Concept> known =
          VOCABULARY.byCode(coding.path("system").asText(), coding.path("code").asText());
      if (known.isPresent()) {
        return known;
      }
    }
    for (String text : texts(code)) {
      List<Concept> named = VOCABULARY.named(text, Kind.LAB, Kind.VITAL);
      if (!named.isEmpty()) {
        return Optional.of(named.get(0));
      }
    }
    return Optional.empty();
  }

  private boolean hasAskedCode(JsonNode code) {
    for (JsonNode coding : code.path("coding")) {
      String bare = coding.path("code").asText();
      String full = coding.path("system").asText() + "|" + bare;
      if (codes.contains(bare) || codes.contains(full)) {
        return true;
      }
    }
    return false;
  }

  private static boolean means(ObjectNode tree, Concept concept) {
    if (pressurePart(concept) && isPressure(tree)) {
      return true;
    }
    JsonNode code = tree.path("code");
    for (JsonNode coding : code.path("coding")) {
      String bare = coding.path("code").asText();
      if (concept.codes().stream().anyMatch(c -> c.code().equals(bare))) {
        return true;
      }
      if (Code.LOINC.equals(coding.path("system").asText()) && LOINC_CODE.matcher(bare).matches()) {
        // A real LOINC code of another test outweighs whatever its text says.
        return false;
      }
    }
    return texts(code).stream()
        .anyMatch(text -> VOCABULARY.named(text, Kind.LAB, Kind.VITAL).contains(concept));
  }

  private static boolean isPressure(ObjectNode tree) {
    for (JsonNode component : tree.path("component")) {
      if (conceptOf(component.path("code")).filter(ObservationMatch::pressurePart).isPresent()) {
        return true;
      }
    }
    return conceptOf(tree.path("code")).filter(c -> c.id().equals("blood-pressure")).isPresent();
  }

  private static boolean pressurePart(Concept concept) {
    return concept.id().equals("systolic-bp") || concept.id().equals("diastolic-bp");
  }

  private static boolean named(JsonNode code, String name) {
    String wanted = ClinicalVocabulary.key(name);
    return texts(code).stream().anyMatch(text -> ClinicalVocabulary.key(text).equals(wanted));
  }

  private static Set<String> texts(JsonNode code) {
    Set<String> texts = new LinkedHashSet<>();
    if (code.hasNonNull("text")) {
      texts.add(code.get("text").asText());
    }
    for (JsonNode coding : code.path("coding")) {
      if (coding.hasNonNull("display")) {
        texts.add(coding.get("display").asText());
      }
      texts.add(coding.path("code").asText());
    }
    return texts;
  }

  /** The standard codes, and the short names that laboratories use as local codes (K, MG). */
  private static List<String> codesOf(Concept concept) {
    Set<String> codes = new LinkedHashSet<>();
    concept.codes().forEach(code -> codes.add(code.code()));
    for (String synonym : concept.synonyms()) {
      if (!synonym.isBlank() && synonym.strip().matches("[A-Za-z0-9+-]{1,12}")) {
        codes.add(synonym.strip());
        codes.add(synonym.strip().toUpperCase(java.util.Locale.ROOT));
      }
    }
    if (pressurePart(concept)) {
      codes.add("85354-9");
      codes.add("BP");
    }
    return List.copyOf(codes);
  }
}
