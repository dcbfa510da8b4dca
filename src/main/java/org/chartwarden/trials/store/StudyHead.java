package org.chartwarden.trials.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.trials.parsing.Abbreviations;

/**
 * What a ResearchStudy says of itself.
 *
 * @param source its version
 * @param trial NCT number, or the logical id where it has none
 * @param title its title, or empty
 * @param status ResearchStudy.status
 * @param registryStatus the word of the registry, for instance {@code RECRUITING}, or empty
 * @param registryDate when the registry says it was last updated, or empty
 * @param conditions what it is about
 * @param identifiers values of its identifiers
 * @param group logical id of the Group of who may take part, if it names one
 * @param abbreviations what its texts define, each as "name (letters)"
 */
public record StudyHead(
    RecordPointer source,
    String trial,
    String title,
    String status,
    String registryStatus,
    String registryDate,
    List<String> conditions,
    List<String> identifiers,
    Optional<String> group,
    List<String> abbreviations) {

  private static final String OWN = "https://chartwarden.org/fhir/StructureDefinition/";
  private static final Pattern NCT = Pattern.compile("NCT\\d{8}");
  private static final Pattern GROUP =
      Pattern.compile("(?:.*/)?Group/([A-Za-z0-9\\-.]{1,64})(?:/_history/.*)?");

  public StudyHead {
    Objects.requireNonNull(source, "source");
    conditions = List.copyOf(conditions);
    identifiers = List.copyOf(identifiers);
    abbreviations = List.copyOf(abbreviations);
  }

  static StudyHead of(ResourceVersion study) {
    JsonNode tree = study.tree();
    List<String> identifiers = new ArrayList<>();
    tree.path("identifier").forEach(one -> identifiers.add(one.path("value").asText("")));
    identifiers.removeIf(String::isBlank);
    List<String> conditions = new ArrayList<>();
    tree.path("condition").forEach(one -> conditions.add(text(one)));
    conditions.removeIf(String::isBlank);
    Matcher group = GROUP.matcher(tree.at("/enrollment/0/reference").asText(""));
    return new StudyHead(
        study.pointer(),
        identifiers.stream()
            .filter(value -> NCT.matcher(value).matches())
            .findFirst()
            .orElse(study.key().id()),
        tree.path("title").asText(""),
        tree.path("status").asText(""),
        extension(tree, "registry-status", "valueCode"),
        extension(tree, "registry-last-update", "valueString"),
        conditions,
        identifiers,
        group.matches() ? Optional.of(group.group(1)) : Optional.empty(),
        Abbreviations.of(texts(tree, conditions)).definitions());
  }

  /** All that it says of itself in words. */
  private static List<String> texts(JsonNode tree, List<String> conditions) {
    List<String> texts = new ArrayList<>(conditions);
    tree.path("keyword").forEach(one -> texts.add(text(one)));
    texts.add(tree.path("title").asText(""));
    texts.add(tree.path("description").asText(""));
    return texts;
  }

  private static String text(JsonNode concept) {
    String text = concept.path("text").asText("");
    return text.isBlank() ? concept.at("/coding/0/display").asText("") : text;
  }

  private static String extension(JsonNode tree, String name, String value) {
    for (JsonNode extension : tree.path("extension")) {
      if (extension.path("url").asText().equals(OWN + name)) {
        return extension.path(value).asText("");
      }
    }
    return "";
  }

  /** Whether people can join it now, as far as it tells. */
  public boolean recruiting() {
    return registryStatus.isEmpty()
        ? status.equals("active")
        : registryStatus.equals("RECRUITING") || registryStatus.equals("ENROLLING_BY_INVITATION");
  }
}
