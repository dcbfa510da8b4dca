package org.chartwarden.fhir.gateway.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.TrailEntry;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.jboss.logging.Logger;

/** Makes AuditEvents of entries of the trail. */
public final class AuditEvents {

  private static final Logger LOG = Logger.getLogger(AuditEvents.class);

  public static final String TYPE = "AuditEvent";

  /** The profiles that events fit; an event does not claim them, for few validators know them. */
  public static final List<String> PROFILES =
      Stream.of(
              "Create",
              "PatientCreate",
              "Read",
              "PatientRead",
              "Update",
              "PatientUpdate",
              "Delete",
              "PatientDelete",
              "Query",
              "PatientQuery",
              "PrivacyDisclosure.Source")
          .map(
              name ->
                  "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit." + name)
          .toList();

  /** Before the id of an access token in {@code policy}. */
  public static final String TOKEN = "urn:ietf:params:oauth:jti:";

  private static final EventCode SERVER_TYPE =
      new EventCode(
          "http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server");

  private AuditEvents() {}

  /** The actions that have a kind of event of their own. */
  public static List<String> actions() {
    return EventKind.actions();
  }

  /** Events of an action, one for each of the ways in which it ends. */
  public static List<ObjectNode> examples(String action) {
    return Stream.of(AuditEntry.SUCCESS, AuditEntry.REFUSED, AuditEntry.FAILED)
        .map(outcome -> new AuditEntry("client", action, outcome, "", Json.object()))
        .map(entry -> event(new TrailEntry(0, Instant.EPOCH, entry)))
        .toList();
  }

  /** An entry as a resource, which has one version. */
  public static ResourceVersion version(TrailEntry entry) {
    return version(entry, event(entry));
  }

  /**
   * An entry as a resource for whoever may not know whom else a query named: the query tells the
   * type that was searched, and no more.
   */
  public static ResourceVersion withoutQuery(TrailEntry entry) {
    return version(entry, event(entry, false));
  }

  private static ResourceVersion version(TrailEntry entry, ObjectNode event) {
    return new ResourceVersion(
        new ResourceKey(TYPE, Long.toString(entry.id())), 1, entry.at(), false, Json.write(event));
  }

  /** An entry as an AuditEvent. */
  public static ObjectNode event(TrailEntry stored) {
    return event(stored, true);
  }

  private static ObjectNode event(TrailEntry stored, boolean asked) {
    AuditEntry entry = stored.entry();
    JsonNode detail = detail(entry);
    EventKind kind = EventKind.of(entry, detail.path("kind").asText(""));
    ObjectNode event = Json.object().put("resourceType", TYPE).put("id", "" + stored.id());
    ObjectNode meta = event.putObject("meta").put("versionId", "1");
    meta.put("lastUpdated", stored.at().toString());
    event.set("type", kind.type().coding());
    kind.subtypes().forEach(code -> event.withArray("subtype").add(code.coding()));
    event.put("action", kind.action()).put("recorded", stored.at().toString());
    event.put("outcome", outcome(entry, detail));
    if (!entry.outcome().equals(AuditEntry.SUCCESS)) {
      event.put("outcomeDesc", detail.path("rule").asText(entry.outcome()));
    }
    ArrayNode purposes = EventPurposes.of(detail);
    if (!purposes.isEmpty()) {
      event.set("purposeOfEvent", purposes);
    }
    event.set("agent", EventAgents.of(entry, detail, kind));
    source(event.putObject("source"), detail);
    ArrayNode entities = EventEntities.of(entry, detail, kind, asked);
    if (!entities.isEmpty()) {
      event.set("entity", entities);
    }
    return event;
  }

  /**
   * What an entry tells besides its columns. One that cannot be read must not hide all others: its
   * event tells what the columns say, and {@code audit verify} whether it was changed.
   */
  private static JsonNode detail(AuditEntry entry) {
    try {
      return Json.parse(entry.detail());
    } catch (JsonProcessingException e) {
      LOG.warnf("the detail of an audit entry about %s is no JSON", entry.action());
      return Json.object();
    }
  }

  private static String outcome(AuditEntry entry, JsonNode detail) {
    return switch (entry.outcome()) {
      case AuditEntry.SUCCESS -> "0";
      case AuditEntry.REFUSED -> "8";
      default -> detail.path("status").asInt() >= 500 ? "12" : "4";
    };
  }

  private static void source(ObjectNode source, JsonNode detail) {
    source.put("site", EventReference.server(detail));
    source.set("observer", EventReference.toServer(detail));
    source.putArray("type").add(SERVER_TYPE.coding());
  }
}
