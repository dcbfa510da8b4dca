package org.chartwarden.agent.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** A chart in memory that answers the few searches that the tools make. */
final class FakeRecords implements Records {

  static final OffsetDateTime NOW = OffsetDateTime.parse("2023-11-13T10:15:00+00:00");

  private final List<ResourceVersion> stored = new ArrayList<>();
  private int visited;

  /** A run about these patients that may propose. */
  static RunScope run(String... patients) {
    Set<String> bound = Set.of(patients);
    return new RunScope(
        "t1", AccessContext.client("test").boundTo(bound).readingOnly(), bound, NOW, true);
  }

  FakeRecords add(String json) {
    try {
      ObjectNode tree = (ObjectNode) Json.parse(json.replace('\'', '"'));
      ResourceKey key = new ResourceKey(tree.get("resourceType").asText(), tree.get("id").asText());
      stored.add(new ResourceVersion(key, 1, Instant.EPOCH, false, Json.write(tree)));
      return this;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** A result of patient p1 under a bare local code. */
  FakeRecords result(String id, String code, String value, String unit, String time) {
    return add(
        "{'resourceType':'Observation','id':'"
            + id
            + "','status':'final','code':{'coding':[{"
            + "'system':'http://loinc.org','code':'"
            + code
            + "'}],'text':'"
            + code
            + "'},"
            + "'subject':{'reference':'Patient/p1'},'effectiveDateTime':'"
            + time
            + "',"
            + "'valueQuantity':{'value':"
            + value
            + ",'unit':'"
            + unit
            + "'}}");
  }

  /** How many resources searches have shown since the start. */
  int visited() {
    return visited;
  }

  @Override
  public Optional<ResourceVersion> read(AccessContext who, String type, String id) {
    return stored.stream().filter(v -> v.key().equals(new ResourceKey(type, id))).findFirst();
  }

  @Override
  public OptionalLong each(
      AccessContext who, String type, SearchText query, Predicate<ResourceVersion> visitor) {
    List<ResourceVersion> found =
        new ArrayList<>(stored.stream().filter(v -> v.key().type().equals(type)).toList());
    for (String pair : query.toString().split("&")) {
      String[] parts = pair.split("=", 2);
      String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      found.removeIf(v -> !fits(v.tree(), parts[0], value));
      if (parts[0].equals("_sort") && value.endsWith("date")) {
        Comparator<ResourceVersion> byTime = Comparator.comparing(v -> time(v.tree()));
        found.sort(value.startsWith("-") ? byTime.reversed() : byTime);
      }
    }
    for (ResourceVersion version : found) {
      visited++;
      if (!visitor.test(version)) {
        break;
      }
    }
    return OptionalLong.empty();
  }

  private static boolean fits(ObjectNode tree, String name, String value) {
    return switch (name) {
      case "patient" ->
          tree.path("subject").path("reference").asText().equals("Patient/" + value)
              || tree.path("patient").path("reference").asText().equals("Patient/" + value);
      case "status" -> Set.of(value.split(",")).contains(tree.path("status").asText());
      case "code", "combo-code" -> {
        Set<String> codes = new HashSet<>();
        tree.path("code").path("coding").forEach(c -> codes.add(c.path("code").asText()));
        if (name.equals("combo-code")) {
          tree.findValues("component")
              .forEach(list -> list.findValues("code").forEach(c -> codes.add(c.asText())));
          tree.path("component")
              .forEach(
                  c ->
                      c.path("code")
                          .path("coding")
                          .forEach(x -> codes.add(x.path("code").asText())));
        }
        yield java.util.Arrays.stream(value.split(","))
            .map(t -> t.substring(t.indexOf('|') + 1))
            .anyMatch(codes::contains);
      }
      case "identifier" -> tree.path("identifier").findValuesAsText("value").contains(value);
      case "birthdate" -> tree.path("birthDate").asText().equals(value);
      case "name" ->
          Json.write(tree.path("name"))
              .toLowerCase(Locale.ROOT)
              .contains(value.toLowerCase(Locale.ROOT));
      default -> true;
    };
  }

  private static Instant time(JsonNode tree) {
    String text =
        tree.path("effectiveDateTime")
            .asText(
                tree.path("effectivePeriod").path("end").asText(tree.path("date").asText("1900")));
    return ChartTime.of(text, ZoneOffset.UTC).orElseThrow().start().toInstant();
  }
}
