package org.chartwarden.fhir.gateway.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.TrailEntry;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
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

  private static final String ENTITY_TYPES =
      "http://terminology.hl7.org/CodeSystem/audit-entity-type";
  private static final String ROLES = "http://terminology.hl7.org/CodeSystem/object-role";
  private static final EventCode PERSON = new EventCode(ENTITY_TYPES, "1", "Person");
  private static final EventCode OBJECT = new EventCode(ENTITY_TYPES, "2", "System Object");
  private static final EventCode PATIENT = new EventCode(ROLES, "1", "Patient");
  private static final EventCode DOMAIN_RESOURCE = new EventCode(ROLES, "4", "Domain Resource");
  private static final EventCode JOB = new EventCode(ROLES, "20", "Job");
  private static final EventCode QUERY = new EventCode(ROLES, "24", "Query");
  private static final EventCode REQUEST =
      new EventCode(
          "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType",
          "XrequestId",
          "XrequestId");
  private static final EventCode SOURCE = EventCode.dicom("110153", "Source Role ID");
  private static final EventCode DESTINATION = EventCode.dicom("110152", "Destination Role ID");
  private static final EventCode PROGRAM = EventCode.dicom("110150", "Application");
  private static final EventCode SERVICE =
      new EventCode(
          "https://profiles.ihe.net/ITI/BALP/CodeSystem/UserAgentTypes",
          "AuthzOauthService",
          "OAuth authorization service");
  private static final EventCode RECIPIENT = participation("IRCP", "information recipient");
  private static final EventCode AUTHOR = participation("AUT", "author (originator)");
  private static final EventCode SERVER_TYPE =
      new EventCode(
          "http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server");

  /** Members of the detail that have elements of their own. */
  private static final Set<String> PLACED =
      Set.of("address", "server", "request", "token", "purpose", "query");

  private static final Pattern REFERENCE =
      Pattern.compile("([A-Z][A-Za-z]+)/[A-Za-z0-9.-]{1,64}(/_history/\\d{1,18})?");

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

  private static EventCode participation(String code, String display) {
    return new EventCode(
        "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", code, display);
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
    ArrayNode purposes = purposes(detail);
    if (!purposes.isEmpty()) {
      event.set("purposeOfEvent", purposes);
    }
    agents(event.putArray("agent"), entry, detail, kind);
    source(event.putObject("source"), detail);
    ArrayNode entities = Json.array();
    entities(entities, entry, asked ? detail : unasked(entry, detail, kind), kind);
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

  private static ArrayNode purposes(JsonNode detail) {
    ArrayNode purposes = Json.array();
    for (String code : detail.path("purpose").asText("").split(" ")) {
      if (!code.isEmpty()) {
        ObjectNode purpose = Json.object();
        purpose
            .putArray("coding")
            .addObject()
            .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason")
            .put("code", code);
        purposes.add(purpose);
      }
    }
    return purposes;
  }

  private static void agents(ArrayNode agents, AuditEntry entry, JsonNode detail, EventKind kind) {
    String token = detail.path("token").asText("");
    String person = entry.person().isEmpty() ? userOf(entry, detail) : entry.person();
    agents.add(client(entry, detail, kind, token, person.isEmpty()));
    agents.add(server(detail, kind));
    if (!person.isEmpty()) {
      ObjectNode user = Json.object();
      boolean reads = kind.flow() != EventKind.Flow.TO_SERVER || kind.query();
      user.set("type", (reads ? RECIPIENT : AUTHOR).concept());
      who(user.putObject("who"), person);
      user.put("requestor", true);
      policy(user, token);
      ArrayNode purposes = purposes(detail);
      if (!purposes.isEmpty()) {
        user.set("purposeOfUse", purposes);
      }
      agents.add(user);
    }
  }

  /** Entries of the authorization server name an account where others name a client. */
  private static String userOf(AuditEntry entry, JsonNode detail) {
    String user = detail.path("user").asText("");
    return !user.isEmpty() ? user : entry.actor().startsWith("user/") ? entry.actor() : "";
  }

  private static ObjectNode client(
      AuditEntry entry, JsonNode detail, EventKind kind, String token, boolean alone) {
    ObjectNode client = Json.object();
    EventCode type =
        switch (kind.flow()) {
          case TO_CLIENT -> DESTINATION;
          case TO_SERVER -> SOURCE;
          case NONE -> PROGRAM;
        };
    client.set("type", type.concept());
    String name = entry.actor().replaceFirst("^client/", "");
    client.putObject("who").putObject("identifier").put("value", name);
    client.put("name", name);
    client.put("requestor", alone);
    if (alone) {
      policy(client, token);
    }
    String address = detail.path("address").asText("");
    client
        .putObject("network")
        .put("address", address.isEmpty() ? "localhost" : address)
        .put("type", address.isEmpty() ? "1" : "2");
    return client;
  }

  private static void policy(ObjectNode agent, String token) {
    if (!token.isEmpty()) {
      agent.putArray("policy").add(TOKEN + token);
    }
  }

  private static ObjectNode server(JsonNode detail, EventKind kind) {
    ObjectNode server = Json.object();
    EventCode type =
        switch (kind.flow()) {
          case TO_CLIENT -> SOURCE;
          case TO_SERVER -> DESTINATION;
          case NONE -> SERVICE;
        };
    server.set("type", type.concept());
    server.set("who", itself(detail));
    server.put("requestor", false);
    server.putObject("network").put("address", address(detail)).put("type", "1");
    return server;
  }

  private static String address(JsonNode detail) {
    String server = detail.path("server").asText("");
    return server.isEmpty() ? "localhost" : server;
  }

  private static ObjectNode itself(JsonNode detail) {
    ObjectNode itself = Json.object();
    itself.putObject("identifier").put("value", address(detail));
    itself.put("display", "Chartwarden");
    return itself;
  }

  private static void source(ObjectNode source, JsonNode detail) {
    source.put("site", address(detail));
    source.set("observer", itself(detail));
    source.putArray("type").add(SERVER_TYPE.coding());
  }

  private static JsonNode unasked(AuditEntry entry, JsonNode detail, EventKind kind) {
    return detail.path("query").asText("").isEmpty() && !kind.query()
        ? detail
        : ((ObjectNode) detail.deepCopy())
            .put("query", "GET " + text(entry.subject()).split("[/?]", 2)[0]);
  }

  private static void entities(
      ArrayNode entities, AuditEntry entry, JsonNode detail, EventKind kind) {
    if (entry.patient() != null) {
      entities.add(entity(PERSON, PATIENT, "Patient/" + entry.patient()));
    }
    String query = detail.path("query").asText("");
    if (!query.isEmpty() || kind.query()) {
      String sent = query.isEmpty() ? "GET " + text(entry.subject()) : query;
      byte[] raw = sent.getBytes(StandardCharsets.UTF_8);
      ObjectNode asked = entity(OBJECT, QUERY, "");
      entities.add(asked.put("query", Base64.getEncoder().encodeToString(raw)));
    }
    if (!kind.query()) {
      ObjectNode data = data(entry, detail);
      if (data.has("what") || data.has("detail")) {
        entities.add(data);
      }
    }
    if (entry.task() != null && !("Task/" + entry.task()).equals(entry.subject())) {
      entities.add(entity(OBJECT, JOB, "Task/" + entry.task()));
    }
    String request = detail.path("request").asText("");
    if (!request.isEmpty()) {
      ObjectNode transaction = Json.object();
      transaction.putObject("what").putObject("identifier").put("value", request);
      transaction.set("type", REQUEST.coding());
      entities.add(transaction);
    }
  }

  /** What it was done to, with whatever else the entry tells. */
  private static ObjectNode data(AuditEntry entry, JsonNode detail) {
    String subject = text(entry.subject());
    boolean job = subject.startsWith("Task/") || subject.startsWith("job/");
    ObjectNode data = entity(OBJECT, job ? JOB : DOMAIN_RESOURCE, subject);
    for (Map.Entry<String, JsonNode> member : detail.properties()) {
      String value = member.getValue().asText(member.getValue().toString());
      if (!PLACED.contains(member.getKey()) && !value.isEmpty()) {
        data.withArray("detail").addObject().put("type", member.getKey()).put("valueString", value);
      }
    }
    return data;
  }

  private static String text(String subject) {
    return subject == null ? "" : subject;
  }

  private static ObjectNode entity(EventCode type, EventCode role, String subject) {
    ObjectNode entity = Json.object();
    if (!subject.isEmpty()) {
      who(entity.putObject("what"), subject);
    }
    entity.set("type", type.coding());
    entity.set("role", role.coding());
    return entity;
  }

  /** A reference to a resource, or the name of something that is none. */
  private static void who(ObjectNode reference, String subject) {
    var matcher = REFERENCE.matcher(subject);
    if (matcher.matches() && ResourceTypes.known(matcher.group(1))) {
      reference.put("reference", subject);
    } else {
      reference.putObject("identifier").put("value", subject);
    }
  }
}
