package org.chartwarden.fhir.operations.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.fhir.terminology.TerminologyService;
import org.chartwarden.fhir.terminology.maps.ConceptTranslator;
import org.chartwarden.fhir.terminology.maps.Translation;
import org.chartwarden.fhir.terminology.maps.TranslationRequest;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.hl7.fhir.r4.model.ConceptMap;

/** {@code ConceptMap/$translate}, FHIR R4 conceptmap-operation-translate.html. */
@ApplicationScoped
class TranslateOperation implements FhirOperation {

  private final TerminologyService terminology;
  private final FhirGateway gateway;

  @Inject
  TranslateOperation(TerminologyService terminology, FhirGateway gateway) {
    this.terminology = terminology;
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "ConceptMap-translate";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters parameters = call.parameters();
    TranslationRequest request =
        new TranslationRequest(
            codes(parameters),
            parameters.text("source").orElse(""),
            parameters.text("target").orElse(""),
            parameters.text("targetsystem").orElse(""),
            dependencies(parameters),
            parameters.flag("reverse"));
    ConceptTranslator translator = new ConceptTranslator(request, this::other);
    return answer(translator.translate(maps(call, translator)), request);
  }

  private Optional<ConceptMap> other(Canonical canonical) {
    return terminology.conceptMap(canonical.toString());
  }

  private static List<TranslationRequest.Code> codes(OperationParameters parameters) {
    String system = parameters.text("system").orElse("");
    List<TranslationRequest.Code> codes =
        Inputs.codes(parameters, system, "version").stream()
            .map(c -> new TranslationRequest.Code(c.system(), c.version(), c.code()))
            .toList();
    if (codes.stream().anyMatch(code -> code.system().isEmpty())) {
      throw FhirProblem.invalid(
          "missing-parameter", "a code is translated from its system: name the system");
    }
    return codes;
  }

  private static List<TranslationRequest.Dependency> dependencies(OperationParameters parameters) {
    List<TranslationRequest.Dependency> found = new ArrayList<>();
    for (OperationParameters.Parameter one : parameters.named("dependency")) {
      List<TranslationRequest.Code> values = new ArrayList<>();
      JsonNode concept = one.parts().value("concept").orElseThrow(() -> incomplete());
      for (JsonNode coding : concept.path("coding")) {
        values.add(
            new TranslationRequest.Code(
                coding.path("system").asText(""),
                coding.path("version").asText(""),
                coding.path("code").asText("")));
      }
      if (concept.has("text")) {
        values.add(new TranslationRequest.Code("", "", concept.path("text").asText()));
      }
      String element = one.parts().text("element").orElseThrow(() -> incomplete());
      found.add(new TranslationRequest.Dependency(element, values));
    }
    return found;
  }

  private static FhirProblem incomplete() {
    return FhirProblem.invalid("bad-parameter", "a dependency needs the parts element and concept");
  }

  private List<ConceptMap> maps(OperationCall call, ConceptTranslator translator) {
    if (call.key().isPresent()) {
      return List.of(gateway.read(call.who(), call.key().get()).as(ConceptMap.class));
    }
    OperationParameters parameters = call.parameters();
    Optional<ConceptMap> sent = Inputs.resource(parameters, "conceptMap", ConceptMap.class);
    if (sent.isPresent()) {
      return List.of(sent.get());
    }
    Optional<String> url = parameters.text("url");
    if (url.isPresent()) {
      String version = parameters.text("conceptMapVersion").orElse("");
      String canonical =
          version.isEmpty() ? url.get() : new Canonical(url.get(), version).toString();
      return List.of(
          terminology
              .conceptMap(canonical)
              .orElseThrow(
                  () ->
                      new FhirProblem(
                          404,
                          "not-found",
                          "unknown-concept-map",
                          "the concept map '" + canonical + "' is not known here")));
    }
    return terminology.conceptMaps().stream().filter(translator::fits).toList();
  }

  private static OperationAnswer answer(List<Translation> found, TranslationRequest request) {
    boolean matched = found.stream().anyMatch(Translation::matches);
    Answers answers = Answers.parameters().flag("result", matched);
    if (!matched) {
      answers.text(
          "message",
          "valueString",
          found.isEmpty()
              ? "no concept map here has a translation of '" + request.codes().get(0).code() + "'"
              : "the concept map says that '"
                  + request.codes().get(0).code()
                  + "' has no counterpart");
    }
    for (Translation one : found) {
      Answers match = answers.parts("match");
      match.text("equivalence", "valueCode", one.equivalence());
      if (!one.code().isEmpty()) {
        match.add(
            "concept",
            "valueCoding",
            Answers.coding(one.system(), one.version(), one.code(), one.display()));
      }
      for (Translation.Product product : one.products()) {
        Answers parts = match.parts("product");
        parts.text("element", "valueUri", product.element());
        parts.add(
            "concept",
            "valueCoding",
            Answers.coding(product.system(), "", product.code(), product.display()));
      }
      match.text("source", "valueUri", one.map());
    }
    return answers.answer();
  }
}
