package org.chartwarden.cli.bench.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chartwarden.cli.http.LocalServer;

/**
 * What the server holds, as far as questions need it, found out by asking the server. The choice
 * does not depend on the server's own ids, so that the same data gives the same questions.
 *
 * @param patients all patients
 * @param sampled some of them, with codes of their Observations
 * @param references literal references of all kinds of resources
 * @param codes the most frequent LOINC codes
 */
record Charts(
    List<Chart> patients, List<Chart> sampled, List<String> references, List<String> codes) {

  private static final int SAMPLE = 40;
  private static final int CODES = 20;
  private static final int CODES_OF_A_PATIENT = 8;
  private static final int MIDDLE = 10;
  private static final int LARGEST = 5;
  private static final String LOINC = "http://loinc.org";

  /**
   * One patient.
   *
   * @param identifier {@code system|value} of the first identifier, or empty
   * @param observations how many there are
   * @param codes LOINC codes of its newest Observations, the most frequent first
   */
  record Chart(
      String id,
      String family,
      String given,
      String birthDate,
      String identifier,
      int observations,
      List<String> codes) {}

  static Charts discover(LocalServer server, long seed) {
    List<String> references = new ArrayList<>();
    List<Chart> patients = new ArrayList<>();
    for (JsonNode patient : pages(server, "/fhir/Patient?_count=100")) {
      references.add("Patient/" + patient.path("id").asText());
      patients.add(chart(server, patient));
    }
    List<Chart> stable =
        patients.stream()
            .filter(p -> p.observations() > 0)
            .sorted(
                Comparator.comparing(Chart::identifier)
                    .thenComparing(Chart::family)
                    .thenComparing(Chart::birthDate))
            .toList();
    List<Chart> some = new ArrayList<>(stable);
    Collections.shuffle(some, new Random(seed));
    Map<String, Integer> counts = new HashMap<>();
    List<Chart> sampled = new ArrayList<>();
    for (Chart chart : some.subList(0, Math.min(SAMPLE, some.size()))) {
      Chart coded = coded(server, chart, references, counts);
      if (!coded.codes().isEmpty()) {
        sampled.add(coded);
      }
    }
    if (sampled.isEmpty()) {
      throw new FhirBenchProblem("No patient has LOINC-coded Observations: nothing to ask for.");
    }
    return new Charts(patients, sampled, references, mostFrequent(counts, CODES));
  }

  /** The patients in the middle by size. */
  List<String> median() {
    List<Chart> bySize = bySize();
    int middle = bySize.size() / 2;
    return bySize
        .subList(Math.max(0, middle - MIDDLE), Math.min(bySize.size(), middle + MIDDLE))
        .stream()
        .map(Chart::id)
        .toList();
  }

  /** The patients with the most Observations. */
  List<String> largest() {
    return bySize().stream().limit(LARGEST).map(Chart::id).toList();
  }

  private List<Chart> bySize() {
    return patients.stream()
        .filter(p -> p.observations() > 0)
        .sorted(Comparator.comparingInt(Chart::observations).reversed())
        .toList();
  }

  private static Chart chart(LocalServer server, JsonNode patient) {
    JsonNode name = patient.path("name").path(0);
    JsonNode identifier = patient.path("identifier").path(0);
    String id = patient.path("id").asText();
    int observations =
        get(server, "/fhir/Observation?_summary=count&patient=" + id).path("total").asInt();
    return new Chart(
        id,
        name.path("family").asText(),
        name.path("given").path(0).asText(),
        patient.path("birthDate").asText(),
        identifier.path("system").asText() + "|" + identifier.path("value").asText(),
        observations,
        List.of());
  }

  private static Chart coded(
      LocalServer server, Chart chart, List<String> references, Map<String, Integer> counts) {
    Map<String, Integer> own = new HashMap<>();
    String newest = "/fhir/Observation?_sort=-date&_count=100&patient=" + chart.id();
    for (JsonNode observation : resources(get(server, newest))) {
      references.add("Observation/" + observation.path("id").asText());
      for (JsonNode coding : observation.path("code").path("coding")) {
        if (coding.path("system").asText().equals(LOINC)) {
          own.merge(coding.path("code").asText(), 1, Integer::sum);
          counts.merge(coding.path("code").asText(), 1, Integer::sum);
        }
      }
    }
    for (String type : List.of("Encounter", "Condition", "MedicationRequest", "Procedure")) {
      String some = "/fhir/" + type + "?_count=10&patient=" + chart.id();
      for (JsonNode resource : resources(get(server, some))) {
        references.add(type + "/" + resource.path("id").asText());
      }
    }
    return new Chart(
        chart.id(),
        chart.family(),
        chart.given(),
        chart.birthDate(),
        chart.identifier(),
        chart.observations(),
        mostFrequent(own, CODES_OF_A_PATIENT));
  }

  private static List<String> mostFrequent(Map<String, Integer> counts, int limit) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<JsonNode> pages(LocalServer server, String first) {
    List<JsonNode> all = new ArrayList<>();
    String next = first;
    while (!next.isEmpty()) {
      JsonNode page = get(server, next);
      all.addAll(resources(page));
      next = next(page);
    }
    return all;
  }

  /** The path of the next page, or empty. */
  static String next(JsonNode bundle) {
    for (JsonNode link : bundle.path("link")) {
      if (link.path("relation").asText().equals("next")) {
        String url = link.path("url").asText();
        return url.substring(url.indexOf("/fhir"));
      }
    }
    return "";
  }

  private static List<JsonNode> resources(JsonNode bundle) {
    List<JsonNode> resources = new ArrayList<>();
    bundle.path("entry").forEach(entry -> resources.add(entry.path("resource")));
    return resources;
  }

  private static JsonNode get(LocalServer server, String path) {
    LocalServer.Reply reply = server.get(path);
    if (!reply.ok()) {
      throw new FhirBenchProblem("GET " + path + " was answered with " + reply.status() + ".");
    }
    return reply.body();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
