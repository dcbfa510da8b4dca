package org.chartwarden.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.platform.Json;

/** Holds one answer against the checks of its row. */
final class Check {

  private static final Pattern STEP = Pattern.compile("([^.\\[]+)|\\[(\\d+)\\]");

  private final HttpResponse<String> answer;
  private final Map<String, String> saved;
  private JsonNode tree;

  Check(HttpResponse<String> answer, Map<String, String> saved) {
    this.answer = answer;
    this.saved = saved;
  }

  void hold(String check) {
    String[] words = check.strip().split(" +", 2);
    String rest = words.length == 1 ? "" : words[1].strip();
    switch (words[0]) {
      case "matches" ->
          assertThat(ids("match")).as("matches").containsExactlyInAnyOrder(list(rest));
      case "order" -> assertThat(ids("match")).as("order").containsExactly(list(rest));
      case "includes" ->
          assertThat(ids("include")).as("includes").containsExactlyInAnyOrder(list(rest));
      case "total" -> assertThat(at("total").asText()).as("total").isEqualTo(rest);
      case "code" ->
          assertThat(at("issue[0].details.coding[0].code").asText()).as("code").isEqualTo(rest);
      case "says" -> assertThat(diagnostics()).as("diagnostics").contains(rest);
      case "header" -> header(rest);
      case "json" -> json(rest);
      case "size" -> {
        String[] parts = rest.split(" ");
        assertThat(at(parts[0]).size()).as(parts[0]).isEqualTo(Integer.parseInt(parts[1]));
      }
      case "body" -> assertThat(answer.body()).as("body").contains(rest);
      case "empty" -> assertThat(answer.body()).as("body").isEmpty();
      case "no" -> absent(rest);
      case "save" -> save(rest);
      default ->
          assertThat(String.valueOf(answer.statusCode()))
              .as("status")
              .matches(words[0].replace("x", "\\d"));
    }
  }

  private void absent(String what) {
    String[] words = what.split(" ", 2);
    if (words[0].equals("header")) {
      assertThat(answer.headers().firstValue(words[1])).as(words[1]).isEmpty();
    } else {
      assertThat(at(words[words.length - 1]).isMissingNode()).as(what).isTrue();
    }
  }

  private void header(String rest) {
    String[] words = rest.split(" ", 2);
    String value = answer.headers().firstValue(words[0]).orElse("(none)");
    if (words[1].startsWith("~")) {
      assertThat(value).as(words[0]).contains(words[1].substring(1));
    } else {
      assertThat(value).as(words[0]).isEqualTo(words[1]);
    }
  }

  private void json(String rest) {
    String[] words = rest.split(" ", 2);
    JsonNode node = at(words[0]);
    String value =
        node.isValueNode() ? node.asText() : node.isMissingNode() ? "(none)" : node.toString();
    if (words[1].startsWith("~")) {
      assertThat(value).as(words[0]).contains(words[1].substring(1));
    } else {
      assertThat(value).as(words[0]).isEqualTo(words[1]);
    }
  }

  private void save(String rest) {
    String[] words = rest.split(" as ");
    String value =
        words[0].startsWith("header ")
            ? answer.headers().firstValue(words[0].substring(7)).orElseThrow()
            : words[0].equals("next") ? next() : at(words[0]).asText();
    saved.put(words[1], value);
  }

  private String next() {
    for (JsonNode link : at("link")) {
      if (link.path("relation").asText().equals("next")) {
        return link.path("url").asText();
      }
    }
    throw new AssertionError("the answer has no next link");
  }

  private static String[] list(String rest) {
    return rest.isEmpty() || rest.equals("none") ? new String[0] : rest.split(" +");
  }

  private List<String> ids(String mode) {
    assertThat(at("resourceType").asText()).as("resourceType of " + start()).isEqualTo("Bundle");
    List<String> ids = new ArrayList<>();
    for (JsonNode entry : at("entry")) {
      if (entry.path("search").path("mode").asText("match").equals(mode)) {
        ids.add(entry.path("resource").path("id").asText());
      }
    }
    return ids;
  }

  private String diagnostics() {
    StringBuilder all = new StringBuilder();
    for (JsonNode issue : at("issue")) {
      all.append(issue.path("diagnostics").asText()).append('\n');
    }
    return all.toString();
  }

  private String start() {
    return answer.body().substring(0, Math.min(300, answer.body().length()));
  }

  private JsonNode at(String path) {
    JsonNode node = tree();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      node =
          step.group(1) != null
              ? node.path(step.group(1))
              : node.path(Integer.parseInt(step.group(2)));
    }
    return node == null ? MissingNode.getInstance() : node;
  }

  private JsonNode tree() {
    if (tree == null) {
      try {
        tree = answer.body().isEmpty() ? MissingNode.getInstance() : Json.parse(answer.body());
      } catch (JsonProcessingException e) {
        throw new AssertionError("the answer is no JSON: " + start(), e);
      }
    }
    return tree;
  }
}
