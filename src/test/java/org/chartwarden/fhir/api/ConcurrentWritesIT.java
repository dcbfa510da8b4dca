package org.chartwarden.fhir.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/**
 * 32 clients write the same resources in every way there is. Each may be told that it came too late
 * (412); nobody is told of a deadlock, nothing is stored twice, nothing is lost.
 */
@QuarkusTest
class ConcurrentWritesIT {

  private static final int CLIENTS = 32;
  private static final int SECONDS = Integer.getInteger("chartwarden.test.concurrency-seconds", 10);
  private static final int SHARED = 6;
  private static final int PEOPLE = 25;

  @TestHTTPResource("/fhir")
  URL base;

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, AtomicInteger> counted = new ConcurrentHashMap<>();
  private final Map<String, Queue<String>> patched = new ConcurrentHashMap<>();
  private final AtomicInteger late = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  private HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header(
                "Content-Type",
                method.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json")
            .method(
                method,
                HttpRequest.BodyPublishers.ofString(
                    body.replace('\'', '"'), StandardCharsets.UTF_8));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Anything but success and "too late" is a fault. */
  private boolean accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 412);
    (answer.statusCode() == 412 ? late : done).incrementAndGet();
    return answer.statusCode() != 412;
  }

  private String counter(int n) {
    return "counter-" + run + "-" + n;
  }

  private String observation(String id, int value) {
    return "{'resourceType':'Observation','id':'"
        + id
        + "','status':'final','code':{'text':'"
        + run
        + "'},'valueInteger':"
        + value
        + "}";
  }

  private String person(int n) {
    return "{'resourceType':'Patient','identifier':[{'system':'urn:conc:"
        + run
        + "','value':'"
        + n
        + "'}]";
  }

  private String personQuery(int n) {
    return "identifier=urn:conc:" + run + "%7C" + n;
  }

  @Test
  void losesAndDoublesNothing() throws Exception {
    for (int i = 0; i < SHARED; i++) {
      accepted(send("PUT", "/Observation/" + counter(i), observation(counter(i), 0)));
      accepted(
          send(
              "PUT",
              "/Basic/" + counter(i),
              "{'resourceType':'Basic','id':'" + counter(i) + "','code':{'text':'x'}}"));
    }
    for (String pair : List.of("a", "b")) {
      accepted(
          send("PUT", "/Observation/pair-" + run + pair, observation("pair-" + run + pair, 0)));
    }
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    List<Future<?>> clients = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        Random random = new Random(i);
        clients.add(
            pool.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    step(random);
                  }
                  return null;
                }));
      }
    }
    for (Future<?> client : clients) {
      client.get();
    }
    check();
    assertThat(done.get()).isGreaterThan(CLIENTS);
  }

  private void step(Random random) throws IOException, InterruptedException {
    int n = random.nextInt(SHARED);
    int who = random.nextInt(PEOPLE);
    switch (random.nextInt(6)) {
      case 0 ->
          accepted(send("POST", "/Patient", person(who) + "}", "If-None-Exist", personQuery(who)));
      case 1 ->
          accepted(
              send(
                  "PUT",
                  "/Patient?" + personQuery(who),
                  person(who) + ",'multipleBirthInteger':" + random.nextInt(100) + "}"));
      case 2 -> count(counter(n));
      case 3 -> patch(counter(n), random);
      case 4 -> pair(random, who);
      default ->
          accepted(
              send(
                  "PATCH",
                  "/Observation?_id=" + counter(n),
                  "[{'op':'test','path':'/status','value':'final'}]"));
    }
  }

  private void count(String id) throws IOException, InterruptedException {
    HttpResponse<String> read = send("GET", "/Observation/" + id, "");
    int value = Json.parse(read.body()).path("valueInteger").asInt();
    String tag = read.headers().firstValue("ETag").orElseThrow();
    if (accepted(send("PUT", "/Observation/" + id, observation(id, value + 1), "If-Match", tag))) {
      counted.computeIfAbsent(id, k -> new AtomicInteger()).incrementAndGet();
    }
  }

  private void patch(String id, Random random) throws IOException, InterruptedException {
    String url = "urn:" + random.nextLong() + System.nanoTime();
    String member = "{'url':'" + url + "','valueBoolean':true}";
    HttpResponse<String> added =
        send(
            "PATCH", "/Basic/" + id, "[{'op':'add','path':'/extension/-','value':" + member + "}]");
    if (added.statusCode() == 422) {
      // There is no list yet; whoever comes first makes one.
      added =
          send(
              "PATCH",
              "/Basic/" + id,
              "[{'op':'add','path':'/extension','value':[" + member + "]}]",
              "If-Match",
              "W/\"1\"");
    }
    if (accepted(added)) {
      patched.computeIfAbsent(id, k -> new ConcurrentLinkedQueue<>()).add(url);
    }
  }

  /** Two resources in one transaction, in either order, and a conditional create beside them. */
  private void pair(Random random, int who) throws IOException, InterruptedException {
    int value = random.nextInt(1_000_000);
    List<String> order = random.nextBoolean() ? List.of("a", "b") : List.of("b", "a");
    StringBuilder bundle =
        new StringBuilder("{'resourceType':'Bundle','type':'transaction','entry':[");
    for (String side : order) {
      String id = "pair-" + run + side;
      bundle.append(
          "{'resource':"
              + observation(id, value)
              + ",'request':{'method':'PUT','url':'Observation/"
              + id
              + "'}},");
    }
    bundle.append(
        "{'resource':"
            + person(who)
            + "},'request':{'method':'POST','url':'Patient','ifNoneExist':'"
            + personQuery(who)
            + "'}}]}");
    accepted(send("POST", "", bundle.toString()));
  }

  private void check() throws IOException, InterruptedException {
    for (int i = 0; i < PEOPLE; i++) {
      JsonNode found = Json.parse(send("GET", "/Patient?" + personQuery(i), "").body());
      assertThat(found.path("entry").size()).as("people of identifier " + i).isLessThanOrEqualTo(1);
      for (JsonNode entry : found.path("entry")) {
        checkHistory("Patient/" + entry.path("resource").path("id").asText());
      }
    }
    for (int i = 0; i < SHARED; i++) {
      String id = counter(i);
      JsonNode counter = Json.parse(send("GET", "/Observation/" + id, "").body());
      assertThat(counter.path("valueInteger").asInt())
          .as("updates of " + id)
          .isEqualTo(counted.getOrDefault(id, new AtomicInteger()).get());
      List<String> urls = new ArrayList<>();
      Json.parse(send("GET", "/Basic/" + id, "").body())
          .path("extension")
          .forEach(e -> urls.add(e.path("url").asText()));
      assertThat(urls)
          .containsExactlyInAnyOrderElementsOf(
              patched.getOrDefault(id, new ConcurrentLinkedQueue<>()));
      checkHistory("Observation/" + id);
      checkHistory("Basic/" + id);
    }
    JsonNode a = Json.parse(send("GET", "/Observation/pair-" + run + "a", "").body());
    JsonNode b = Json.parse(send("GET", "/Observation/pair-" + run + "b", "").body());
    assertThat(a.path("valueInteger")).isEqualTo(b.path("valueInteger"));
    assertThat(a.path("meta").path("versionId")).isEqualTo(b.path("meta").path("versionId"));
    checkHistory("Observation/pair-" + run + "a");
  }

  private void checkHistory(String reference) throws IOException, InterruptedException {
    JsonNode history =
        Json.parse(send("GET", "/" + reference + "/_history?_count=5000", "").body());
    List<Integer> versions = new ArrayList<>();
    String later = "9999";
    for (JsonNode entry : history.path("entry")) {
      JsonNode meta = entry.path("resource").path("meta");
      versions.add(meta.path("versionId").asInt());
      assertThat(meta.path("lastUpdated").asText()).as(reference).isLessThan(later);
      later = meta.path("lastUpdated").asText();
    }
    List<Integer> expected = new ArrayList<>();
    for (int v = versions.get(0); v >= 1; v--) {
      expected.add(v);
    }
    assertThat(versions).as(reference).isEqualTo(expected);
  }
}
