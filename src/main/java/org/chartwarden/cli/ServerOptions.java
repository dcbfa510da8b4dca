package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.serving.ServingConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that serves over HTTP. */
final class ServerOptions {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:CHARTWARDEN_PORT:-8080}",
      description = "HTTP port; 0 takes a free one (default: 8080, or CHARTWARDEN_PORT).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "${env:CHARTWARDEN_HOST:-127.0.0.1}",
      description =
          "Address to listen on (default: 127.0.0.1, this machine only, or CHARTWARDEN_HOST).")
  private String host;

  @Mixin private DataOption data;

  Path data() {
    return data.folder();
  }

  String host() {
    return host;
  }

  /** Settings of a server that listens on a port. */
  Map<String, String> settings(int freePort) {
    return Map.of(
        "quarkus.http.port",
        Integer.toString(freePort),
        "quarkus.http.host",
        host,
        "chartwarden.auth.local-key-file",
        RunningServer.keyFile(data(), freePort).toString());
  }

  /** Whether the server that runs in this process asks for access tokens. */
  static boolean closed() {
    return !Arc.container().instance(AuthorizationConfig.class).get().open();
  }

  /** Whether the server in this process is one for the data of patients. */
  static boolean production() {
    return Arc.container().instance(ServingConfig.class).get().profile()
        == ServingConfig.Profile.PRODUCTION;
  }

  /**
   * The port to listen on, after a look whether it is free.
   *
   * @throws CommandProblem when another program has it
   */
  int freePort() {
    if (port < 0 || port > 65_535) {
      throw new CommandProblem("--port must be between 0 and 65535.");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CommandProblem(
          "Port "
              + port
              + " on "
              + host
              + " cannot be used ("
              + e.getMessage()
              + "): choose another with --port.",
          e);
    }
  }
}
