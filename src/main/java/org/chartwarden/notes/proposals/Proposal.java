package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.mentions.NoteMention;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.platform.Json;

/** The parts that proposals of all kinds have in common. */
final class Proposal {

  /** Extension that tells the place in the note. */
  static final String NOTE_SPAN = "https://chartwarden.org/fhir/StructureDefinition/note-span";

  static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
  private static final String UCUM = "http://unitsofmeasure.org";

  private Proposal() {}

  /** A resource with its extension. */
  static ObjectNode begun(String type, NoteMention mention, ProposalSource source) {
    ObjectNode resource = Json.object().put("resourceType", type);
    ArrayNode parts =
        resource.putArray("extension").addObject().put("url", NOTE_SPAN).putArray("extension");
    source
        .note()
        .ifPresent(
            note ->
                parts
                    .addObject()
                    .put("url", "source")
                    .putObject("valueReference")
                    .put("reference", note));
    TextSpan span = mention.span();
    parts.addObject().put("url", "start").put("valueInteger", span.start());
    parts.addObject().put("url", "end").put("valueInteger", span.end());
    parts.addObject().put("url", "text").put("valueString", span.text());
    return resource;
  }

  /** Whose it is. */
  static void about(ObjectNode resource, String element, ProposalSource source) {
    ObjectNode subject = resource.putObject(element);
    source
        .patient()
        .ifPresentOrElse(
            patient -> subject.put("reference", patient),
            () -> subject.put("display", "the patient of the note"));
  }

  static void within(ObjectNode resource, String element, ProposalSource source) {
    source.encounter().ifPresent(e -> resource.putObject(element).put("reference", e));
  }

  static void derived(ObjectNode resource, ProposalSource source) {
    source.note().ifPresent(n -> resource.putArray("derivedFrom").addObject().put("reference", n));
  }

  /** A CodeableConcept with the first of some codes and the words of the note. */
  static ObjectNode concept(List<Code> codes, int most, String words) {
    ObjectNode node = Json.object();
    if (!codes.isEmpty()) {
      ArrayNode codings = node.putArray("coding");
      codes.stream().limit(most).forEach(code -> codings.add(coding(code)));
    }
    return node.put("text", words);
  }

  private static ObjectNode coding(Code code) {
    ObjectNode coding = Json.object().put("system", code.system()).put("code", code.code());
    return code.display().isEmpty() ? coding : coding.put("display", code.display());
  }

  /** A CodeableConcept of one code of HL7's own code systems. */
  static void coded(ObjectNode resource, String element, String system, String code) {
    resource
        .putObject(element)
        .putArray("coding")
        .addObject()
        .put("system", TERMINOLOGY + system)
        .put("code", code);
  }

  /** A Quantity in UCUM; a unit that cannot be read is left as its words. */
  static ObjectNode quantity(BigDecimal value, String unit, String written) {
    ObjectNode quantity = Json.object().put("value", value);
    if (unit != null && !unit.isEmpty()) {
      return quantity.put("unit", unit).put("system", UCUM).put("code", unit);
    }
    return written == null || written.isEmpty() ? quantity : quantity.put("unit", written);
  }
}
