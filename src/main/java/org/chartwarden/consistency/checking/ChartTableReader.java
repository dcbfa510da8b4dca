package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.consistency.rules.TableValue;

/**
 * Reads the resources of one patient as the rows that statements can be held against. Resources
 * that were entered in error, and those of types that no statement is held against, give no row.
 */
public final class ChartTableReader {

  /** The resource types that give rows; callers need not fetch others. */
  public static final Set<String> TYPES =
      Set.of(
          "Patient",
          "Observation",
          "Condition",
          "Procedure",
          "MedicationRequest",
          "MedicationAdministration",
          "MedicationStatement",
          "MedicationDispense",
          "Immunization",
          "AllergyIntolerance",
          "DiagnosticReport",
          "ImagingStudy",
          "ServiceRequest",
          "DeviceUseStatement",
          "Medication");

  private final ZoneId zone;
  private final Map<String, JsonNode> medications = new HashMap<>();
  private final List<TableValue> rows = new ArrayList<>();

  private ChartTableReader(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Reads a chart.
   *
   * @param resources resources of one patient in any order, with the Medications they refer to
   * @param zone in which calendar days are taken
   */
  public static ChartTable read(List<ChartResource> resources, ZoneId zone) {
    ChartTableReader reader = new ChartTableReader(zone);
    for (ChartResource resource : resources) {
      if (resource.type().equals("Medication")) {
        reader.medications.put("Medication/" + resource.source().id(), resource.tree());
      }
    }
    resources.forEach(reader::add);
    return new ChartTable(reader.rows);
  }

  private void add(ChartResource resource) {
    if (inError(resource.tree())) {
      return;
    }
    switch (resource.type()) {
      case "Observation" -> ObservationRows.of(resource, zone, rows);
      case "MedicationRequest",
          "MedicationAdministration",
          "MedicationStatement",
          "MedicationDispense",
          "Immunization" ->
          rows.add(MedicationRows.of(resource, zone, medications));
      case "Condition" -> rows.add(EventRows.condition(resource, zone));
      case "Procedure",
          "DiagnosticReport",
          "ImagingStudy",
          "ServiceRequest",
          "DeviceUseStatement" ->
          rows.add(EventRows.procedure(resource, zone));
      case "AllergyIntolerance" -> rows.add(EventRows.allergy(resource, zone));
      case "Patient" -> rows.add(EventRows.person(resource, zone));
      default -> {
        // Other types say nothing that a statement is held against.
      }
    }
  }

  private static boolean inError(JsonNode tree) {
    String verification = tree.at("/verificationStatus/coding/0/code").asText();
    return tree.path("status").asText().equals("entered-in-error")
        || verification.equals("entered-in-error")
        || verification.equals("refuted");
  }
}
