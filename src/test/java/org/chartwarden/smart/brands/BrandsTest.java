package org.chartwarden.smart.brands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ServerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brands that an operator writes. */
class BrandsTest {

  private static final ServerAddress SERVER = new ServerAddress("https://ehr.example.org");

  @TempDir Path folder;

  private record Config(
      Optional<String> name, Optional<URI> website, Optional<URI> logo, Optional<Path> bundle)
      implements BrandConfig {}

  private static Brands brands(Path bundle) {
    return new Brands(
        new Config(
            Optional.empty(),
            Optional.of(URI.create("https://hospital.example")),
            Optional.empty(),
            Optional.of(bundle)),
        Clock.systemUTC());
  }

  /** All elements, identifiers, levels of brands and reasons for absent data are the operator's. */
  @Test
  void theBundleOfTheOperatorIsPublishedAsItIs() throws IOException {
    String bundle =
        """
        {"resourceType": "Bundle", "type": "collection", "timestamp": "2026-01-01T00:00:00Z", "entry": [
          {"fullUrl": "https://hospital.example/Organization/1", "resource": {"resourceType": "Organization",
            "meta": {"lastUpdated": "2026-01-01T00:00:00Z"}, "active": true, "name": "Hospital",
            "identifier": [{"system": "urn:own:numbers", "value": "H-7"}],
            "_alias": [{"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
              "valueCode": "asked-declined"}]}]}},
          {"fullUrl": "https://hospital.example/Organization/2", "resource": {"resourceType": "Organization",
            "name": "Ward", "partOf": {"reference": "https://hospital.example/Organization/1"}}}]}""";
    Path file = Files.writeString(folder.resolve("brands.json"), bundle);

    JsonNode published = Json.parseOwn(brands(file).bundle(SERVER).orElseThrow());

    assertThat(published).isEqualTo(Json.parseOwn(bundle));
  }

  @Test
  void whatIsNoBundleIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), "{\"resourceType\": \"Patient\"}");
    assertThatIllegalStateException().isThrownBy(() -> brands(file).bundle(SERVER));
    assertThatIllegalStateException()
        .isThrownBy(() -> brands(folder.resolve("nothing.json")).bundle(SERVER));
  }
}
