package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;

/** Finds the operation of a request, reads its parameters and carries it out. */
@ApplicationScoped
public class OperationRunner {

  private final OperationCatalog catalog;

  @Inject
  OperationRunner(OperationCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * A request for an operation.
   *
   * @param code name without the dollar sign
   * @param type type of the address; empty on the system
   * @param key resource of the address; empty on a type or the system
   * @param query decoded parameters of the address, and of a form
   * @param mediaType media type of the body in lower case; empty without a body
   * @param resource reads the body as a resource
   * @param lenient ignore unknown parameters
   * @param call the call without its parameters
   */
  public record Request(
      String code,
      Optional<String> type,
      Optional<ResourceKey> key,
      List<Map.Entry<String, String>> query,
      Optional<String> mediaType,
      Supplier<ObjectNode> resource,
      boolean lenient,
      OperationCall call) {}

  /** Whether the operation of a code at a level chooses the format of its answer itself. */
  public boolean choosesFormat(String code, Optional<String> type, Optional<ResourceKey> key) {
    return catalog.require(code, type, key).operation().choosesFormat();
  }

  /** Whether the operation reads a body of a media type piece by piece. */
  public boolean streamsBody(
      String code, Optional<String> type, Optional<ResourceKey> key, String mediaType) {
    return catalog.require(code, type, key).operation().streamsBodyOf(mediaType);
  }

  public OperationAnswer run(Request request) {
    OperationCatalog.Served served = catalog.require(request.code(), request.type(), request.key());
    OperationSpec spec = served.spec();
    requireMethod(spec, request.call().method());
    OperationParameters given =
        new OperationParameters(
                request.query().stream()
                    .map(p -> OperationParameters.text(p.getKey(), p.getValue()))
                    .toList())
            .and(ofBody(served, request));
    OperationParameters checked = ParameterCheck.checked(spec, given, request.lenient());
    OperationCall call = request.call();
    return served
        .operation()
        .run(
            new OperationCall(
                call.who(),
                call.method(),
                call.base(),
                call.self(),
                request.type(),
                request.key(),
                checked,
                call.header(),
                call.body()));
  }

  private static void requireMethod(OperationSpec spec, String method) {
    boolean post = method.equals("POST");
    boolean get = method.equals("GET") || method.equals("HEAD");
    if (!post && (!get || spec.affectsState())) {
      throw new FhirProblem(
          405,
          "not-supported",
          "method-not-allowed",
          "$"
              + spec.code()
              + " is not called by "
              + method
              + "; allowed are "
              + (spec.affectsState() ? "POST" : "GET, POST"));
    }
  }

  private static OperationParameters ofBody(OperationCatalog.Served served, Request request) {
    if (request.mediaType().isEmpty()
        || served.operation().readsBodyOf(request.mediaType().get())) {
      return OperationParameters.none();
    }
    ObjectNode resource = request.resource().get();
    if (resource.path("resourceType").asText().equals("Parameters")) {
      return OperationParameters.of(resource.path("parameter"), "Parameters.parameter");
    }
    OperationSpec spec = served.spec();
    OperationSpec.Input whole =
        spec.bodyInput()
            .orElseThrow(
                () ->
                    FhirProblem.invalid(
                        "bad-parameters",
                        "the body of $"
                            + spec.code()
                            + " must be a Parameters resource, not "
                            + resource.path("resourceType").asText("something else")));
    return new OperationParameters(List.of(OperationParameters.resource(whole.name(), resource)));
  }
}
