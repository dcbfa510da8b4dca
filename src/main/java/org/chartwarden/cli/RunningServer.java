package org.chartwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.chartwarden.cli.http.LocalServer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The server of this machine's owner that runs now. Commands show that they may read its files by
 * the number that it wrote beside its data at its start.
 */
final class RunningServer {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:CHARTWARDEN_PORT:-8080}",
      description = "Port of the running server (default: 8080, or CHARTWARDEN_PORT).")
  private int port;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "The certificate of the running server, when it speaks TLS.")
  private Path certificate;

  @Mixin private DataOption data;

  /** Where a server that listens on a port writes its number. */
  static Path keyFile(Path data, int port) {
    return data.toAbsolutePath().resolveSibling("local-" + port + ".key");
  }

  /** The server, with the number in every request. */
  LocalServer open() {
    return certificate == null
        ? at(data.folder(), port, "http://localhost:" + port)
        : LocalServer.knownBy(certificate, "https://localhost:" + port, key(data.folder(), port));
  }

  /**
   * A server of this machine, with the number in every request.
   *
   * @param data where its data is
   * @param port the port it listens on
   * @param base its address without a path
   */
  static LocalServer at(Path data, int port, String base) {
    return new LocalServer(base, key(data, port));
  }

  private static Map<String, String> key(Path data, int port) {
    Path file = keyFile(data, port);
    try {
      return Map.of("X-Chartwarden-Local-Key", Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      throw new CommandProblem(
          "No server that listens on port "
              + port
              + " has its data in "
              + data
              + " (there is no "
              + file
              + "); start it with serve or demo, or name its --port and --data.",
          e);
    } catch (IOException e) {
      throw new CommandProblem(file + " cannot be read: only its owner may.", e);
    }
  }

  /** The body of an answer that did what was asked. */
  static JsonNode done(LocalServer.Reply reply) {
    if (!reply.ok()) {
      throw new CommandProblem(
          "The server refused with status "
              + reply.status()
              + ": "
              + reply.body().path("detail").asText(reply.body().toString())
              + ".");
    }
    return reply.body();
  }
}
