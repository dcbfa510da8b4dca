package org.chartwarden.fhir.subscriptions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An endpoint that answers as its script says, then with 200. */
final class HookServer implements AutoCloseable {

  /** A request that came in. */
  record Received(String method, String path, String contentType, String header, String body) {}

  /** Stands for an answer that does not come. */
  static final int SILENCE = 0;

  final List<Received> received = new CopyOnWriteArrayList<>();
  final Deque<Integer> script = new ConcurrentLinkedDeque<>();
  private final HttpServer server;

  HookServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            exchange.getRequestHeaders().getFirst("X-Key"),
            body));
    Integer next = script.poll();
    if (next != null && next == SILENCE) {
      return;
    }
    if (next != null && next == 302) {
      exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
    }
    exchange.sendResponseHeaders(next == null ? 200 : next, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
