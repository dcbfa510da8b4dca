package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;

/** Writes id, version and time into a resource; everything else stays as it was sent. */
final class ResourceStamp {

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private ResourceStamp() {}

  static ObjectNode stamped(ObjectNode sent, ResourceKey key, long version, Instant at) {
    ObjectNode stamped = Json.object().put("resourceType", key.type()).put("id", key.id());
    ObjectNode meta = stamped.putObject("meta");
    meta.put("versionId", Long.toString(version)).put("lastUpdated", MICROS.format(at));
    for (Map.Entry<String, JsonNode> member : sent.path("meta").properties()) {
      if (!member.getKey().equals("versionId") && !member.getKey().equals("lastUpdated")) {
        meta.set(member.getKey(), member.getValue());
      }
    }
    for (Map.Entry<String, JsonNode> member : sent.properties()) {
      if (!stamped.has(member.getKey())) {
        stamped.set(member.getKey(), member.getValue());
      }
    }
    return stamped;
  }

  /** The instant of the next version: now, but later than the version before. */
  static Instant next(Instant now, Instant before) {
    Instant micros = micros(now);
    return micros.isAfter(before) ? micros : before.plusNanos(1000);
  }

  static Instant micros(Instant instant) {
    return instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }
}
