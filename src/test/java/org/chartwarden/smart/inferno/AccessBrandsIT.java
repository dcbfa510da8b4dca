package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Wire;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Suite {@code smart_access_brands}. What the profiles of the guide ask beyond FHIR (SMART App
 * Launch 2.2, User-Access Brands and Endpoints) is asked here element by element.
 */
class AccessBrandsIT {

  private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/";

  private static PackagedServer server;
  private static Wire.Reply configuration;
  private static Wire.Reply answer;
  private static Bundle bundle;

  @BeforeAll
  static void retrieve() {
    server = PackagedServer.get();
    configuration = Wire.get(server.fhir() + "/.well-known/smart-configuration");
    answer =
        Wire.get(
            configuration.text("user_access_brand_bundle"), "Origin", "https://finder.example");
    bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
  }

  private static <T extends Resource> List<T> resources(Class<T> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static void requireValid(String type, String resource) {
    Wire.Reply outcome =
        Wire.send(
            "POST",
            server.fhir() + "/" + type + "/$validate",
            "application/fhir+json",
            resource,
            "Authorization",
            "Bearer " + server.token("system/*.cruds"));
    assertThat(outcome.status()).as(outcome.body()).isEqualTo(200);
    assertThat(outcome.json().findValuesAsText("severity")).doesNotContain("error", "fatal");
  }

  private static void requireValid(Resource resource) {
    requireValid(
        resource.fhirType(),
        FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource));
  }

  @Test
  @DisplayName("smart_access_brands-smart_access_brands_retrieve_bundle")
  void retrieveBundle() {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/fhir+json");
    assertThat(answer.header("Access-Control-Allow-Origin").orElse("")).isEqualTo("*");
    assertThat(answer.header("ETag").orElse("")).startsWith("W/");
  }

  @Test
  @DisplayName("smart_access_brands-smart_access_brands_valid_bundle")
  void validBundle() {
    requireValid("Bundle", answer.body());
    assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
    assertThat(bundle.getTimestamp()).isNotNull();
    assertThat(bundle.getEntry()).isNotEmpty();
    assertThat(resources(Organization.class)).isNotEmpty();
    assertThat(resources(Endpoint.class)).isNotEmpty();
  }

  @Test
  @DisplayName("smart_access_brands-smart_access_brands_valid_endpoints")
  void validEndpoints() {
    List<String> named =
        resources(Organization.class).stream()
            .flatMap(brand -> brand.getEndpoint().stream())
            .map(Reference::getReference)
            .toList();
    for (Endpoint endpoint : resources(Endpoint.class)) {
      requireValid(endpoint);
      assertThat(named).contains("Endpoint/" + endpoint.getIdElement().getIdPart());
      assertThat(endpoint.getExtensionByUrl(EXTENSION + "endpoint-fhir-version").getValue())
          .hasToString("4.0.1");
      assertThat(endpoint.getStatus()).isEqualTo(Endpoint.EndpointStatus.ACTIVE);
      assertThat(endpoint.getConnectionType().getCode()).isEqualTo("hl7-fhir-rest");
      assertThat(endpoint.getName()).isNotBlank();
      assertThat(endpoint.getContactFirstRep().getValue()).startsWith("https://");
      assertThat(endpoint.getPayloadTypeFirstRep().getCodingFirstRep().getCode()).isEqualTo("none");
    }
  }

  @Test
  @DisplayName("smart_access_brands-smart_access_brands_valid_endpoint_urls")
  void validEndpointUrls() {
    for (Endpoint endpoint : resources(Endpoint.class)) {
      assertThat(URI.create(endpoint.getAddress()).getScheme()).isIn("http", "https");
      Wire.Reply told =
          Wire.get(endpoint.getAddress() + "/metadata", "Accept", "application/fhir+json");
      assertThat(told.status()).isEqualTo(200);
      assertThat(told.text("resourceType")).isEqualTo("CapabilityStatement");
    }
  }

  @Test
  @DisplayName("smart_access_brands-smart_access_brands_valid_brands")
  void validBrands() {
    List<String> endpoints =
        resources(Endpoint.class).stream()
            .map(endpoint -> "Endpoint/" + endpoint.getIdElement().getIdPart())
            .toList();
    for (Organization brand : resources(Organization.class)) {
      requireValid(brand);
      assertThat(brand.getName()).isNotBlank();
      assertThat(brand.getTelecomFirstRep().getValue()).startsWith("https://");
      List<String> own = brand.getEndpoint().stream().map(Reference::getReference).toList();
      assertThat(own).isNotEmpty();
      assertThat(endpoints).containsAll(own);
      assertThat(own).containsAll(portalEndpoints(brand));
    }
  }

  private static List<String> portalEndpoints(Organization brand) {
    return Stream.ofNullable(brand.getExtensionByUrl(EXTENSION + "organization-portal"))
        .flatMap(portal -> portal.getExtensionsByUrl("portalEndpoint").stream())
        .map(Extension::getValue)
        .map(value -> ((Reference) value).getReference())
        .toList();
  }

  /** Discovery names the primary brand by an identifier that exactly one of the brands has. */
  @Test
  void theIdentifierNamesOneBrand() {
    String value = configuration.json().at("/user_access_brand_identifier/value").asText();
    assertThat(value).isEqualTo("https://inferno-hospital.example");
    assertThat(resources(Organization.class))
        .filteredOn(brand -> brand.getIdentifierFirstRep().getValue().equals(value))
        .hasSize(1)
        .allMatch(brand -> brand.getName().equals(PackagedServer.BRAND));
  }
}
