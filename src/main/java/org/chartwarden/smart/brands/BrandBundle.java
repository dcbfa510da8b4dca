package org.chartwarden.smart.brands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chartwarden.platform.Json;

/** Writes the Bundle of one brand with one endpoint. Pure. */
final class BrandBundle {

  private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/";
  private static final String CODES = "http://terminology.hl7.org/CodeSystem/";

  /** System of identifiers that are addresses. */
  static final String URI_SYSTEM = "urn:ietf:rfc:3986";

  private BrandBundle() {}

  /** The identifier of a brand: its site without {@code www.} and without a slash at its end. */
  static String identifier(URI website) {
    return website.toString().replaceFirst("^(https?://)www\\.", "$1").replaceFirst("/+$", "");
  }

  /**
   * The Bundle.
   *
   * @param fhir address of the FHIR interface
   * @param changed when what it says was last changed
   */
  static ObjectNode of(String name, URI website, Optional<URI> logo, String fhir, Instant changed) {
    ObjectNode bundle =
        Json.object()
            .put("resourceType", "Bundle")
            .put("id", id("bundle", fhir))
            .put("type", "collection")
            .put("timestamp", changed.toString());
    bundle.putObject("meta").put("lastUpdated", changed.toString());
    entry(bundle, brand(name, website, logo, fhir), fhir);
    entry(bundle, endpoint(name, website, fhir), fhir);
    return bundle;
  }

  private static void entry(ObjectNode bundle, ObjectNode resource, String fhir) {
    bundle
        .withArray("entry")
        .addObject()
        .put(
            "fullUrl",
            fhir
                + "/"
                + resource.path("resourceType").asText()
                + "/"
                + resource.path("id").asText())
        .set("resource", resource);
  }

  private static ObjectNode brand(String name, URI website, Optional<URI> logo, String fhir) {
    ObjectNode brand =
        Json.object().put("resourceType", "Organization").put("id", id("brand", fhir));
    String endpoint = "Endpoint/" + id("endpoint", fhir);
    logo.ifPresent(
        address -> {
          ObjectNode extension = brand.withArray("extension").addObject();
          extension.put("url", EXTENSION + "organization-brand");
          extension
              .putArray("extension")
              .addObject()
              .put("url", "brandLogo")
              .put("valueUrl", address.toString());
        });
    ObjectNode portal = brand.withArray("extension").addObject();
    portal.put("url", EXTENSION + "organization-portal");
    portal
        .putArray("extension")
        .add(Json.object().put("url", "portalName").put("valueString", name))
        .add(Json.object().put("url", "portalUrl").put("valueUrl", website.toString()))
        .addObject()
        .put("url", "portalEndpoint")
        .putObject("valueReference")
        .put("reference", endpoint);
    brand
        .putArray("identifier")
        .addObject()
        .put("system", URI_SYSTEM)
        .put("value", identifier(website));
    brand.put("active", true).put("name", name);
    brand.putArray("telecom").addObject().put("system", "url").put("value", website.toString());
    brand.putArray("endpoint").addObject().put("reference", endpoint);
    return brand;
  }

  private static ObjectNode endpoint(String name, URI website, String fhir) {
    ObjectNode endpoint =
        Json.object().put("resourceType", "Endpoint").put("id", id("endpoint", fhir));
    endpoint
        .putArray("extension")
        .addObject()
        .put("url", EXTENSION + "endpoint-fhir-version")
        .put("valueCode", "4.0.1");
    endpoint.put("status", "active");
    endpoint
        .putObject("connectionType")
        .put("system", CODES + "endpoint-connection-type")
        .put("code", "hl7-fhir-rest");
    endpoint.put("name", name);
    endpoint.putArray("contact").addObject().put("system", "url").put("value", website.toString());
    endpoint
        .putArray("payloadType")
        .addObject()
        .putArray("coding")
        .addObject()
        .put("system", CODES + "endpoint-payload-type")
        .put("code", "none");
    endpoint.put("address", fhir);
    return endpoint;
  }

  private static String id(String what, String fhir) {
    return UUID.nameUUIDFromBytes((what + " " + fhir).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
