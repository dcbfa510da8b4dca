package org.chartwarden.smart.brands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ServerAddress;

/** The brands that are published, if any are configured. */
@ApplicationScoped
public class Brands {

  private final BrandConfig config;
  private final Instant since;

  @Inject
  Brands(BrandConfig config, Clock clock) {
    this.config = config;
    this.since = clock.instant();
  }

  /** Identifier of the primary brand; empty when none is published. */
  public Optional<ObjectNode> identifier() {
    return config
        .website()
        .filter(site -> config.name().isPresent() || config.bundle().isPresent())
        .map(
            site ->
                Json.object()
                    .put("system", BrandBundle.URI_SYSTEM)
                    .put("value", BrandBundle.identifier(site)));
  }

  /**
   * The Bundle as JSON; empty when none is published.
   *
   * @throws IllegalStateException when the file that is configured cannot be used
   */
  public Optional<String> bundle(ServerAddress server) {
    if (identifier().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        config
            .bundle()
            .map(Brands::file)
            .orElseGet(
                () ->
                    Json.write(
                        BrandBundle.of(
                            config.name().orElseThrow(),
                            config.website().orElseThrow(),
                            config.logo(),
                            server.fhir(),
                            since))));
  }

  private static String file(Path file) {
    try {
      JsonNode bundle = Json.parse(Files.readAllBytes(file));
      if (!bundle.path("resourceType").asText().equals("Bundle")) {
        throw new IllegalStateException("chartwarden.brand.bundle: " + file + " holds no Bundle");
      }
      return Json.write(bundle);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("chartwarden.brand.bundle: " + file + " is no JSON", e);
    } catch (IOException e) {
      throw new IllegalStateException("chartwarden.brand.bundle: " + file + " cannot be read", e);
    }
  }
}
