package org.chartwarden.fhir.operations.terminology;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.fhir.terminology.CodeQuestion;
import org.chartwarden.fhir.terminology.TerminologyService;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemReader;
import org.hl7.fhir.r4.model.CodeSystem;

/** {@code CodeSystem/$validate-code}, FHIR R4 codesystem-operation-validate-code.html. */
@ApplicationScoped
class CodeSystemValidateCodeOperation implements FhirOperation {

  private final TerminologyService terminology;
  private final FhirGateway gateway;

  @Inject
  CodeSystemValidateCodeOperation(TerminologyService terminology, FhirGateway gateway) {
    this.terminology = terminology;
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "CodeSystem-validate-code";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters parameters = call.parameters();
    boolean abstractAllowed = parameters.flag("abstract");
    String language = parameters.text("displayLanguage").orElse("");
    Optional<CodeSystemContent> content =
        call.key()
            .map(key -> gateway.read(call.who(), key).as(CodeSystem.class))
            .or(() -> Inputs.resource(parameters, "codeSystem", CodeSystem.class))
            .map(CodeSystemReader::read);
    String url = content.map(c -> c.info().url()).or(() -> parameters.text("url")).orElse("");
    List<CodeQuestion> codes = Inputs.codes(parameters, url, "version");
    if (codes.stream().anyMatch(code -> code.system().isEmpty())) {
      throw Inputs.oneOf("url, codeSystem, or a coding with its system");
    }
    return Answers.of(
        content
            .map(c -> terminology.validate(c, codes, abstractAllowed, language))
            .orElseGet(() -> terminology.validateInSystem(codes, url, abstractAllowed, language)));
  }
}
