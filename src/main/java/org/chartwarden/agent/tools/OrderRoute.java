package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.platform.Json;

/** Routes as they are written, with their SNOMED CT code. */
enum OrderRoute {
  IV("IV", "47625008", "Intravenous route", List.of("iv", "intravenous", "intravenously", "ivpb")),
  ORAL("oral", "26643006", "Oral route", List.of("oral", "po", "orally", "by mouth", "p.o.")),
  IM("IM", "78421000", "Intramuscular route", List.of("im", "intramuscular", "intramuscularly")),
  SC(
      "SC",
      "34206005",
      "Subcutaneous route",
      List.of("sc", "sq", "subq", "subcut", "subcutaneous", "subcutaneously")),
  SUBLINGUAL("sublingual", "37839007", "Sublingual route", List.of("sublingual", "sl")),
  RECTAL("rectal", "37161004", "Rectal route", List.of("rectal", "pr", "per rectum")),
  TOPICAL("topical", "6064005", "Topical route", List.of("topical", "topically")),
  TRANSDERMAL("transdermal", "45890007", "Transdermal route", List.of("transdermal", "patch")),
  NASAL("nasal", "46713006", "Nasal route", List.of("nasal", "intranasal", "in")),
  OPHTHALMIC("ophthalmic", "54485002", "Ophthalmic route", List.of("ophthalmic", "eye")),
  INHALED(
      "inhaled",
      "447694001",
      "Respiratory tract route",
      List.of("inhaled", "inhalation", "nebulized", "neb"));

  private final String canonical;
  private final String snomed;
  private final String display;
  private final List<String> written;

  OrderRoute(String canonical, String snomed, String display, List<String> written) {
    this.canonical = canonical;
    this.snomed = snomed;
    this.display = display;
    this.written = written;
  }

  /** The route in the form the dose limits use; as written when it is not known. */
  static String canonical(String text) {
    return known(text).orElse(text);
  }

  /** The route in the form the dose limits use, by its words, its SNOMED CT code or its display. */
  static Optional<String> known(String text) {
    String words = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(
            route ->
                route.written.contains(words)
                    || route.snomed.equals(text)
                    || route.display.equalsIgnoreCase(text))
        .map(route -> route.canonical)
        .findFirst();
  }

  /** The route as a CodeableConcept that keeps what was written as its text. */
  static ObjectNode concept(String text) {
    for (OrderRoute route : values()) {
      if (route.written.contains(text.toLowerCase(Locale.ROOT))) {
        return CodeText.concept(Code.SNOMED, route.snomed, route.display, text);
      }
    }
    return Json.object().put("text", text);
  }
}
