package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.platform.Json;

/** Answers which trials somebody could join and who could take part in one. */
final class TrialAnswers {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String MAY = "potentially_eligible";
  private static final int MOST_TOLD = 5;

  private TrialAnswers() {}

  static Talk<GoalAnswers.Answer> match(Goal.TrialMatch goal, PatientResolution.Candidate patient) {
    ObjectNode arguments = Json.object().put("patient", patient.id());
    if (!goal.trials().isEmpty()) {
      goal.trials().forEach(arguments.putArray("trials")::add);
    }
    if (goal.condition() != null) {
      arguments.put("condition", goal.condition());
    }
    if (goal.recruiting()) {
      arguments.put("recruiting", true);
    }
    return ChartQuestions.ask("match_trials", arguments)
        .then(value -> Talk.done(goal.trials().isEmpty() ? open(value) : standing(value)));
  }

  /** The trials that are open to the patient, as far as the record tells. */
  private static GoalAnswers.Answer open(JsonNode value) {
    List<JsonNode> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (JsonNode trial : value.path("trials")) {
      if (trial.path("status").asText().equals(MAY)) {
        ids.add(trial.path("trial"));
        names.add((trial.path("trial").asText() + " " + trial.path("title").asText("")).strip());
      }
    }
    int may = value.at("/counts/" + MAY).asInt(0);
    int matched = value.path("matched").asInt(0);
    return new GoalAnswers.Answer(
        ids,
        may == 0
            ? "Of " + matched + " trials none is open to the patient, as far as the record tells."
            : "Nothing in the record keeps the patient out of "
                + may
                + " of "
                + matched
                + " trials; the best: "
                + String.join("; ", names.subList(0, Math.min(MOST_TOLD, names.size())))
                + ".");
  }

  /** How the patient stands to trials that were named. */
  private static GoalAnswers.Answer standing(JsonNode value) {
    List<JsonNode> statuses = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (JsonNode trial : value.path("trials")) {
      statuses.add(trial.path("status"));
      sentences.add(sentence(trial));
    }
    value.path("remarks").forEach(remark -> sentences.add(remark.asText()));
    return new GoalAnswers.Answer(statuses, String.join(" ", sentences));
  }

  private static String sentence(JsonNode trial) {
    String id = trial.path("trial").asText();
    List<String> open = new ArrayList<>();
    trial.path("open").forEach(item -> open.add(item.path("what").asText()));
    if (trial.path("status").asText().equals(MAY)) {
      return id
          + ": nothing in the record keeps the patient out"
          + (open.isEmpty()
              ? "."
              : "; open: "
                  + open.stream().limit(MOST_TOLD).collect(Collectors.joining("; "))
                  + (open.size() > MOST_TOLD ? "; and more." : "."));
    }
    List<String> reasons = new ArrayList<>();
    for (JsonNode one : trial.path("blocked_by")) {
      reasons.add(
          "\"" + one.path("criterion").asText() + "\" (" + one.path("reason").asText() + ")");
    }
    return id
        + ": "
        + trial.path("status").asText().replace('_', ' ')
        + ", because of "
        + reasons.stream().limit(MOST_TOLD).collect(Collectors.joining(" and "))
        + ".";
  }

  static Talk<GoalAnswers.Answer> candidates(Goal.TrialCandidates goal) {
    return ChartQuestions.ask("match_patients", Json.object().put("trial", goal.trial()))
        .then(
            value -> {
              List<JsonNode> patients = new ArrayList<>();
              List<String> names = new ArrayList<>();
              for (JsonNode one : value.path("candidates")) {
                if (one.path("status").asText().equals(MAY)) {
                  patients.add(NODES.textNode("Patient/" + one.path("patient").asText()));
                  names.add(
                      (one.path("name").asText("")
                              + " (Patient/"
                              + one.path("patient").asText()
                              + ")")
                          .strip());
                }
              }
              int may = value.at("/counts/" + MAY).asInt(0);
              return Talk.done(
                  new GoalAnswers.Answer(
                      patients,
                      "Of "
                          + value.path("matched").asInt(0)
                          + " patients nothing in the record keeps "
                          + (may == 0 ? "none" : String.valueOf(may))
                          + " out of "
                          + goal.trial()
                          + (names.isEmpty()
                              ? "."
                              : "; the best: "
                                  + names.stream()
                                      .limit(MOST_TOLD)
                                      .collect(Collectors.joining("; "))
                                  + ".")));
            });
  }
}
