package org.chartwarden.cli;

import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.cli.http.LocalServer;
import picocli.CommandLine.Option;

/** How a command shows a running server that it may ask. */
final class TokenOption {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String READING = "system/*.rs";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:CHARTWARDEN_TOKEN:-}",
      description =
          "With --server: the access token to send (default: CHARTWARDEN_TOKEN, or one that a server"
              + " on this machine, with its data in --data, gives to its owner).")
  private String token;

  /**
   * The server at an address, with or without {@code /fhir}, ready to be asked.
   *
   * @param data where the data of a server on this machine is
   */
  LocalServer server(String address, DataOption data) {
    String base = address.replaceFirst("/+$", "").replaceFirst("/fhir$", "");
    if (!token.isBlank()) {
      return LocalTokens.with(token.strip(), base);
    }
    return ownToken(base, data)
        .map(own -> LocalTokens.with(own, base))
        .orElseGet(() -> new LocalServer(base));
  }

  private static Optional<String> ownToken(String base, DataOption data) {
    URI uri = uri(base);
    if (uri.getHost() == null || !THIS_MACHINE.contains(uri.getHost())) {
      return Optional.empty();
    }
    int port = uri.getPort() > 0 ? uri.getPort() : 80;
    return Files.isReadable(RunningServer.keyFile(data.folder(), port))
        ? Optional.of(
            LocalTokens.issue(
                RunningServer.at(data.folder(), port, base),
                READING,
                Optional.empty(),
                Optional.empty()))
        : Optional.empty();
  }

  private static URI uri(String base) {
    try {
      return URI.create(base);
    } catch (IllegalArgumentException e) {
      throw new CommandProblem(base + " is no address of a server: " + e.getMessage() + ".", e);
    }
  }
}
