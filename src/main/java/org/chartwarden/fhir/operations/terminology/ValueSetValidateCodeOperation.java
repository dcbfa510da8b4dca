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
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.hl7.fhir.r4.model.ValueSet;

/** {@code ValueSet/$validate-code}, FHIR R4 valueset-operation-validate-code.html. */
@ApplicationScoped
class ValueSetValidateCodeOperation implements FhirOperation {

  private final TerminologyService terminology;
  private final FhirGateway gateway;

  @Inject
  ValueSetValidateCodeOperation(TerminologyService terminology, FhirGateway gateway) {
    this.terminology = terminology;
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "ValueSet-validate-code";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters parameters = call.parameters();
    List<CodeQuestion> codes =
        Inputs.codes(parameters, parameters.text("system").orElse(""), "systemVersion");
    boolean abstractAllowed = parameters.flag("abstract");
    String language = parameters.text("displayLanguage").orElse("");
    Optional<ValueSet> definition =
        call.key()
            .map(key -> gateway.read(call.who(), key).as(ValueSet.class))
            .or(() -> Inputs.resource(parameters, "valueSet", ValueSet.class));
    if (definition.isPresent()) {
      return Answers.of(terminology.validate(definition.get(), codes, abstractAllowed, language));
    }
    String url = parameters.text("url").orElseThrow(() -> Inputs.oneOf("url, valueSet"));
    String version = parameters.text("valueSetVersion").orElse("");
    String canonical = version.isEmpty() ? url : new Canonical(url, version).toString();
    return Answers.of(terminology.validate(canonical, codes, abstractAllowed, language));
  }
}
