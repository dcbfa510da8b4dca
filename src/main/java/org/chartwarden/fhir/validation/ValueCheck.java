package org.chartwarden.fhir.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks single values: formats and codes of primitives, references, extensions. */
final class ValueCheck {

  /** FHIR R4 datatypes.html#string: no more than 1 MB. */
  private static final int LONGEST_TEXT = 1024 * 1024;

  private final Findings findings;

  ValueCheck(Findings findings) {
    this.findings = findings;
  }

  void primitive(ElementShape element, JsonNode value, String at) {
    if (value.isTextual() && value.textValue().length() > LONGEST_TEXT && limited(element)) {
      findings.error(
          "too-long",
          "text-too-long",
          at,
          at + " has more than " + LONGEST_TEXT + " characters (FHIR R4 datatypes.html#string)");
      return;
    }
    Optional<String> fault = PrimitiveFormats.fault(element.type(), value);
    if (fault.isPresent()) {
      String code = "bad-" + element.type().toLowerCase(Locale.ROOT);
      findings.error("value", code, at, at + " " + fault.get());
    } else if (!element.codes().isEmpty() && !element.codes().contains(value.asText())) {
      findings.error(
          "code-invalid",
          "unknown-code",
          at,
          at
              + " has the code '"
              + value.asText()
              + "', which its required value set does not have"
              + Spelling.listing(element.codes()));
    }
  }

  /** Content of documents and narratives has no limit of its own. */
  private static boolean limited(ElementShape element) {
    return !element.type().equals("base64Binary") && !element.type().equals("xhtml");
  }

  /**
   * Checks the text of a reference.
   *
   * @param contained ids of the contained resources around it
   */
  void reference(ElementShape element, ObjectNode reference, Set<String> contained, String at) {
    JsonNode text = reference.path("reference");
    if (text.isTextual()) {
      ReferenceFormat.fault(text.textValue(), element.targets(), contained)
          .ifPresent(
              fault ->
                  findings.error(
                      "value", "bad-reference", at + ".reference", at + ".reference " + fault));
    }
  }

  /** Invariant ext-1: a value or extensions, not both. */
  void extension(ObjectNode extension, String at) {
    boolean nested = extension.has("extension");
    boolean value =
        extension
            .propertyStream()
            .map(member -> member.getKey())
            .anyMatch(name -> name.startsWith("value") || name.startsWith("_value"));
    if (nested == value) {
      findings.error(
          "invariant",
          "extension-content",
          at,
          at + " must have either a value[x] or extensions of its own");
    }
  }
}
