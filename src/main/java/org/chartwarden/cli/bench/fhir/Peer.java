package org.chartwarden.cli.bench.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.chartwarden.platform.Json;

/** Figures of another server for the same questions, and the share of them that is allowed here. */
final class Peer {

  private final JsonNode figures;

  private Peer(JsonNode figures) {
    this.figures = figures;
  }

  static Peer read() {
    try (InputStream in = Peer.class.getResourceAsStream("/bench/peer-hapi-jpa.json")) {
      return new Peer(Json.parse(in.readAllBytes()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the peer's figures are no JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One phase of the peer.
   *
   * @param cpu CPU milliseconds of server and database per request
   * @param share of it that is allowed
   */
  record Figure(double cpu, double share) {}

  String name() {
    return figures.path("name").asText();
  }

  double loadPerSecond() {
    return figures.path("loadPerSecond").asDouble();
  }

  Optional<Figure> phase(String name) {
    JsonNode phase = figures.path("phases").path(name);
    return phase.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                phase.path("server").asDouble() + phase.path("database").asDouble(),
                phase.path("share").asDouble()));
  }
}
