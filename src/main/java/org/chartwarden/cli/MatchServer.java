package org.chartwarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;

/** Matches that a running server makes. */
final class MatchServer {

  private static final String TEXT_PATH = "/trials/$match";

  private final LocalServer server;

  MatchServer(LocalServer server) {
    this.server = server;
  }

  MatchRun.Shown trials(String patient, Map<String, String> question) {
    return ask("Patient", patient, "$match-trials", question);
  }

  MatchRun.Shown patients(String trial, Map<String, String> question) {
    return ask("ResearchStudy", trial, "$match-patients", question);
  }

  /** The trials of a patient who is given as text. */
  MatchRun.Shown trialsOfText(String text, Map<String, String> question) {
    ObjectNode body = Json.object().put("text", text);
    question.forEach((name, value) -> body.put(name.equals("_count") ? "count" : name, value));
    if (question.containsKey("trial")) {
      body.remove("trial");
      body.putArray("trials").add(question.get("trial"));
    }
    return new MatchRun.Shown(
        report(server.post(TEXT_PATH, body)),
        () -> page(server.postForText(TEXT_PATH, body, "text/html")));
  }

  private MatchRun.Shown ask(
      String type, String id, String operation, Map<String, String> question) {
    if (!ResourceKey.ID.matcher(id).matches()) {
      throw new CommandProblem(id + " is no id of a " + type + ".");
    }
    String path = "/fhir/" + type + "/" + id + "/" + operation + "?";
    return new MatchRun.Shown(
        report(server.get(path + query(question, "json"))),
        () -> page(server.getText(path + query(question, "page"))));
  }

  private static ObjectNode report(LocalServer.Reply reply) {
    if (!reply.ok() || !(reply.body() instanceof ObjectNode report)) {
      throw new CommandProblem(
          reply
              .body()
              .at("/issue/0/diagnostics")
              .asText(
                  reply
                      .body()
                      .at("/issue/0/details/text")
                      .asText("The server answers with " + reply.status() + ".")));
    }
    return report;
  }

  private static String page(Optional<String> page) {
    return page.orElseThrow(() -> new CommandProblem("The server gives no page."));
  }

  private static String query(Map<String, String> question, String form) {
    Map<String, String> all = new TreeMap<>(question);
    all.put("as", form);
    return all.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
