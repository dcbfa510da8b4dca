package org.chartwarden.fhir.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.SearchPage;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;

/**
 * {@code Patient/[id]/$summary} and {@code Patient/$summary?identifier=…}: an International Patient
 * Summary (IPS 1.1, OperationDefinition-summary) as a document Bundle. Every line stands on a
 * resource of the record that the document carries; what was entered in error is left out.
 */
@ApplicationScoped
class SummaryOperation implements FhirOperation {

  private static final String LOINC = "http://loinc.org";
  private static final String PROFILE = "http://hl7.org/fhir/uv/ips/StructureDefinition/";

  private static final String BUNDLE = "Bundle-uv-ips";

  /** Statuses of entries that do not hold. */
  private static final Set<String> WRONG = Set.of("entered-in-error", "refuted");

  private static final int MOST_PER_QUERY = 1000;

  private final FhirGateway gateway;
  private final IdGenerator ids;
  private final Clock clock;

  @Inject
  SummaryOperation(FhirGateway gateway, IdGenerator ids, Clock clock) {
    this.gateway = gateway;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String definition() {
    return "Patient-summary";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    requireProfile(call);
    ResourceVersion patient = patient(call);
    Map<String, ObjectNode> resources = new LinkedHashMap<>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ObjectNode composition = composition(patient, now);
    resources.put(reference(composition), composition);
    ObjectNode who = patient.tree();
    resources.put(reference(who), who);
    Map<SummarySection, List<ObjectNode>> chosen = new LinkedHashMap<>();
    for (SummarySection section : SummarySection.ALL) {
      List<ObjectNode> entries = entries(call, patient.key(), section);
      if (section.required() || !entries.isEmpty()) {
        chosen.put(section, entries);
      }
      entries.forEach(entry -> resources.put(reference(entry), entry));
    }
    new SupportingResources(gateway, call).addTo(resources);
    ArrayNode sections = composition.putArray("section");
    chosen.forEach((section, entries) -> sections.add(section(section, entries, resources)));
    composition.set("author", author(call, resources));
    ObjectNode document = DocumentBundle.of(call.base(), ids.newId(), now, resources.values());
    document.putObject("meta").putArray("profile").add(PROFILE + BUNDLE);
    return OperationAnswer.resource(document);
  }

  private static void requireProfile(OperationCall call) {
    Optional<String> wanted = call.parameters().text("profile");
    boolean other = wanted.filter(p -> !p.split("\\|", 2)[0].equals(PROFILE + BUNDLE)).isPresent();
    if (other) {
      throw FhirProblem.notSupported(
          "unsupported-profile",
          "a summary is written by the profile "
              + PROFILE
              + BUNDLE
              + ", not by '"
              + wanted.get()
              + "'");
    }
  }

  private ResourceVersion patient(OperationCall call) {
    if (call.key().isPresent()) {
      return gateway.read(call.who(), call.key().get());
    }
    String identifier =
        call.parameters()
            .text("identifier")
            .orElseThrow(
                () ->
                    new FhirProblem(
                        400,
                        "required",
                        "missing-parameter",
                        "Patient/$summary needs the parameter 'identifier'"));
    List<ResourceVersion> found =
        gateway
            .search(
                call.who(),
                "Patient",
                "identifier=" + URLEncoder.encode(identifier, StandardCharsets.UTF_8) + "&_count=2",
                false)
            .matches();
    if (found.size() != 1) {
      throw new FhirProblem(
          found.isEmpty() ? 404 : 412,
          found.isEmpty() ? "not-found" : "multiple-matches",
          found.isEmpty() ? "patient-not-found" : "several-patients",
          (found.isEmpty() ? "no patient has" : "several patients have")
              + " the identifier '"
              + identifier
              + "'");
    }
    return found.get(0);
  }

  private List<ObjectNode> entries(
      OperationCall call, ResourceKey patient, SummarySection section) {
    Map<String, ObjectNode> entries = new LinkedHashMap<>();
    for (String wanted : section.queries()) {
      String type = wanted.substring(0, wanted.indexOf('?'));
      String query =
          "patient=" + patient.reference() + "&" + wanted.substring(wanted.indexOf('?') + 1);
      List<ResourceVersion> found =
          section.newestPerCode()
              ? gateway.newestPerCode(call.who(), query, 1)
              : all(call, type, query);
      for (ResourceVersion version : found) {
        ObjectNode entry = version.tree();
        String verification =
            entry.path("verificationStatus").path("coding").path(0).path("code").asText("");
        if (!WRONG.contains(verification) && !WRONG.contains(entry.path("status").asText(""))) {
          entries.put(reference(entry), entry);
        }
      }
    }
    return new ArrayList<>(entries.values());
  }

  private List<ResourceVersion> all(OperationCall call, String type, String query) {
    List<ResourceVersion> found = new ArrayList<>();
    SearchPage page = gateway.search(call.who(), type, query + "&_count=" + MOST_PER_QUERY, false);
    found.addAll(page.matches());
    while (page.next().isPresent()) {
      page = gateway.page(call.who(), page.next().get());
      found.addAll(page.matches());
    }
    return found;
  }

  private ObjectNode composition(ResourceVersion patient, Instant now) {
    ObjectNode composition =
        Json.object().put("resourceType", "Composition").put("id", ids.newId());
    composition.putObject("meta").putArray("profile").add(PROFILE + "Composition-uv-ips");
    composition.put("status", "final");
    coding(composition.putObject("type"), "60591-5").put("display", "Patient summary Document");
    composition.putObject("subject").put("reference", patient.key().reference());
    composition.put("date", now.toString());
    composition.put("title", "Patient Summary as of " + now);
    return composition;
  }

  private static ObjectNode section(
      SummarySection section, List<ObjectNode> entries, Map<String, ObjectNode> resources) {
    ObjectNode rendered = Json.object().put("title", section.title());
    coding(rendered.putObject("code"), section.code());
    rendered.set(
        "text",
        new Narrative(resources)
            .of(section.title(), entries, "The record has no entries of this kind."));
    if (entries.isEmpty()) {
      rendered
          .putObject("emptyReason")
          .putArray("coding")
          .addObject()
          .put("system", "http://terminology.hl7.org/CodeSystem/list-empty-reason")
          .put("code", "unavailable")
          .put("display", "Unavailable");
    } else {
      ArrayNode references = rendered.putArray("entry");
      entries.forEach(entry -> references.addObject().put("reference", reference(entry)));
    }
    return rendered;
  }

  /** Displays are left out where LOINC has changed them from release to release. */
  private static ObjectNode coding(ObjectNode concept, String code) {
    return concept.putArray("coding").addObject().put("system", LOINC).put("code", code);
  }

  /** The server itself, as a Device of this document. */
  private ArrayNode author(OperationCall call, Map<String, ObjectNode> resources) {
    ObjectNode device = Json.object().put("resourceType", "Device").put("id", ids.newId());
    device.putArray("deviceName").addObject().put("name", "Chartwarden").put("type", "model-name");
    device.putObject("owner").put("display", call.base());
    resources.put(reference(device), device);
    ArrayNode authors = Json.array();
    authors.addObject().put("reference", reference(device));
    return authors;
  }

  private static String reference(ObjectNode resource) {
    return resource.path("resourceType").asText() + "/" + resource.path("id").asText();
  }
}
