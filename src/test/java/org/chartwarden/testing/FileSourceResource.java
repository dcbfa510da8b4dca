package org.chartwarden.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server that gives back what was PUT there, as a source of imports. Addresses under {@code
 * /status/} answer with the status they name, those under {@code /to/} redirect to what follows.
 */
public final class FileSourceResource implements QuarkusTestResourceLifecycleManager {

  private HttpServer server;

  @Override
  public Map<String, String> start() {
    Map<String, byte[]> files = new ConcurrentHashMap<>();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> answer(exchange, files));
    server.start();
    return Map.of(
        "chartwarden.import.allowed-sources", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, Map<String, byte[]> files) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestMethod().equals("PUT")) {
        files.put(path, body);
        exchange.sendResponseHeaders(204, -1);
      } else if (path.startsWith("/status/")) {
        exchange.sendResponseHeaders(Integer.parseInt(path.substring(8)), -1);
      } else if (path.startsWith("/to/")) {
        exchange.getResponseHeaders().add("Location", path.substring(4));
        exchange.sendResponseHeaders(302, -1);
      } else if (files.containsKey(path)) {
        byte[] file = files.get(path);
        exchange.sendResponseHeaders(200, file.length);
        exchange.getResponseBody().write(file);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
