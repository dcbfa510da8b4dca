package org.chartwarden.fhir.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * {@code Observation/$lastn}, FHIR R4 observation-operation-lastn.html: the newest observations of
 * each code. Every search parameter of Observation narrows it; a patient or subject is required.
 */
@ApplicationScoped
class LastnOperation implements FhirOperation {

  private static final List<String> WHOSE = List.of("patient", "subject");

  private final FhirGateway gateway;

  @Inject
  LastnOperation(FhirGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "Observation-lastn";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters given = call.parameters();
    if (given.all().stream().noneMatch(p -> WHOSE.contains(p.name().split("[:.]")[0]))) {
      throw new FhirProblem(
          400,
          "required",
          "missing-parameter",
          "$lastn needs the parameter 'patient' or 'subject'");
    }
    String query =
        given.all().stream()
            .filter(p -> !p.name().equals("max"))
            .map(p -> encoded(p.name()) + "=" + encoded(p.value().asText()))
            .collect(Collectors.joining("&"));
    List<ResourceVersion> newest =
        gateway.newestPerCode(call.who(), query, given.number("max").orElse(1));
    return OperationAnswer.streamedResource(
        out -> {
          RecordBundle bundle = new RecordBundle(out, call.base());
          bundle.start(OptionalLong.of(newest.size()), call.self(), Optional.empty());
          newest.forEach(bundle::add);
          bundle.end();
        });
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
