package org.chartwarden.cds.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.FhirTime;

/**
 * What became of one card.
 *
 * @param card its uuid
 * @param outcome {@code accepted} or {@code overridden}
 * @param suggestions uuids of the suggestions that were taken
 * @param reasonSystem code system of the reason for passing it over
 * @param reasonCode code of that reason
 * @param comment what the user wrote to it
 * @param at when it happened
 */
public record CardFeedback(
    String card,
    String outcome,
    List<String> suggestions,
    Optional<String> reasonSystem,
    Optional<String> reasonCode,
    Optional<String> comment,
    Instant at) {

  private static final int MOST = 200;
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_COMMENT = 4000;
  private static final Set<String> OUTCOMES = Set.of("accepted", "overridden");

  public CardFeedback {
    suggestions = List.copyOf(suggestions);
  }

  /**
   * Reads the body of a feedback message.
   *
   * @throws FhirProblem 400 with everything that is wrong with it
   */
  public static List<CardFeedback> read(JsonNode body) {
    List<FhirIssue> problems = new ArrayList<>();
    List<CardFeedback> all = new ArrayList<>();
    JsonNode list = body.path("feedback");
    if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
      throw FhirProblem.invalid(
          "missing-member", "feedback must be an array of 1 to " + MOST + " objects");
    }
    for (int i = 0; i < list.size(); i++) {
      one(list.get(i), "feedback[" + i + "]", problems).ifPresent(all::add);
    }
    if (!problems.isEmpty()) {
      throw new FhirProblem(400, problems);
    }
    return all;
  }

  private static Optional<CardFeedback> one(JsonNode node, String place, List<FhirIssue> problems) {
    int before = problems.size();
    String card = node.path("card").asText("");
    if (card.isBlank() || card.length() > LONGEST_ID) {
      problem(problems, place + ".card", "must be the uuid of a card");
    }
    String outcome = node.path("outcome").asText("");
    if (!OUTCOMES.contains(outcome)) {
      problem(problems, place + ".outcome", "must be accepted or overridden");
    }
    Optional<Instant> at =
        FhirTime.of(node.path("outcomeTimestamp").asText(""), ZoneOffset.UTC)
            .map(time -> time.start().toInstant());
    if (at.isEmpty()) {
      problem(problems, place + ".outcomeTimestamp", "must be a date and time in UTC");
    }
    List<String> suggestions = new ArrayList<>();
    for (JsonNode taken : node.path("acceptedSuggestions")) {
      String id = taken.path("id").asText("");
      if (id.isBlank() || id.length() > LONGEST_ID || suggestions.size() >= MOST) {
        problem(problems, place + ".acceptedSuggestions", "must hold ids of suggestions");
        break;
      }
      suggestions.add(id);
    }
    if (outcome.equals("accepted") && suggestions.isEmpty()) {
      problem(problems, place + ".acceptedSuggestions", "must name what was accepted");
    }
    JsonNode reason = node.path("overrideReason");
    Optional<String> comment = text(reason.path("userComment"));
    if (comment.filter(words -> words.length() > LONGEST_COMMENT).isPresent()) {
      problem(
          problems,
          place + ".overrideReason.userComment",
          "must be at most " + LONGEST_COMMENT + " characters");
    }
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new CardFeedback(
                card,
                outcome,
                suggestions,
                text(reason.at("/reason/system")),
                text(reason.at("/reason/code")),
                comment,
                at.orElseThrow()));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() && !node.asText().isBlank()
        ? Optional.of(node.asText())
        : Optional.empty();
  }

  private static void problem(List<FhirIssue> problems, String place, String must) {
    problems.add(new FhirIssue("error", "invalid", "invalid-feedback", place + " " + must, place));
  }
}
