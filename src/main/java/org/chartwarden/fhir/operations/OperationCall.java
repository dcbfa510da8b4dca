package org.chartwarden.fhir.operations;

import java.util.Optional;
import java.util.function.Function;
import org.chartwarden.fhir.model.BodySource;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;

/**
 * One call of an operation.
 *
 * @param who who asks
 * @param method HTTP method, {@code GET} or {@code POST}
 * @param base address of the FHIR interface without trailing slash
 * @param self address of the call as it was made, with its query
 * @param type type it was called on; empty on the system
 * @param key resource it was called on; empty on a type or the system
 * @param parameters checked parameters
 * @param header looks up a header of the request
 * @param body the body as it was sent, for an operation that reads other media types
 */
public record OperationCall(
    AccessContext who,
    String method,
    String base,
    String self,
    Optional<String> type,
    Optional<ResourceKey> key,
    OperationParameters parameters,
    Function<String, Optional<String>> header,
    BodySource body) {

  /** The resource it was called on; 400 where the definition allows other levels too. */
  public ResourceKey requireKey() {
    return key.orElseThrow(
        () ->
            FhirProblem.invalid("missing-id", "this operation works on one resource: add its id"));
  }
}
