package org.chartwarden.fhir.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/**
 * Binary in its native form, FHIR R4 binary.html#rest: bytes of any content type go in and come out
 * as they are; who asks for a format of FHIR gets the resource.
 */
@ApplicationScoped
class BinaryBodies {

  private static final String TYPE = "Binary";

  /** Content of others is shown on our address, so it must not run there. */
  private static final Map<String, String> HARMLESS =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Content-Security-Policy",
          "sandbox; default-src 'none'");

  private final FhirConfig config;

  @Inject
  BinaryBodies(FhirConfig config) {
    this.config = config;
  }

  /** Whether what is at a path may be answered in a format that is none of FHIR's. */
  static boolean mayBeRaw(List<String> path) {
    return path.size() >= 2 && path.get(0).equals(TYPE) && !path.get(1).startsWith("_");
  }

  /** Whether the client of a read wants the bytes: it asks for no format of FHIR. */
  static boolean wantsRaw(FhirRequest request, String type) {
    if (!type.equals(TYPE) || request.parameter("_format").filter(f -> !f.isBlank()).isPresent()) {
      return false;
    }
    String accept = request.header().apply("Accept").orElse("");
    for (String range : accept.split(",")) {
      String name = WireFormat.bare(range);
      if (WireFormat.named(name).isPresent() && !name.contains("html")) {
        return false;
      }
    }
    return true;
  }

  static FhirAnswer raw(ResourceVersion version) {
    ObjectNode binary = version.tree();
    String type = binary.path("contentType").asText("application/octet-stream");
    byte[] data = Base64.getMimeDecoder().decode(binary.path("data").asText());
    FhirAnswer answer = new FhirAnswer(200, headerSafe(type), data, HARMLESS);
    String context = binary.path("securityContext").path("reference").asText();
    return context.isEmpty() ? answer : answer.with("X-Security-Context", headerSafe(context));
  }

  private static String headerSafe(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  /** Whether a body is the bytes of a Binary and no resource. */
  static boolean isRaw(FhirRequest request, String type) {
    String contentType = contentType(request);
    return type.equals(TYPE)
        && !contentType.isEmpty()
        && (WireFormat.named(contentType).isEmpty() || contentType.contains("html"));
  }

  private static String contentType(FhirRequest request) {
    return request.header().apply("Content-Type").map(WireFormat::bare).orElse("");
  }

  /** The resource in a body; bytes that are meant for a Binary become one. */
  ObjectNode resource(FhirRequest request, String type) {
    if (!isRaw(request, type)) {
      return ResourceReader.read(request);
    }
    byte[] body = request.body().get();
    long limit = config.maxBinarySize().asLongValue();
    if (body.length > limit) {
      throw new FhirProblem(
          413,
          "too-long",
          "body-too-large",
          "a Binary can have at most " + limit + " bytes on this server, not " + body.length);
    }
    ObjectNode binary =
        Json.object()
            .put("resourceType", TYPE)
            .put("contentType", request.header().apply("Content-Type").orElseThrow().strip());
    Optional<String> context = request.header().apply("X-Security-Context");
    context.ifPresent(
        reference -> binary.putObject("securityContext").put("reference", reference.strip()));
    if (body.length > 0) {
      binary.put("data", Base64.getEncoder().encodeToString(body));
    }
    return binary;
  }
}
