package org.chartwarden.fhir.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.SearchCapability;
import org.chartwarden.fhir.gateway.StoredConformance;
import org.chartwarden.fhir.gateway.trail.AuditEvents;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.operations.OperationCatalog;
import org.chartwarden.fhir.operations.OperationSpec;
import org.chartwarden.fhir.subscriptions.SubscriptionCapabilities;
import org.chartwarden.platform.Json;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The CapabilityStatement, derived from the types and the search parameters that are really served.
 * It is the same for every request until search parameters or other conformance resources change,
 * so its bytes are kept.
 */
@ApplicationScoped
class CapabilityStatementWriter {

  private static final long RECHECK_NANOS = 1_000_000_000L;

  private static final List<String> TYPE_INTERACTIONS =
      List.of(
          "read",
          "vread",
          "update",
          "patch",
          "delete",
          "history-instance",
          "history-type",
          "create",
          "search-type");

  /** What a server of the Bulk Data Access IG 2.0 declares. */
  private static final String BULK_DATA =
      "http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data";

  private static final List<String> SYSTEM_INTERACTIONS =
      List.of("transaction", "batch", "history-system", "search-system");

  /**
   * A statement, with the number of changes of the search parameters and the state of the
   * conformance resources that it was made of, and the nanosecond when that was last looked at.
   */
  private record Made(int changes, long stamp, long checked, String text) {}

  /** Stands for the base address of the server, which differs from request to request. */
  private static final String BASE = "urn:base";

  private static final String NO_SIGN_IN =
      "This server has no sign-in of its own: whoever reaches it may use it.";

  private static final String WEBSOCKET =
      "http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket";

  /** Its parameters with an underscore are those of every type. */
  private static final String ANY_TYPE = "Basic";

  private static final String COMPARTMENT = "http://hl7.org/fhir/CompartmentDefinition/";
  private static final List<String> RESULT_PARAMETERS =
      List.of("_filter", "_has", "_list", "_type");

  private final FhirGateway gateway;
  private final OperationCatalog operations;
  private final StoredConformance conformance;
  private final Clock clock;
  private final boolean cors;
  private final KeptAnswers rendered = new KeptAnswers();
  private volatile Made made;

  @Inject
  CapabilityStatementWriter(
      FhirGateway gateway,
      OperationCatalog operations,
      StoredConformance conformance,
      Clock clock,
      @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors) {
    this.gateway = gateway;
    this.operations = operations;
    this.conformance = conformance;
    this.clock = clock;
    this.cors = cors;
  }

  /**
   * The statement, encoded.
   *
   * @param base base address of the server without trailing slash
   */
  KeptAnswer answer(String base) {
    String text = current().text();
    return rendered.of(
        text,
        base,
        () ->
            text.replace(BASE + SubscriptionCapabilities.WEBSOCKET, socket(base))
                .replace(BASE, base));
  }

  private static String socket(String base) {
    return base.replaceFirst("^http", "ws") + SubscriptionCapabilities.WEBSOCKET;
  }

  /**
   * Stored conformance resources change what is announced; whether any did is looked up at times.
   */
  private Made current() {
    Made kept = made;
    long now = System.nanoTime();
    int changes = gateway.searchParameterChanges();
    if (kept != null && kept.changes() == changes && now - kept.checked() < RECHECK_NANOS) {
      return kept;
    }
    long stamp = conformance.stamp();
    boolean same = kept != null && kept.changes() == changes && kept.stamp() == stamp;
    Made fresh = new Made(changes, stamp, now, same ? kept.text() : Json.write(statement()));
    made = fresh;
    return fresh;
  }

  private ObjectNode statement() {
    ObjectNode statement =
        Json.object()
            .put("resourceType", "CapabilityStatement")
            .put("name", "Chartwarden")
            .put("title", "Chartwarden FHIR R4 server")
            .put("status", "active")
            .put("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("publisher", "Chartwarden")
            .put("kind", "instance");
    ArrayNode instantiates = statement.putArray("instantiates").add(BULK_DATA);
    ObjectNode software = statement.putObject("software").put("name", "Chartwarden");
    String version = CapabilityStatementWriter.class.getPackage().getImplementationVersion();
    if (version != null) {
      software.put("version", version);
    }
    statement
        .putObject("implementation")
        .put("description", "Chartwarden FHIR R4 server")
        .put("url", BASE);
    statement.put("fhirVersion", "4.0.1");
    statement.putArray("format").add("application/fhir+json").add("application/fhir+xml");
    statement
        .putArray("patchFormat")
        .add("application/json-patch+json")
        .add("application/xml-patch+xml")
        .add("application/fhir+json")
        .add("application/fhir+xml");
    List<String> guides = conformance.guides();
    if (!guides.isEmpty()) {
      ArrayNode named = statement.putArray("implementationGuide");
      guides.forEach(named::add);
    }
    Map<String, List<String>> profiles = profiles();
    ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
    rest.putArray("extension")
        .addObject()
        .put("url", WEBSOCKET)
        .put("valueUri", BASE + SubscriptionCapabilities.WEBSOCKET);
    rest.putObject("security").put("cors", cors).put("description", NO_SIGN_IN);
    ArrayNode types = rest.putArray("resource");
    Map<String, List<String>> pointing = pointing();
    ResourceTypes.names().forEach(type -> types.add(type(type, profiles, pointing)));
    interactions(rest, SYSTEM_INTERACTIONS);
    ArrayNode common = rest.putArray("searchParam");
    gateway.searchParameters(ANY_TYPE).stream()
        .filter(parameter -> parameter.name().startsWith("_"))
        .forEach(parameter -> parameter(common, parameter));
    RESULT_PARAMETERS.forEach(name -> common.addObject().put("name", name).put("type", "special"));
    ArrayNode compartments = rest.putArray("compartment");
    gateway.compartments().stream()
        .map(owner -> COMPARTMENT + owner.toLowerCase(Locale.ROOT))
        .sorted()
        .forEach(compartments::add);
    operations(rest, OperationSpec::system);
    Requirements.met(conformance, statement).forEach(instantiates::add);
    return statement;
  }

  private Map<String, List<String>> profiles() {
    Map<String, List<String>> profiles = new HashMap<>();
    conformance
        .profiles()
        .forEach(p -> profiles.computeIfAbsent(p.type(), t -> new ArrayList<>()).add(p.url()));
    return profiles;
  }

  /** By type, what {@code _revinclude} takes: the parameters whose references may lead there. */
  private Map<String, List<String>> pointing() {
    Map<String, List<String>> pointing = new HashMap<>();
    for (String type : ResourceTypes.names()) {
      for (SearchCapability parameter : gateway.searchParameters(type)) {
        for (String target : parameter.targets()) {
          pointing
              .computeIfAbsent(target, t -> new ArrayList<>())
              .add(type + ":" + parameter.name());
        }
      }
    }
    return pointing;
  }

  private ObjectNode type(
      String type, Map<String, List<String>> profiles, Map<String, List<String>> pointing) {
    ObjectNode node =
        Json.object()
            .put("type", type)
            .put("profile", "http://hl7.org/fhir/StructureDefinition/" + type);
    if (profiles.containsKey(type)) {
      ArrayNode supported = node.putArray("supportedProfile");
      profiles.get(type).forEach(supported::add);
    }
    if (type.equals("Subscription")) {
      topics(node);
    }
    if (type.equals(AuditEvents.TYPE)) {
      return trail(node);
    }
    interactions(node, TYPE_INTERACTIONS);
    node.put("versioning", "versioned-update")
        .put("readHistory", true)
        .put("updateCreate", true)
        .put("conditionalCreate", true)
        .put("conditionalRead", "full-support")
        .put("conditionalUpdate", true)
        .put("conditionalDelete", "multiple");
    node.putArray("referencePolicy").add("literal").add("logical").add("local");
    List<SearchCapability> served = gateway.searchParameters(type);
    includes(node, type, served);
    if (pointing.containsKey(type)) {
      ArrayNode backward = node.putArray("searchRevInclude");
      pointing.get(type).forEach(backward::add);
    }
    ArrayNode parameters = node.putArray("searchParam");
    served.forEach(parameter -> parameter(parameters, parameter));
    operations(node, spec -> (spec.onType() || spec.instance()) && spec.serves(type));
    return node;
  }

  /** Events are made by this server and written by nobody. */
  private ObjectNode trail(ObjectNode node) {
    AuditEvents.PROFILES.forEach(node.withArray("supportedProfile")::add);
    interactions(node, List.of("read", "vread", "history-instance", "search-type"));
    node.put("versioning", "versioned").put("readHistory", true);
    ArrayNode parameters = node.putArray("searchParam");
    gateway.searchParameters(AuditEvents.TYPE).forEach(found -> parameter(parameters, found));
    return node;
  }

  private static void topics(ObjectNode subscription) {
    ArrayNode extensions = subscription.putArray("extension");
    SubscriptionCapabilities.topics()
        .forEach(
            topic ->
                extensions
                    .addObject()
                    .put("url", SubscriptionCapabilities.TOPIC_EXTENSION)
                    .put("valueCanonical", topic));
  }

  private static void parameter(ArrayNode parameters, SearchCapability parameter) {
    ObjectNode rendered = parameters.addObject().put("name", parameter.name());
    if (!parameter.definition().isEmpty()) {
      rendered.put("definition", parameter.definition());
    }
    rendered.put("type", parameter.kind());
  }

  private static void includes(ObjectNode node, String type, List<SearchCapability> served) {
    List<String> references =
        served.stream()
            .filter(parameter -> parameter.kind().equals("reference"))
            .map(parameter -> type + ":" + parameter.name())
            .toList();
    if (!references.isEmpty()) {
      ArrayNode includes = node.putArray("searchInclude");
      references.forEach(includes::add);
    }
  }

  private void operations(ObjectNode node, Predicate<OperationSpec> which) {
    List<OperationSpec> specs =
        operations.all().stream().map(OperationCatalog.Served::spec).filter(which).toList();
    if (!specs.isEmpty()) {
      ArrayNode rendered = node.putArray("operation");
      specs.forEach(
          spec -> rendered.addObject().put("name", spec.code()).put("definition", spec.url()));
    }
  }

  private static void interactions(ObjectNode node, List<String> codes) {
    ArrayNode interactions = node.putArray("interaction");
    codes.forEach(code -> interactions.addObject().put("code", code));
  }
}
