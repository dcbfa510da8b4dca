package org.chartwarden.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** What a command tells the person at the terminal. */
final class Console {

  private final PrintWriter out;
  private final long begun = System.nanoTime();

  Console(PrintWriter out) {
    this.out = out;
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** One step of several, with the seconds since the command began. */
  void step(String text) {
    line(String.format(Locale.ROOT, "[%5.1f s] %s", (System.nanoTime() - begun) / 1e9, text));
  }

  /**
   * Where the running server can be reached.
   *
   * @param base its address without a path
   * @param closed whether requests need an access token
   */
  void addresses(String base, boolean closed) {
    line("");
    line("  FHIR base     " + base + "/fhir");
    line("  Agent API     " + base + "/agent/tasks");
    line("  API page      " + base + "/q/swagger-ui/   (OpenAPI: " + base + "/q/openapi)");
    line("  Health        " + base + "/q/health");
    line("");
    line(
        closed
            ? "Requests need an access token; see ./chartwarden token --help."
            : "OPEN: everything is served to whoever reaches this port (chartwarden.auth.open).");
    line("Serving; Ctrl-C ends.");
  }

  /** Address under which this machine reaches a listener on {@code host}. */
  static String baseUrl(String host, int port) {
    String name =
        switch (host) {
          case "0.0.0.0", "::", "127.0.0.1" -> "localhost";
          default -> host.contains(":") ? "[" + host + "]" : host;
        };
    return "http://" + name + ":" + port;
  }
}
