package org.chartwarden.fhir.operations.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.fhir.terminology.TerminologyService;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemReader;
import org.hl7.fhir.r4.model.CodeSystem;

/** {@code CodeSystem/$subsumes}, FHIR R4 codesystem-operation-subsumes.html. */
@ApplicationScoped
class SubsumesOperation implements FhirOperation {

  private final TerminologyService terminology;
  private final FhirGateway gateway;

  @Inject
  SubsumesOperation(TerminologyService terminology, FhirGateway gateway) {
    this.terminology = terminology;
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "CodeSystem-subsumes";
  }

  /** A code and the system that came with it, or an empty one. */
  private record Given(String system, String version, String code) {}

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters parameters = call.parameters();
    Given a = given(parameters, "A");
    Given b = given(parameters, "B");
    CodeSystemContent content = content(call, a, b);
    String outcome = outcome(content, place(content, a.code()), place(content, b.code()));
    return Answers.parameters().text("outcome", "valueCode", outcome).answer();
  }

  private static Given given(OperationParameters parameters, String letter) {
    Optional<JsonNode> coding = parameters.value("coding" + letter);
    Optional<String> code = parameters.text("code" + letter);
    if (coding.isPresent() == code.isPresent()) {
      throw FhirProblem.invalid(
          "missing-parameter", "either code" + letter + " or coding" + letter + " is needed");
    }
    if (code.isPresent()) {
      return new Given("", "", code.get());
    }
    JsonNode sent = coding.get();
    return new Given(
        sent.path("system").asText(""),
        sent.path("version").asText(""),
        sent.path("code").asText(""));
  }

  private CodeSystemContent content(OperationCall call, Given a, Given b) {
    if (call.key().isPresent()) {
      CodeSystemContent content =
          CodeSystemReader.read(gateway.read(call.who(), call.key().get()).as(CodeSystem.class));
      requireSame(content.info().url(), a.system(), b.system());
      return content;
    }
    String system =
        call.parameters().text("system").orElse(a.system().isEmpty() ? b.system() : a.system());
    if (system.isEmpty()) {
      throw Inputs.oneOf("system, or codings with their system");
    }
    requireSame(Canonical.parse(system).url(), a.system(), b.system());
    String version =
        call.parameters().text("version").orElse(a.version().isEmpty() ? b.version() : a.version());
    return terminology.requireContent(
        version.isEmpty() ? system : new Canonical(system, version).toString());
  }

  private static void requireSame(String system, String... others) {
    for (String other : others) {
      if (!other.isEmpty() && !other.equals(system)) {
        throw FhirProblem.invalid(
            "different-systems",
            "codes of one system are compared, not of '" + system + "' and '" + other + "'");
      }
    }
  }

  private static int place(CodeSystemContent content, String code) {
    return content
        .place(code)
        .orElseThrow(
            () ->
                new FhirProblem(
                    404,
                    "not-found",
                    "unknown-code",
                    "the code '"
                        + code
                        + "' is not known in '"
                        + content.info().canonical()
                        + "'"));
  }

  private static String outcome(CodeSystemContent content, int a, int b) {
    if (a == b) {
      return "equivalent";
    }
    if (content.ancestors(b).get(a)) {
      return "subsumes";
    }
    return content.ancestors(a).get(b) ? "subsumed-by" : "not-subsumed";
  }
}
