package org.chartwarden.fhir.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;

/** Interactions with one resource, FHIR R4 http.html#operations: {@code /Type/id}. */
@ApplicationScoped
class InstanceEndpoint {

  private final FhirGateway gateway;
  private final BinaryBodies bodies;

  @Inject
  InstanceEndpoint(FhirGateway gateway, BinaryBodies bodies) {
    this.gateway = gateway;
    this.bodies = bodies;
  }

  FhirAnswer read(FhirRequest request, ResourceKey key) {
    return shown(request, gateway.read(request.who(), key));
  }

  FhirAnswer readVersion(FhirRequest request, ResourceKey key, String version) {
    if (!version.matches("\\d{1,18}")) {
      throw new FhirProblem(
          404, "not-found", "version-not-found", key + " has no version '" + version + "'");
    }
    return shown(request, gateway.readVersion(request.who(), key, Long.parseLong(version)));
  }

  private static FhirAnswer shown(FhirRequest request, ResourceVersion version) {
    if (WriteAnswers.known(request).has(version)) {
      return WriteAnswers.versioned(FhirAnswer.empty(304), version);
    }
    if (BinaryBodies.wantsRaw(request, version.key().type())) {
      return WriteAnswers.versioned(BinaryBodies.raw(version), version);
    }
    ResourceVersion part = RequestedPart.of(request).map(p -> p.of(version)).orElse(version);
    return WriteAnswers.versioned(Encoder.answer(request, 200, part.content()), version);
  }

  FhirAnswer update(FhirRequest request, ResourceKey key) {
    ObjectNode resource = bodies.resource(request, key.type());
    if (BinaryBodies.isRaw(request, key.type())) {
      resource.put("id", key.id());
    }
    if (!resource.has("id")) {
      throw FhirProblem.invalid(
          "missing-id", "the body must have the id '" + key.id() + "' of the address");
    }
    return WriteAnswers.stored(
        request, gateway.update(request.who(), key, resource, WriteAnswers.options(request)));
  }

  FhirAnswer patch(FhirRequest request, ResourceKey key) {
    return WriteAnswers.stored(
        request,
        gateway.patch(
            request.who(), key, PatchReader.read(request), WriteAnswers.options(request)));
  }

  FhirAnswer delete(FhirRequest request, ResourceKey key) {
    return WriteAnswers.deleted(
        request, gateway.delete(request.who(), key, WriteAnswers.options(request)));
  }

  FhirAnswer history(FhirRequest request, ResourceKey key) {
    var page = gateway.historyInstance(request.who(), key, HistoryAnswers.query(request));
    return HistoryAnswers.answer(request, key.reference() + "/_history", page);
  }
}
