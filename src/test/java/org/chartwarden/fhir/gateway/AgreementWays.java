package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/**
 * The ways in besides single reads, each told as the references that a caller is shown by it: none
 * where it is refused altogether.
 */
record AgreementWays(FhirGateway gateway) {

  private static final int FORBIDDEN = 403;
  private static final int MOST = 1000;

  /** Matches, or with joins matches and what they bring along. */
  Set<String> search(AccessContext who, String type, String query) {
    return unlessRefused(
        () -> {
          SearchPage page =
              gateway.search(
                  who,
                  SearchOptions.of(type, false),
                  AgreementChart.TAG + "&_count=200" + (query.isEmpty() ? "" : "&" + query));
          assertThat(page.next()).isEmpty();
          return references(page.hits().stream().map(SearchPage.Hit::resource).toList());
        });
  }

  private static Set<String> references(List<ResourceVersion> versions) {
    return versions.stream()
        .map(version -> version.key().reference())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> unlessRefused(Supplier<Set<String>> way) {
    try {
      return way.get();
    } catch (FhirProblem problem) {
      assertThat(problem.status()).as(problem.getMessage()).isEqualTo(FORBIDDEN);
      return new TreeSet<>();
    }
  }

  /** Versions as {@code Type/id/_history/n}. */
  Set<String> historyOf(AccessContext who, ResourceKey key) {
    return unlessRefused(
        () -> versions(gateway.historyInstance(who, key, HistoryQuery.newest()).versions()));
  }

  /**
   * Versions of a type, or of all where it is empty.
   *
   * @param since before the first of them
   */
  Set<String> history(AccessContext who, String type, Instant since) {
    return unlessRefused(
        () -> {
          Set<String> found = new TreeSet<>();
          Optional<String> after = Optional.empty();
          do {
            HistoryQuery query = new HistoryQuery(MOST, Optional.of(since), after);
            HistoryPage page =
                type.isEmpty()
                    ? gateway.historySystem(who, query)
                    : gateway.historyType(who, type, query);
            found.addAll(versions(page.versions()));
            after = page.next();
          } while (after.isPresent());
          found.removeIf(version -> !version.contains("/agree-"));
          return found;
        });
  }

  private static Set<String> versions(List<ResourceVersion> versions) {
    return versions.stream()
        .map(version -> version.key().reference() + "/_history/" + version.version())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code $everything}, all of it at once and by pages. */
  Set<String> everything(AccessContext who, ResourceKey patient) {
    Set<String> paged =
        unlessRefused(
            () -> {
              Set<String> found = new TreeSet<>();
              RecordPage page = gateway.record(who, PatientRecord.of(patient), 7);
              found.addAll(references(page.resources()));
              while (page.next().isPresent()) {
                page = gateway.record(who, page.next().get(), 7);
                found.addAll(references(page.resources()));
              }
              return found;
            });
    Set<String> whole =
        unlessRefused(
            () -> {
              Set<String> found = new TreeSet<>();
              gateway.record(
                  who, PatientRecord.of(patient), version -> found.add(version.key().reference()));
              return found;
            });
    assertThat(paged).as("pages of the record of %s for %s", patient, who).isEqualTo(whole);
    return whole;
  }

  /**
   * What a bulk export holds, deletions as {@code deleted Type/id}.
   *
   * @param patients as in {@link SnapshotWish}
   */
  Set<String> export(
      AccessContext who,
      List<String> types,
      Optional<Set<String>> patients,
      Optional<Instant> since) {
    return unlessRefused(
        () -> {
          Map<String, List<String>> filters = new HashMap<>();
          types.forEach(type -> filters.put(type, List.of(AgreementChart.TAG)));
          ResourceSnapshot list =
              gateway.takeSnapshot(
                  who, new SnapshotWish(types, filters, patients, since, Optional.empty()));
          Set<String> found = new TreeSet<>();
          for (ResourceSnapshot.Part part : list.parts()) {
            gateway.readSnapshot(
                who,
                list.id(),
                part.number(),
                version ->
                    found.add((part.deleted() ? "deleted " : "") + version.key().reference()));
          }
          gateway.dropSnapshot(list.id());
          found.removeIf(reference -> !reference.contains("/agree-"));
          return found;
        });
  }

  /** The rows of a view, by the operation as clients call it. */
  Set<String> rows(AccessContext who, String type) {
    ObjectNode view = Json.object().put("resourceType", "ViewDefinition").put("resource", type);
    view.put("status", "active");
    view.putArray("where").addObject().put("path", "meta.tag.exists(code = 'agree')");
    view.putArray("select")
        .addObject()
        .putArray("column")
        .addObject()
        .put("name", "id")
        .put("path", "id")
        .put("type", "id");
    ObjectNode parameters = Json.object().put("resourceType", "Parameters");
    parameters.putArray("parameter").addObject().put("name", "viewResource").set("resource", view);
    parameters.withArray("parameter").addObject().put("name", "_format").put("valueCode", "csv");
    return operation(who, "POST", "ViewDefinition/$run", parameters)
        .map(
            csv ->
                csv.lines()
                    .skip(1)
                    .map(id -> type + "/" + id.strip())
                    .collect(Collectors.toCollection(TreeSet::new)))
        .orElseGet(TreeSet::new);
  }

  /**
   * What a GraphQL query shows of a type: the resources, and behind each arrow what one of them
   * refers to.
   */
  Set<String> graph(AccessContext who, String type, String reference, String target) {
    String query =
        "{%sList(_tag:\"urn:t|agree\"){id %s{resource(optional:true type:%s){...on %s{id}}}}}"
            .formatted(type, reference, target, target);
    Optional<String> answer =
        operation(
            who, "GET", "$graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), null);
    Set<String> found = new TreeSet<>();
    answer
        .map(text -> Json.parseOwn(text).at("/data/" + type + "List"))
        .ifPresent(
            list -> {
              for (JsonNode item : list) {
                String id = type + "/" + item.path("id").asText();
                found.add(id);
                String pointed = item.at("/" + reference + "/resource/id").asText("");
                if (!pointed.isEmpty()) {
                  found.add(id + " -> " + target + "/" + pointed);
                }
              }
            });
    return found;
  }

  /** The text that an operation answers as an entry of a batch; empty where it is refused. */
  private Optional<String> operation(
      AccessContext who, String method, String url, ObjectNode body) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
    ObjectNode entry = bundle.putArray("entry").addObject();
    if (body != null) {
      entry.set("resource", body);
    }
    entry.putObject("request").put("method", method).put("url", url);
    JsonNode answer = gateway.process(who, bundle).at("/entry/0");
    String status = answer.at("/response/status").asText();
    if (status.startsWith("403")) {
      return Optional.empty();
    }
    assertThat(status).as(answer.toString()).startsWith("200");
    return Optional.of(
        new String(
            Base64.getDecoder().decode(answer.at("/resource/data").asText()),
            StandardCharsets.UTF_8));
  }

  /** Of which changes a subscriber is told. */
  Set<String> told(AccessContext who, String type, List<ResourceVersion> versions) {
    List<ResourceVersion> changed =
        versions.stream().filter(version -> version.key().type().equals(type)).toList();
    return gateway
        .matching(who, type, List.of(AgreementChart.TAG), changed)
        .get(AgreementChart.TAG)
        .stream()
        .map(id -> type + "/" + id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
