package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.consistency.rules.ChartedUse;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.claims.ClaimKind;

/** Orders, administrations, statements and dispenses of drugs, and vaccinations, as rows. */
final class MedicationRows {

  private MedicationRows() {}

  static TableValue of(ChartResource resource, ZoneId zone, Map<String, JsonNode> medications) {
    JsonNode tree = resource.tree();
    ChartName name = ChartName.medication(code(resource, medications));
    boolean order =
        resource.type().equals("MedicationRequest")
            || resource.type().equals("MedicationStatement");
    RowTime time = order ? ordered(tree, zone) : given(tree, zone);
    JsonNode dosage =
        resource.type().equals("MedicationRequest") || resource.type().equals("MedicationDispense")
            ? tree.at("/dosageInstruction/0")
            : tree.path("dosage").isArray() ? tree.at("/dosage/0") : tree.path("dosage");
    ChartedUse use =
        resource.type().equals("Immunization")
            ? Dosage.vaccination(tree)
            : Dosage.of(dosage, !order && !resource.type().equals("MedicationDispense"));
    return new TableValue(
        resource.source(),
        ClaimKind.MEDICATION,
        name.concepts(),
        name.named(),
        name.names(),
        time.start(),
        time.end(),
        time.wholeDay(),
        tree.path("status").asText(""),
        Optional.empty(),
        Optional.of(use),
        Sides.of(ChartName.text(dosage.path("site")), name.names()),
        ChartName.text(dosage.path("site")));
  }

  private static JsonNode code(ChartResource resource, Map<String, JsonNode> medications) {
    JsonNode tree = resource.tree();
    if (resource.type().equals("Immunization")) {
      return tree.path("vaccineCode");
    }
    JsonNode concept = tree.path("medicationCodeableConcept");
    if (!concept.isMissingNode()) {
      return concept;
    }
    String reference = tree.at("/medicationReference/reference").asText("");
    if (reference.startsWith("#")) {
      for (JsonNode contained : tree.path("contained")) {
        if (contained.path("id").asText().equals(reference.substring(1))) {
          return contained.path("code");
        }
      }
    }
    int last = reference.lastIndexOf("Medication/");
    JsonNode found = medications.get(last < 0 ? reference : reference.substring(last));
    return found == null ? tree.path("medicationReference") : found.path("code");
  }

  /** The time for which an order holds: its validity, the bounds of its timing, else from then. */
  private static RowTime ordered(JsonNode tree, ZoneId zone) {
    RowTime held =
        RowTime.of(
            tree,
            zone,
            "dispenseRequest/validityPeriod",
            "dosageInstruction/0/timing/repeat/boundsPeriod",
            "effectivePeriod",
            "effectiveDateTime");
    RowTime authored = RowTime.of(tree, zone, "authoredOn", "dateAsserted");
    if (held.start().isEmpty()) {
      return new RowTime(authored.start(), held.end(), authored.wholeDay());
    }
    return held;
  }

  private static RowTime given(JsonNode tree, ZoneId zone) {
    return RowTime.of(
        tree,
        zone,
        "effectiveDateTime",
        "effectivePeriod",
        "occurrenceDateTime",
        "whenHandedOver",
        "whenPrepared");
  }
}
