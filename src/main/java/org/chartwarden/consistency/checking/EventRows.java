package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.ChartedValue;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.claims.ClaimKind;

/** Conditions, procedures, allergies and the person as rows. */
final class EventRows {

  private EventRows() {}

  static TableValue condition(ChartResource resource, ZoneId zone) {
    JsonNode tree = resource.tree();
    RowTime onset =
        RowTime.of(tree, zone, "onsetDateTime", "onsetPeriod", "recordedDate", "assertedDate");
    RowTime gone = RowTime.of(tree, zone, "abatementDateTime", "abatementPeriod");
    String status = tree.at("/clinicalStatus/coding/0/code").asText("");
    return row(
        resource,
        ClaimKind.CONDITION,
        ChartName.event(tree.path("code"), ""),
        new RowTime(onset.start(), gone.end(), onset.wholeDay()),
        status,
        Optional.empty());
  }

  static TableValue procedure(ChartResource resource, ZoneId zone) {
    JsonNode tree = resource.tree();
    RowTime time =
        RowTime.of(
            tree,
            zone,
            "performedDateTime",
            "performedPeriod",
            "occurrenceDateTime",
            "occurrencePeriod",
            "effectiveDateTime",
            "effectivePeriod",
            "started",
            "timingDateTime",
            "timingPeriod",
            "issued",
            "authoredOn",
            "recordedOn");
    JsonNode code =
        switch (resource.type()) {
          case "ImagingStudy" -> tree.at("/procedureCode/0");
          case "DeviceUseStatement" -> tree.path("device");
          default -> tree.path("code");
        };
    return row(
        resource,
        ClaimKind.PROCEDURE,
        ChartName.event(code, tree.path("description").asText("")),
        time,
        tree.path("status").asText(""),
        Optional.empty());
  }

  static TableValue allergy(ChartResource resource, ZoneId zone) {
    JsonNode tree = resource.tree();
    return row(
        resource,
        ClaimKind.ALLERGY,
        ChartName.allergy(tree.path("code")),
        RowTime.of(tree, zone, "onsetDateTime", "recordedDate"),
        tree.at("/clinicalStatus/coding/0/code").asText(""),
        Optional.empty());
  }

  /** The sex as the value, the day of birth as the begin. */
  static TableValue person(ChartResource resource, ZoneId zone) {
    JsonNode tree = resource.tree();
    RowTime born = RowTime.of(tree, zone, "birthDate");
    RowTime died = RowTime.of(tree, zone, "deceasedDateTime");
    return row(
        resource,
        ClaimKind.PERSON,
        new ChartName(List.of("person"), List.of(), List.of("Patient")),
        new RowTime(born.start(), died.end(), born.wholeDay()),
        "",
        Optional.of(new ChartedValue(null, null, "", "", tree.path("gender").asText(""))));
  }

  private static TableValue row(
      ChartResource resource,
      ClaimKind kind,
      ChartName name,
      RowTime time,
      String status,
      Optional<ChartedValue> value) {
    StringBuilder site = new StringBuilder();
    JsonNode sites = resource.tree().path("bodySite");
    if (sites.isArray()) {
      for (JsonNode one : sites) {
        site.append(site.isEmpty() ? "" : ", ").append(ChartName.text(one));
      }
    } else {
      site.append(ChartName.text(sites));
    }
    return new TableValue(
        resource.source(),
        kind,
        name.concepts(),
        name.named(),
        name.names(),
        time.start(),
        time.end(),
        time.wholeDay(),
        status,
        value,
        Optional.empty(),
        Sides.of(site.toString(), name.names()),
        site.toString());
  }
}
