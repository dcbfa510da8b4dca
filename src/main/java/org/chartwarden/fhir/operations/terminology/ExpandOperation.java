package org.chartwarden.fhir.operations.terminology;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.fhir.terminology.Expansion;
import org.chartwarden.fhir.terminology.ExpansionRequest;
import org.chartwarden.fhir.terminology.TerminologyService;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.Concept;
import org.chartwarden.fhir.terminology.systems.Designation;
import org.chartwarden.fhir.terminology.valuesets.Selection;
import org.chartwarden.fhir.terminology.valuesets.VersionRules;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.hl7.fhir.r4.model.ValueSet;

/** {@code $expand}, FHIR R4 valueset-operation-expand.html. */
@ApplicationScoped
class ExpandOperation implements FhirOperation {

  private static final String BCP_47 = "urn:ietf:bcp:47";

  private final TerminologyService terminology;
  private final FhirGateway gateway;
  private final Clock clock;
  private final IdGenerator ids;

  @Inject
  ExpandOperation(
      TerminologyService terminology, FhirGateway gateway, Clock clock, IdGenerator ids) {
    this.terminology = terminology;
    this.gateway = gateway;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public String definition() {
    return "ValueSet-expand";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters parameters = call.parameters();
    ExpansionRequest request =
        new ExpansionRequest(
            parameters.text("filter").orElse(""),
            Inputs.natural(parameters, "offset").orElse(0),
            Inputs.natural(parameters, "count"),
            parameters.flag("activeOnly"),
            parameters.flag("excludeNotForUI"),
            parameters.texts("exclude-system"),
            VersionRules.of(
                parameters.texts("system-version"),
                parameters.texts("force-system-version"),
                parameters.texts("check-system-version")));
    return OperationAnswer.resource(rendered(expansion(call, request), request, parameters));
  }

  private Expansion expansion(OperationCall call, ExpansionRequest request) {
    if (call.key().isPresent()) {
      ValueSet stored = gateway.read(call.who(), call.key().get()).as(ValueSet.class);
      return terminology.expand(stored, request);
    }
    OperationParameters parameters = call.parameters();
    Optional<ValueSet> sent = Inputs.resource(parameters, "valueSet", ValueSet.class);
    if (sent.isPresent()) {
      return terminology.expand(sent.get(), request);
    }
    String url = parameters.text("url").orElseThrow(() -> Inputs.oneOf("url, valueSet"));
    String version = parameters.text("valueSetVersion").orElse("");
    return terminology.expand(
        version.isEmpty() ? url : new Canonical(url, version).toString(), request);
  }

  private ObjectNode rendered(
      Expansion expansion, ExpansionRequest request, OperationParameters parameters) {
    ValueSet head = expansion.definition().copy();
    head.setExpansion(null);
    head.setText(null);
    head.setMeta(null);
    if (!parameters.flag("includeDefinition")) {
      head.setCompose(null);
    }
    if (!head.hasStatus()) {
      head.setStatus(org.hl7.fhir.r4.model.Enumerations.PublicationStatus.UNKNOWN);
    }
    ObjectNode tree = (ObjectNode) Json.parseOwn(FhirModel.encode(head));
    ObjectNode node = tree.putObject("expansion");
    node.put("identifier", "urn:uuid:" + ids.newId());
    node.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    node.put("total", expansion.total());
    if (request.count().isPresent() || request.offset() > 0) {
      node.put("offset", request.offset());
    }
    parameters(node.putArray("parameter"), expansion, parameters);
    if (!expansion.entries().isEmpty()) {
      ArrayNode contains = node.putArray("contains");
      Names names = new Names(parameters);
      expansion.entries().forEach(entry -> contains.add(contained(entry, names)));
    }
    return tree;
  }

  /** What shaped the expansion: the parameters of the call and the definitions that were used. */
  private static void parameters(
      ArrayNode rendered, Expansion expansion, OperationParameters parameters) {
    for (String name : List.of("filter", "displayLanguage")) {
      parameters.text(name).ifPresent(value -> named(rendered, name).put("valueString", value));
    }
    for (String name :
        List.of(
            "includeDesignations",
            "includeDefinition",
            "activeOnly",
            "excludeNested",
            "excludeNotForUI",
            "excludePostCoordinated")) {
      if (parameters.has(name)) {
        named(rendered, name).put("valueBoolean", parameters.flag(name));
      }
    }
    for (String name : List.of("offset", "count")) {
      OptionalInt number = parameters.number(name);
      if (number.isPresent()) {
        named(rendered, name).put("valueInteger", number.getAsInt());
      }
    }
    for (String name :
        List.of(
            "exclude-system", "system-version", "check-system-version", "force-system-version")) {
      parameters.texts(name).forEach(value -> named(rendered, name).put("valueUri", value));
    }
    for (CodeSystemContent used : expansion.selection().usedSystems()) {
      String canonical = used.info().canonical();
      named(rendered, "used-codesystem").put("valueUri", canonical);
      if (!used.info().complete()) {
        named(rendered, "warning-" + used.info().content()).put("valueUri", canonical);
      }
    }
    expansion
        .selection()
        .usedValueSets()
        .forEach(url -> named(rendered, "used-valueset").put("valueUri", url));
  }

  private static ObjectNode named(ArrayNode parameters, String name) {
    return parameters.addObject().put("name", name);
  }

  private static ObjectNode contained(Selection.Entry entry, Names names) {
    Concept concept = entry.concept();
    ObjectNode node = Json.object();
    Answers.put(node, "system", entry.system());
    if (concept.notSelectable()) {
      node.put("abstract", true);
    }
    if (concept.inactive()) {
      node.put("inactive", true);
    }
    Answers.put(node, "version", entry.version());
    node.put("code", concept.code());
    Answers.put(node, "display", names.display(entry));
    List<Designation> wanted = names.designations(concept);
    if (!wanted.isEmpty()) {
      ArrayNode designations = node.putArray("designation");
      wanted.forEach(designation -> designations.add(rendered(designation)));
    }
    return node;
  }

  private static ObjectNode rendered(Designation designation) {
    ObjectNode node = Json.object();
    Answers.put(node, "language", designation.language());
    if (!designation.useCode().isEmpty()) {
      node.set(
          "use",
          Answers.coding(
              designation.useSystem(), "", designation.useCode(), designation.useDisplay()));
    }
    return node.put("value", designation.value());
  }

  /** Which names an expansion shows. */
  private record Names(String language, boolean all, List<Canonical> uses) {

    Names(OperationParameters parameters) {
      this(
          parameters.text("displayLanguage").orElse(""),
          parameters.flag("includeDesignations"),
          parameters.texts("designation").stream().map(Canonical::parse).toList());
    }

    String display(Selection.Entry entry) {
      return language.isEmpty()
          ? entry.display()
          : entry.concept().displayIn(language).orElse(entry.display());
    }

    List<Designation> designations(Concept concept) {
      return all || !uses.isEmpty()
          ? concept.designations().stream().filter(this::wanted).toList()
          : List.of();
    }

    private boolean wanted(Designation designation) {
      return uses.isEmpty()
          || uses.stream()
              .anyMatch(
                  token ->
                      token.url().equals(BCP_47)
                          ? designation.in(token.version())
                          : token.url().equals(designation.useSystem())
                              && token.version().equals(designation.useCode()));
    }
  }
}
