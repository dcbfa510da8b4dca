package org.chartwarden.fhir.terminology.systems;

import java.util.List;
import java.util.Objects;

/**
 * What is known about a code system beside its concepts.
 *
 * @param url canonical URL
 * @param version business version, or empty
 * @param name for people and machines
 * @param content {@code complete}, {@code example}, {@code fragment} or {@code not-present}
 * @param caseSensitive whether codes that differ in case only are different
 * @param language of the displays, or empty
 * @param properties the properties that concepts may have
 */
public record CodeSystemInfo(
    String url,
    String version,
    String name,
    String content,
    boolean caseSensitive,
    String language,
    List<PropertyDefinition> properties) {

  /**
   * A property that concepts may have.
   *
   * @param code its name in filters and answers
   * @param uri its formal meaning, or empty
   * @param description for people, or empty
   * @param type as in {@link ConceptProperty#type}
   */
  public record PropertyDefinition(String code, String uri, String description, String type) {
    public PropertyDefinition {
      uri = uri == null ? "" : uri;
      description = description == null ? "" : description;
    }
  }

  public CodeSystemInfo {
    Objects.requireNonNull(url, "url");
    version = version == null ? "" : version;
    name = name == null || name.isEmpty() ? url : name;
    language = language == null ? "" : language;
    properties = List.copyOf(properties);
  }

  /** {@code url|version}. */
  public String canonical() {
    return version.isEmpty() ? url : url + "|" + version;
  }

  /** Whether a code that is not found is certainly wrong. */
  public boolean complete() {
    return content.equals("complete");
  }

  /** Whether no concept is here at all. */
  public boolean notPresent() {
    return content.equals("not-present");
  }
}
