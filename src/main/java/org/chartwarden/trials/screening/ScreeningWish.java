package org.chartwarden.trials.screening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.platform.Json;

/**
 * What is screened.
 *
 * @param trials logical ids of ResearchStudies
 * @param patients logical ids of patients; empty for all that the caller may see
 * @param asOf the day that criteria are judged on; today without it
 */
public record ScreeningWish(
    List<String> trials, Optional<List<String>> patients, Optional<LocalDate> asOf) {

  public ScreeningWish {
    trials = List.copyOf(trials);
    patients = patients.map(List::copyOf);
  }

  ObjectNode json() {
    ObjectNode node = Json.object();
    trials.forEach(node.putArray("trials")::add);
    patients.ifPresent(ids -> ids.forEach(node.putArray("patients")::add));
    asOf.ifPresent(day -> node.put("asOf", day.toString()));
    return node;
  }

  static ScreeningWish of(JsonNode node) {
    return new ScreeningWish(
        texts(node.path("trials")),
        node.has("patients") ? Optional.of(texts(node.path("patients"))) : Optional.empty(),
        Optional.ofNullable(node.path("asOf").textValue()).map(LocalDate::parse));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
