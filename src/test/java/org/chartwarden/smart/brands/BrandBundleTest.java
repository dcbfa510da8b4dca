package org.chartwarden.smart.brands;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Bundle of one brand is FHIR, and its parts refer to each other. */
class BrandBundleTest {

  @Test
  void oneBrandWithItsEndpoint() {
    Bundle bundle =
        FhirContext.forR4Cached()
            .newJsonParser()
            .parseResource(
                Bundle.class,
                Json.write(
                    BrandBundle.of(
                        "St. Example",
                        URI.create("https://www.example.org/"),
                        Optional.of(URI.create("https://example.org/logo.svg")),
                        "https://ehr.example.org/fhir",
                        Instant.parse("2026-11-26T10:00:00Z"))));

    assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
    assertThat(bundle.getTimestamp()).isEqualTo(Instant.parse("2026-11-26T10:00:00Z"));
    Organization brand = (Organization) bundle.getEntry().get(0).getResource();
    Endpoint endpoint = (Endpoint) bundle.getEntry().get(1).getResource();
    assertThat(brand.getName()).isEqualTo("St. Example");
    assertThat(brand.getIdentifierFirstRep().getSystem()).isEqualTo("urn:ietf:rfc:3986");
    assertThat(brand.getIdentifierFirstRep().getValue()).isEqualTo("https://example.org");
    assertThat(brand.getEndpointFirstRep().getReference())
        .isEqualTo("Endpoint/" + endpoint.getIdElement().getIdPart());
    assertThat(brand.getExtension()).hasSize(2);
    assertThat(endpoint.getAddress()).isEqualTo("https://ehr.example.org/fhir");
    assertThat(endpoint.getConnectionType().getCode()).isEqualTo("hl7-fhir-rest");
    assertThat(endpoint.getExtension().get(0).getValue().primitiveValue()).isEqualTo("4.0.1");
    assertThat(bundle.getEntry().get(1).getFullUrl())
        .isEqualTo("https://ehr.example.org/fhir/Endpoint/" + endpoint.getIdElement().getIdPart());
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example.org/, https://example.org",
    "https://example.org, https://example.org",
    "https://wwwhospital.example/a/, https://wwwhospital.example/a"
  })
  void aBrandIsIdentifiedByItsSite(String site, String identifier) {
    assertThat(BrandBundle.identifier(URI.create(site))).isEqualTo(identifier);
  }
}
