package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.patch.JsonPatch;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessConfig;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessPolicy;
import org.chartwarden.smart.CareRelations;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.RecordDirectory;
import org.chartwarden.smart.consents.Denials;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The access matrix: each row of {@code smart/access-matrix.rows} says what one token may do.
 * Writes are undone.
 */
@QuarkusTest
class AccessMatrixIT {

  private static final String RELATED = " (related)";
  private static final Pattern USER =
      Pattern.compile("(\\S+)(?: \\(related\\))?(?: \\(bound to (\\S+)\\))?");
  private static final AccessContext SERVER = AccessContext.system("test");

  @Inject FhirGateway gateway;
  @Inject RecordDirectory directory;
  @Inject AccessPolicy policy;
  @Inject CareRelations relations;
  @Inject Denials denials;
  @Inject Clock clock;

  private Instant begin;

  private record Row(
      int line, String scopes, String patient, String user, String request, String expected) {

    boolean related() {
      return user.contains(RELATED);
    }

    AccessContext who() {
      Matcher form = USER.matcher(user);
      assertThat(form.matches()).as("user of line %d", line).isTrue();
      AccessContext who =
          scopes.equals("-")
              ? AccessContext.client("matrix")
              : AccessContext.of(
                  new Grant(
                      "matrix",
                      "t" + line,
                      given(form.group(1)),
                      ScopeSet.read(scopes),
                      given(patient),
                      Optional.empty()));
      return form.group(2) == null ? who : who.boundTo(Set.of(form.group(2)));
    }

    private static Optional<String> given(String text) {
      return Optional.of(text).filter(t -> !t.equals("-"));
    }
  }

  /** Carries what a write told out of the transaction that is undone. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Object told;

    Undone(Object told) {
      super("undone");
      this.told = told;
    }
  }

  @BeforeEach
  void store() {
    begin = Instant.parse("2000-01-01T00:00:00Z");
    new AccessMatrixFixture(gateway).store();
  }

  private static List<Row> rows() throws IOException {
    try (InputStream in = AccessMatrixIT.class.getResourceAsStream("/smart/access-matrix.rows")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
          String[] columns = lines.get(i).split(" \\| ", -1);
          assertThat(columns).as("line %d", i + 1).hasSize(5);
          rows.add(
              new Row(i + 1, columns[0], columns[1], columns[2], columns[3], columns[4].strip()));
        }
      }
      return rows;
    }
  }

  @Test
  void theMatrixIsLargeEnough() throws IOException {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(600).doesNotHaveDuplicates();
  }

  @Test
  void tokensDoWhatTheRowsSay() throws IOException {
    check(rows().stream().filter(row -> !row.related()).toList());
  }

  @Test
  void practitionersWhoMustBeRelatedDoWhatTheRowsSay() throws IOException {
    AccessConfig related =
        new AccessConfig() {
          @Override
          public Practitioners practitioners() {
            return Practitioners.RELATED;
          }

          @Override
          public Duration breakGlass() {
            return Duration.ofMinutes(30);
          }

          @Override
          public Duration relationsKept() {
            return Duration.ofSeconds(30);
          }
        };
    QuarkusMock.installMockForInstance(
        new AccessPolicy(relations, denials, related, clock), policy);
    check(rows().stream().filter(Row::related).toList());
  }

  private void check(List<Row> rows) {
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      String told = told(row);
      if (!told.equals(row.expected())) {
        wrong.add("line " + row.line() + ": " + row + "\n    but " + told);
      }
    }
    assertThat(wrong).as("%d of %d rows", wrong.size(), rows.size()).isEmpty();
  }

  private String told(Row row) {
    try {
      String[] words = row.request().split(" ", 2);
      return answer(row.who(), words[0], words.length == 2 ? words[1] : "");
    } catch (FhirProblem problem) {
      return ofStatus(problem.status(), problem.getMessage());
    }
  }

  private static String ofStatus(int status, String message) {
    return switch (status) {
      case 403 -> "refused";
      case 404 -> "absent";
      case 410 -> "gone";
      default -> status + " " + message;
    };
  }

  private String answer(AccessContext who, String verb, String rest) {
    return switch (verb) {
      case "read" -> ok(gateway.read(who, AccessMatrixFixture.key(rest)));
      case "vread" -> {
        String[] parts = rest.split("/_history/");
        yield ok(
            gateway.readVersion(who, AccessMatrixFixture.key(parts[0]), Long.parseLong(parts[1])));
      }
      case "history" ->
          ok(gateway.historyInstance(who, AccessMatrixFixture.key(rest), HistoryQuery.newest()));
      case "history-type" -> found(historyOf(who, rest));
      case "search" -> search(who, Optional.empty(), rest);
      case "count" -> {
        SearchPage page =
            gateway.search(who, rest, AccessMatrixFixture.TAG + "&_summary=count", false);
        yield "count " + page.total().orElseThrow();
      }
      case "compartment" -> {
        String[] parts = rest.split("/");
        yield search(who, Optional.of(new ResourceKey(parts[0], parts[1])), parts[2]);
      }
      case "everything" -> {
        Set<String> all = new TreeSet<>();
        gateway.record(
            who,
            PatientRecord.of(AccessMatrixFixture.key(rest)),
            version -> all.add(name(version)));
        yield found(all);
      }
      case "batch-read", "batch-search" -> batch(who, rest);
      case "graphql" -> graphql(who, rest);
      case "view" -> scan(who, rest);
      case "choose" -> choose(who, rest);
      case "export" -> export(who, rest);
      case "subscription" -> subscription(who, rest);
      default -> write(who, verb, rest.split(" "));
    };
  }

  private static String ok(Object told) {
    assertThat(told).isNotNull();
    return "ok";
  }

  private static String name(ResourceVersion version) {
    return version.key().id().substring(AccessMatrixFixture.PREFIX.length());
  }

  private static String found(Set<String> names) {
    return names.isEmpty() ? "nothing" : "found " + String.join(" ", new TreeSet<>(names));
  }

  private static Set<String> names(Stream<ResourceVersion> versions) {
    return versions
        .filter(version -> version.key().id().startsWith(AccessMatrixFixture.PREFIX))
        .map(AccessMatrixIT::name)
        .collect(Collectors.toSet());
  }

  private Set<String> historyOf(AccessContext who, String type) {
    Set<String> all = new TreeSet<>();
    Optional<String> after = Optional.empty();
    do {
      HistoryPage page =
          gateway.historyType(who, type, new HistoryQuery(500, Optional.of(begin), after));
      page.versions().stream()
          .filter(version -> version.key().id().startsWith(AccessMatrixFixture.PREFIX))
          .forEach(version -> all.add(name(version) + ":" + version.version()));
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  private String search(AccessContext who, Optional<ResourceKey> owner, String request) {
    int mark = request.indexOf('?');
    String type = mark < 0 ? request : request.substring(0, mark);
    String query =
        AccessMatrixFixture.TAG
            + "&_count=100"
            + (mark < 0 ? "" : "&" + request.substring(mark + 1).replace(" ", "%20"));
    SearchPage page = gateway.search(who, new SearchOptions(type, owner, false, ""), query);
    Set<String> names = names(page.hits().stream().map(SearchPage.Hit::resource));
    if (request.contains("_total=accurate")) {
      assertThat(page.total()).as("total of %s", who).hasValue(page.matches().size());
    }
    return found(names);
  }

  private JsonNode entry(AccessContext who, String url) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
    bundle.putArray("entry").addObject().putObject("request").put("method", "GET").put("url", url);
    return gateway.process(who, bundle).at("/entry/0");
  }

  private String batch(AccessContext who, String url) {
    boolean search = !url.contains("/");
    JsonNode entry = entry(who, search ? url + "?" + AccessMatrixFixture.TAG : url);
    int status = Integer.parseInt(entry.at("/response/status").asText().substring(0, 3));
    if (status != 200) {
      return ofStatus(status, entry.toString());
    }
    if (!search) {
      return "ok";
    }
    Set<String> ids = new TreeSet<>();
    entry
        .at("/resource/entry")
        .forEach(hit -> ids.add(hit.at("/resource/id").asText().substring("am-".length())));
    return found(ids);
  }

  /** The list of a type with the patient that each refers to, who is left out where not allowed. */
  private String graphql(AccessContext who, String type) {
    String query = "{" + type + "List(_tag:\"urn:am|matrix\"){id}}";
    JsonNode entry =
        entry(who, "$graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    int status = Integer.parseInt(entry.at("/response/status").asText().substring(0, 3));
    if (status != 200) {
      return ofStatus(status, entry.toString());
    }
    JsonNode answer = entry.path("resource");
    if (answer.path("resourceType").asText().equals("Binary")) {
      answer =
          Json.parseOwn(
              new String(
                  java.util.Base64.getDecoder().decode(answer.path("data").asText()),
                  StandardCharsets.UTF_8));
    }
    Set<String> ids = new TreeSet<>();
    answer
        .at("/data/" + type + "List")
        .forEach(item -> ids.add(item.path("id").asText().substring("am-".length())));
    return found(ids);
  }

  /** What a view runs over. */
  private String scan(AccessContext who, String type) {
    Set<String> all = new TreeSet<>();
    ResourceScan wanted = new ResourceScan(type, Optional.empty(), Optional.empty());
    long place = 0;
    long last = -1;
    while (place != last) {
      last = place;
      ScanPiece piece = gateway.scan(who, wanted, place, 1000);
      all.addAll(names(piece.resources().stream()));
      place = piece.place();
    }
    return found(all);
  }

  /** Whom the pages for choosing a patient show to the user. */
  private String choose(AccessContext who, String name) {
    String user = who.grant().flatMap(Grant::user).orElseThrow();
    return found(
        directory.patients(user, name, 1000).stream()
            .map(RecordDirectory.PatientEntry::id)
            .filter(id -> id.startsWith(AccessMatrixFixture.PREFIX))
            .map(id -> id.substring(AccessMatrixFixture.PREFIX.length()))
            .collect(Collectors.toSet()));
  }

  private String export(AccessContext who, String type) {
    SnapshotWish wish =
        new SnapshotWish(
            List.of(type),
            Map.of(type, List.of(AccessMatrixFixture.TAG)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    ResourceSnapshot list = gateway.takeSnapshot(who, wish);
    Set<String> all = new TreeSet<>();
    for (ResourceSnapshot.Part part : list.parts()) {
      gateway.readSnapshot(who, list.id(), part.number(), version -> all.add(name(version)));
    }
    gateway.dropSnapshot(list.id());
    return found(all);
  }

  private String subscription(AccessContext who, String rest) {
    String[] parts = rest.split(" on ");
    String[] criteria = parts[0].split("\\?", 2);
    ResourceVersion changed =
        gateway.read(SERVER, new ResourceKey(criteria[0], AccessMatrixFixture.PREFIX + parts[1]));
    Set<String> ids =
        gateway.matching(who, criteria[0], List.of(criteria[1]), List.of(changed)).get(criteria[1]);
    return found(
        ids.stream()
            .map(id -> id.substring(AccessMatrixFixture.PREFIX.length()))
            .collect(Collectors.toSet()));
  }

  private String write(AccessContext who, String verb, String[] words) {
    return switch (verb) {
      case "create" -> undone(() -> gateway.create(who, words[0], content(words), none()));
      case "update", "update-again" -> {
        ResourceKey key = AccessMatrixFixture.key(words[0]);
        ObjectNode content =
            words.length == 1
                ? gateway.read(SERVER, key).tree().put("name", "Other")
                : content(words).put("id", key.id());
        yield undone(() -> gateway.update(who, key, content, none()));
      }
      case "update-as-create" -> {
        ResourceKey key = new ResourceKey(words[0], "am-new");
        yield undone(() -> gateway.update(who, key, content(words).put("id", "am-new"), none()));
      }
      case "patch" ->
          undone(() -> gateway.patch(who, AccessMatrixFixture.key(words[0]), amended(), none()));
      case "delete" -> undone(() -> gateway.delete(who, AccessMatrixFixture.key(words[0]), none()));
      case "if-none-exist" -> {
        WriteOptions options = WriteOptions.ifNoneExist(condition(words[1]));
        yield undone(() -> gateway.create(who, words[0], content(words), options));
      }
      case "update-where" ->
          undone(
              () ->
                  gateway.updateWhere(who, words[0], condition(words[1]), content(words), none()));
      case "patch-where" ->
          undone(() -> gateway.patchWhere(who, words[0], condition(words[1]), amended(), none()));
      case "delete-where" -> deleted(who, words[0], words[1]);
      case "transaction-create" -> transaction(who, content(words));
      default -> throw new IllegalArgumentException("no such request: " + verb);
    };
  }

  private String deleted(AccessContext who, String type, String values) {
    Object told = result(() -> gateway.deleteWhere(who, type, condition(values), none()));
    return found(
        ((List<?>) told)
            .stream()
                .map(outcome -> name(((WriteOutcome) outcome).resource()))
                .collect(Collectors.toSet()));
  }

  private String transaction(AccessContext who, ObjectNode resource) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    ObjectNode entry = entries.addObject();
    entry.set("resource", resource);
    entry.putObject("request").put("method", "POST").put("url", "Observation");
    return undone(() -> gateway.process(who, bundle));
  }

  private static WriteOptions none() {
    return WriteOptions.NONE;
  }

  private static String condition(String values) {
    return "identifier="
        + Stream.of(values.split(",")).map(v -> "urn:am|" + v).collect(Collectors.joining(","));
  }

  private static JsonPatch amended() {
    return JsonPatch.parse(
        "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]"
            .getBytes(StandardCharsets.UTF_8));
  }

  /** What the last two words ask for: whose it is, and of which category an Observation is. */
  private static ObjectNode content(String[] words) {
    String type = words[0].contains("/") ? words[0].substring(0, words[0].indexOf('/')) : words[0];
    String last = words[words.length - 1];
    String members =
        switch (type) {
          case "Observation" -> {
            String owner = words[words.length - 2];
            yield AccessMatrixFixture.observation(
                last, owner.equals("nobody") ? "" : "Patient/am-" + owner);
          }
          case "Task" ->
              "'status':'requested','intent':'order','for':{'reference':'Patient/am-" + last + "'}";
          default -> "'name':[{'family':'New'}]";
        };
    return AccessMatrixFixture.resource(type, "", members);
  }

  private static String undone(Supplier<Object> write) {
    return ok(result(write));
  }

  private static Object result(Supplier<Object> write) {
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                throw new Undone(write.get());
              });
      throw new IllegalStateException("the write was kept");
    } catch (Undone undone) {
      return undone.told;
    }
  }
}
