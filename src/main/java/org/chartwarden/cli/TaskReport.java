package org.chartwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Prints a finished agent task for a person. */
final class TaskReport {

  private static final int WIDTH = 96;
  private static final String INDENT = " ".repeat(15);

  private final Console console;
  private final String base;

  TaskReport(Console console, String base) {
    this.console = console;
    this.base = base;
  }

  void print(String instruction, JsonNode task) {
    console.line("");
    labelled("Task", instruction);
    labelled("Status", task.path("status").asText());
    if (task.path("declined").isObject()) {
      labelled(
          "Declined",
          task.path("declined").path("code").asText()
              + ": "
              + task.path("declined").path("message").asText());
    }
    labelled("Answer", task.path("answer").toString());
    labelled("Explanation", task.path("explanation").asText());
    String label = "Evidence";
    Set<String> seen = new HashSet<>();
    for (JsonNode evidence : task.path("evidence")) {
      String text = evidence.path("text").asText();
      String reference = evidence.path("reference").asText();
      // One resource may bear witness by several of its elements.
      if (seen.add(text + "\n" + reference)) {
        labelled(label, text);
        console.line(INDENT + "  " + reference);
        label = "";
      }
    }
    for (JsonNode change : task.path("changes")) {
      change(task.path("id").asText(), change);
    }
  }

  private void change(String taskId, JsonNode change) {
    String status = change.path("status").asText();
    labelled("Order", "(" + status + ") " + what(change.path("resource")));
    labelled("", "because: " + change.path("reason").asText());
    for (JsonNode warning : change.path("warnings")) {
      labelled(
          "", "[" + warning.path("severity").asText() + "] " + warning.path("message").asText());
    }
    if (status.equals("proposed")) {
      console.line(
          INDENT
              + "approve: curl -s -H \"Authorization: Bearer $TOKEN\" -X POST "
              + base
              + "/agent/tasks/"
              + taskId
              + "/changes/"
              + change.path("id").asText()
              + "/approve");
    }
  }

  /** An order in one line: what, how much, when. */
  private static String what(JsonNode resource) {
    StringBuilder text = new StringBuilder(resource.path("resourceType").asText());
    JsonNode named =
        resource.has("medicationCodeableConcept")
            ? resource.path("medicationCodeableConcept")
            : resource.path("code");
    text.append(": ").append(named.path("text").asText(named.at("/coding/0/display").asText()));
    JsonNode dosage = resource.at("/dosageInstruction/0/text");
    JsonNode when = resource.path("occurrenceDateTime");
    text.append(dosage.isMissingNode() ? "" : ", " + dosage.asText());
    text.append(when.isMissingNode() ? "" : ", at " + when.asText());
    return text.toString();
  }

  private void labelled(String label, String text) {
    StringBuilder line = new StringBuilder(String.format("  %-13s", label));
    int start = line.length();
    for (String word : text.strip().split("\\s+")) {
      if (line.length() + word.length() > WIDTH && line.length() > start) {
        console.line(line.toString().stripTrailing());
        line = new StringBuilder(INDENT);
      }
      line.append(word).append(' ');
    }
    console.line(line.toString().stripTrailing());
  }
}
