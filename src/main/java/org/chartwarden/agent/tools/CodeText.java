package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.platform.Json;

/** Codes as a planner writes them ({@code system|code}, or a bare one) as FHIR codings. */
final class CodeText {

  private static final String NDC = "http://hl7.org/fhir/sid/ndc";
  private static final Pattern NDC_CODE =
      Pattern.compile("\\d{4,5}-\\d{3,4}-\\d{1,2}|\\d{11}(?!\\d)");
  private static final Pattern LOINC_CODE = Pattern.compile("\\d{1,7}-\\d");
  private static final Pattern SNOMED_CODE = Pattern.compile("[1-9]\\d{5,17}");

  private CodeText() {}

  /** {@code system|code} with the system that the form of a bare code tells. */
  static List<String> qualified(List<String> codes) {
    List<String> qualified = new ArrayList<>();
    for (String code : codes == null ? List.<String>of() : codes) {
      if (code.contains("|")) {
        qualified.add(code);
      } else if (LOINC_CODE.matcher(code).matches()) {
        qualified.add(Code.LOINC + "|" + code);
      } else if (NDC_CODE.matcher(code).matches()) {
        qualified.add(NDC + "|" + code);
      } else if (SNOMED_CODE.matcher(code).matches()) {
        qualified.add(Code.SNOMED + "|" + code);
      } else {
        throw new ToolProblem(
            "unknown-code-system", "\"" + code + "\" has no code system: write it as system|code");
      }
    }
    return qualified;
  }

  /** A CodeableConcept of these codes and this text. */
  static ObjectNode concept(List<String> qualified, String text) {
    ObjectNode concept = Json.object();
    if (!qualified.isEmpty()) {
      ArrayNode codings = concept.putArray("coding");
      for (String code : qualified) {
        int bar = code.indexOf('|');
        String system = code.substring(0, bar);
        String bare = code.substring(bar + 1);
        ObjectNode coding = codings.addObject();
        if (!system.isEmpty()) {
          coding.put("system", system);
        }
        coding.put("code", bare);
        ClinicalVocabulary.standard()
            .byCode(system, bare)
            .ifPresent(known -> coding.put("display", known.display()));
      }
    }
    return concept.put("text", text);
  }

  static ObjectNode concept(String system, String code, String display, String text) {
    ObjectNode concept = Json.object();
    ObjectNode coding = concept.putArray("coding").addObject();
    coding.put("system", system).put("code", code).put("display", display);
    return text == null ? concept : concept.put("text", text);
  }
}
