package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.ResourceTypes;

/**
 * What the text of a literal reference says about its target (FHIR R4, section 2.3.0.1).
 *
 * @param type resource type, or empty when the text does not tell
 * @param id logical id; the whole text where it is no RESTful reference
 * @param base service base of an absolute reference, empty for a relative one
 */
public record ReferenceTarget(String type, String id, String base) {

  private static final Pattern RESTFUL =
      Pattern.compile(
          "(?:(https?://.+)/)?([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?");

  /** Reads the text of a reference; a version in it is left out. */
  public static ReferenceTarget of(String text) {
    Matcher matcher = RESTFUL.matcher(text);
    if (matcher.matches() && ResourceTypes.known(matcher.group(2))) {
      String base = matcher.group(1) == null ? "" : matcher.group(1);
      return new ReferenceTarget(matcher.group(2), matcher.group(3), base);
    }
    return new ReferenceTarget("", text, "");
  }

  /** Whether the target lies on this server, as far as the text tells. */
  public boolean local() {
    return !type.isEmpty() && base.isEmpty();
  }

  /** The text without a version. */
  public String text() {
    if (type.isEmpty()) {
      return id;
    }
    return (base.isEmpty() ? "" : base + "/") + type + "/" + id;
  }

  /** The type of the resource that a Reference or canonical element points at. */
  static Optional<String> typeOf(JsonNode element, JsonNode root) {
    String text = element.isTextual() ? element.textValue() : element.path("reference").asText("");
    if (text.startsWith("#")) {
      for (JsonNode contained : root.path("contained")) {
        if (contained.path("id").asText().equals(text.substring(1))) {
          return Optional.of(contained.path("resourceType").asText());
        }
      }
    }
    String type = of(text).type();
    if (type.isEmpty()) {
      type = element.path("type").asText("");
    }
    return type.isEmpty() ? Optional.empty() : Optional.of(type);
  }
}
