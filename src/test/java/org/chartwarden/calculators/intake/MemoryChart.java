package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** The chart of patient {@code p1} in memory; searches look at type and patient only. */
final class MemoryChart implements ChartRecords {

  static final OffsetDateTime NOW = OffsetDateTime.parse("2024-03-01T12:00:00Z");

  /** Diabetes lies above its second type, as in SNOMED CT. */
  private static final Hierarchy HIERARCHY =
      (system, code) -> code.equals("44054006") ? Set.of(code, "73211009") : Set.of(code);

  private final List<ResourceVersion> stored = new ArrayList<>();
  private int searches;

  /** Adds a resource; single quotes stand for double ones, the subject is p1. */
  MemoryChart add(String type, String id, String members) {
    String text =
        "{'resourceType':'"
            + type
            + "','id':'"
            + id
            + "'"
            + (type.equals("Patient") ? "" : ",'subject':{'reference':'Patient/p1'}")
            + (members.isEmpty() ? "" : "," + members)
            + "}";
    try {
      ObjectNode tree = (ObjectNode) Json.parse(text.replace('\'', '"'));
      stored.add(
          new ResourceVersion(
              new ResourceKey(type, id), 1, Instant.EPOCH, false, Json.write(tree)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
    return this;
  }

  MemoryChart patient(String gender, String born) {
    return add("Patient", "p1", "'gender':'" + gender + "','birthDate':'" + born + "'");
  }

  MemoryChart result(String id, String loinc, String value, String unit, String time) {
    return add(
        "Observation",
        id,
        "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'"
            + loinc
            + "'}]},'effectiveDateTime':'"
            + time
            + "','valueQuantity':{'value':"
            + value
            + ",'unit':'"
            + unit
            + "','system':'http://unitsofmeasure.org','code':'"
            + unit
            + "'}");
  }

  MemoryChart condition(String id, String system, String code, String more) {
    return add(
        "Condition",
        id,
        "'code':{'coding':[{'system':'" + system + "','code':'" + code + "'}]}" + more);
  }

  int searches() {
    return searches;
  }

  CalculatorEngine engine() {
    return new CalculatorEngine(
        this, HIERARCHY, new NoNoteInputs(), Clock.fixed(NOW.toInstant(), ZoneOffset.UTC));
  }

  CalculatorEngine engine(NoteInputs notes) {
    return new CalculatorEngine(
        this, HIERARCHY, notes, Clock.fixed(NOW.toInstant(), ZoneOffset.UTC));
  }

  CalculationReport run(String calculator, Map<String, InputValue> given) {
    return engine()
        .run(
            AccessContext.client("test"),
            CalculationRequest.of(CalculatorCatalog.find(calculator).orElseThrow(), given)
                .ofPatient("p1"));
  }

  @Override
  public ResourceVersion read(AccessContext who, String type, String id) {
    ResourceKey key = new ResourceKey(type, id);
    return stored.stream()
        .filter(v -> v.key().equals(key))
        .findFirst()
        .orElseThrow(() -> FhirProblem.notFound(key));
  }

  @Override
  public List<ResourceVersion> first(AccessContext who, String type, String query, int most) {
    searches++;
    List<ResourceVersion> found =
        new ArrayList<>(stored.stream().filter(v -> v.key().type().equals(type)).toList());
    if (query.contains("combo-code=")) {
      String codes = query.replaceFirst(".*combo-code=", "").replaceFirst("&.*", "");
      Set<String> wanted = new TreeSet<>(List.of(codes.split("%2C")));
      found.removeIf(
          v -> wanted.stream().noneMatch(c -> v.content().contains("\"code\":\"" + c + "\"")));
    }
    Comparator<ResourceVersion> byTime = Comparator.comparing(v -> time(v.tree()));
    found.sort(query.contains("_sort=date") ? byTime : byTime.reversed());
    return found.stream().limit(most).toList();
  }

  private static Instant time(JsonNode tree) {
    String text = tree.path("effectiveDateTime").asText(tree.at("/period/start").asText("1900"));
    return FhirTime.of(text, ZoneOffset.UTC).orElseThrow().start().toInstant();
  }
}
