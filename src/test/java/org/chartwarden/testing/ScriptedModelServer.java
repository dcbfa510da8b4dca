package org.chartwarden.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.platform.Json;

/**
 * An OpenAI-compatible chat endpoint that answers what a test wrote down before: {@code PUT
 * /scripts/NAME} with a list of {@code {"status"}}, {@code {"delay", ...}}, {@code {"text"}} or
 * {@code {"calls": [{"name", "arguments"}]}}; a conversation takes the script that its text names
 * as {@code script:NAME}. An entry may hold {@code "capture": {"name": "pattern"}}; {@code
 * {{name}}} in it is then what the pattern finds in the messages. The last entry repeats. {@code
 * GET /scripts/NAME} returns the requests.
 */
public final class ScriptedModelServer implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("script:([a-z0-9-]+)");

  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final HttpServer server;

  private static final class Script {
    private final JsonNode replies;
    private final ArrayNode requests = Json.array();

    Script(JsonNode replies) {
      this.replies = replies;
    }

    synchronized JsonNode next(JsonNode request) {
      JsonNode reply = replies.get(Math.min(requests.size(), replies.size() - 1));
      requests.add(request);
      return reply;
    }

    synchronized String requests() {
      return Json.write(requests);
    }
  }

  public ScriptedModelServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/scripts/", this::script);
    server.createContext("/v1/chat/completions", this::chat);
    server.start();
  }

  public String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void script(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/scripts/".length());
    if ("PUT".equals(exchange.getRequestMethod())) {
      scripts.put(name, new Script(Json.parse(exchange.getRequestBody().readAllBytes())));
      send(exchange, 200, "application/json", "{}");
    } else {
      send(exchange, 200, "application/json", scripts.get(name).requests());
    }
  }

  private void chat(HttpExchange exchange) throws IOException {
    JsonNode request = Json.parse(exchange.getRequestBody().readAllBytes());
    Matcher matcher = NAME.matcher(Json.write(request.path("messages")));
    if (!matcher.find() || !scripts.containsKey(matcher.group(1))) {
      send(exchange, 400, "application/json", "{\"error\":{\"message\":\"no script\"}}");
      return;
    }
    JsonNode reply = captured(scripts.get(matcher.group(1)).next(request), request);
    pause(reply.path("delay").asLong(0));
    int status = reply.path("status").asInt(200);
    if (status != 200) {
      send(exchange, status, "application/json", "{\"error\":{\"message\":\"scripted failure\"}}");
    } else if (request.path("stream").asBoolean(false)) {
      stream(exchange, reply);
    } else {
      send(exchange, 200, "application/json", Json.write(completion(reply)));
    }
  }

  /** The reply with {@code {{name}}} replaced by what a pattern of {@code capture} finds. */
  private static JsonNode captured(JsonNode reply, JsonNode request) {
    StringBuilder told = new StringBuilder();
    request.path("messages").forEach(m -> told.append(m.path("content").asText("")).append('\n'));
    String text = Json.write(reply);
    for (Map.Entry<String, JsonNode> capture : reply.path("capture").properties()) {
      Matcher found = Pattern.compile(capture.getValue().asText()).matcher(told);
      text = text.replace("{{" + capture.getKey() + "}}", found.find() ? found.group(1) : "none");
    }
    return Json.parseOwn(text);
  }

  private static ObjectNode completion(JsonNode reply) {
    ObjectNode body = Json.object();
    body.put("id", "c1").put("object", "chat.completion").put("created", 1).put("model", "test");
    ObjectNode choice = body.putArray("choices").addObject();
    choice.put("index", 0);
    choice.put("finish_reason", reply.has("calls") ? "tool_calls" : "stop");
    ObjectNode message = choice.putObject("message");
    message.put("role", "assistant");
    message.put("content", reply.path("text").asText(null));
    calls(message, reply, false);
    body.putObject("usage")
        .put("prompt_tokens", 100)
        .put("completion_tokens", 10)
        .put("total_tokens", 110);
    return body;
  }

  private static void calls(ObjectNode message, JsonNode reply, boolean indexed) {
    for (int i = 0; i < reply.path("calls").size(); i++) {
      JsonNode call = reply.path("calls").get(i);
      ObjectNode node = message.withArray("tool_calls").addObject();
      if (indexed) {
        node.put("index", i);
      }
      node.put("id", "m" + i);
      node.put("type", "function");
      node.putObject("function")
          .put("name", call.path("name").asText())
          .put(
              "arguments",
              call.path("arguments").isTextual()
                  ? call.path("arguments").asText()
                  : Json.write(call.path("arguments")));
    }
  }

  private static void stream(HttpExchange exchange, JsonNode reply) throws IOException {
    ObjectNode chunk = Json.object();
    chunk.put("id", "c1").put("object", "chat.completion.chunk").put("created", 1);
    chunk.put("model", "test");
    ObjectNode choice = chunk.putArray("choices").addObject();
    choice.put("index", 0);
    ObjectNode delta = choice.putObject("delta");
    delta.put("role", "assistant");
    delta.put("content", reply.path("text").asText(null));
    calls(delta, reply, true);
    ObjectNode last = chunk.deepCopy();
    ObjectNode end = (ObjectNode) last.path("choices").get(0);
    end.putObject("delta");
    end.put("finish_reason", reply.has("calls") ? "tool_calls" : "stop");
    last.putObject("usage")
        .put("prompt_tokens", 100)
        .put("completion_tokens", 10)
        .put("total_tokens", 110);
    send(
        exchange,
        200,
        "text/event-stream",
        "data: " + Json.write(chunk) + "\n\ndata: " + Json.write(last) + "\n\ndata: [DONE]\n\n");
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
