package org.chartwarden.fhir.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chartwarden.fhir.operations.OperationCatalog;
import org.chartwarden.fhir.operations.OperationSpec;
import org.chartwarden.fhir.terminology.ServedSystem;
import org.chartwarden.fhir.terminology.ServedSystems;
import org.chartwarden.platform.Json;

/**
 * The TerminologyCapabilities (FHIR R4 terminologycapabilities.html), derived from the code systems
 * that are really there and the operations that are served.
 */
@ApplicationScoped
class TerminologyCapabilitiesWriter {

  private static final String BASE = "urn:base";

  private final ServedSystems systems;
  private final OperationCatalog operations;
  private final Instant since;
  private final KeptAnswers rendered = new KeptAnswers();
  private volatile Made made;

  private record Made(List<ServedSystem> of, String text) {}

  @Inject
  TerminologyCapabilitiesWriter(ServedSystems systems, OperationCatalog operations, Clock clock) {
    this.systems = systems;
    this.operations = operations;
    this.since = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The capabilities, encoded.
   *
   * @param base base address of the server without trailing slash
   */
  KeptAnswer answer(String base) {
    List<ServedSystem> now = systems.all();
    Made kept = made;
    if (kept == null || kept.of() != now) {
      kept = new Made(now, Json.write(capabilities(now)));
      made = kept;
    }
    String text = kept.text();
    return rendered.of(text, base, () -> text.replace(BASE, base));
  }

  private ObjectNode capabilities(List<ServedSystem> served) {
    ObjectNode node =
        Json.object()
            .put("resourceType", "TerminologyCapabilities")
            .put("name", "ChartwardenTerminology")
            .put("title", "Chartwarden terminology server")
            .put("status", "active")
            .put("date", since.toString())
            .put("publisher", "Chartwarden")
            .put("kind", "instance");
    node.putObject("software").put("name", "Chartwarden");
    node.putObject("implementation")
        .put("description", "Chartwarden FHIR R4 server")
        .put("url", BASE);
    node.put("lockedDate", false);
    ArrayNode codeSystems = node.putArray("codeSystem");
    served.forEach(system -> codeSystem(codeSystems.addObject(), system));
    ObjectNode expansion =
        node.putObject("expansion")
            .put("hierarchical", false)
            .put("paging", true)
            .put("incomplete", false);
    ArrayNode parameters = expansion.putArray("parameter");
    inputs("expand").forEach(input -> parameters.addObject().put("name", input.name()));
    expansion.put("textFilter", "Each word of the filter must begin a word of a name of the code.");
    node.put("codeSearch", "all");
    boolean languages =
        inputs("validate-code").stream().anyMatch(input -> input.name().equals("displayLanguage"));
    node.putObject("validateCode").put("translations", languages);
    node.putObject("translation").put("needsMap", false);
    return node;
  }

  private List<OperationSpec.Input> inputs(String code) {
    return operations.all().stream()
        .map(OperationCatalog.Served::spec)
        .filter(spec -> spec.code().equals(code) && spec.resources().contains("ValueSet"))
        .flatMap(spec -> spec.inputs().stream())
        .toList();
  }

  private static void codeSystem(ObjectNode node, ServedSystem system) {
    node.put("uri", system.url());
    ArrayNode versions = node.putArray("version");
    for (ServedSystem.Version version : system.versions()) {
      ObjectNode told = versions.addObject();
      if (!version.code().isEmpty()) {
        told.put("code", version.code());
      }
      told.put("isDefault", version.standard()).put("compositional", false);
      if (!version.language().isEmpty()) {
        told.putArray("language").add(version.language());
      }
      if (!version.properties().isEmpty()) {
        ArrayNode properties = told.putArray("property");
        version.properties().forEach(properties::add);
      }
    }
    node.put("subsumption", system.hierarchical());
  }
}
