package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** Follows pages while others update, delete and insert what the pages are made of. */
@QuarkusTest
class PagingStabilityIT {

  private static final int MATCHES = 60;
  private static final int WRITERS = 4;

  private final HttpClient client = HttpClient.newHttpClient();

  @TestHTTPResource("/fhir")
  URI base;

  @Test
  void everyMatchOfTheFirstMomentComesOnceInItsVersion() throws Exception {
    for (int i = 0; i < MATCHES; i++) {
      assertThat(put("paging-" + i, i, "final").statusCode()).isEqualTo(201);
    }
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger writes = new AtomicInteger();
    List<String> seen = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
      JsonNode page = get(base + "/Observation?patient=paging&_sort=-date&_count=7");
      assertThat(page.path("total").asInt()).isEqualTo(MATCHES);
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        int first = w;
        writers.add(pool.submit(() -> disturb(first, done, writes)));
      }
      while (true) {
        for (JsonNode entry : page.path("entry")) {
          seen.add(
              entry.path("resource").path("id").asText()
                  + " "
                  + entry.path("resource").path("meta").path("versionId").asText());
        }
        int before = writes.get();
        while (writes.get() < before + WRITERS) {
          Thread.sleep(2);
        }
        String next = link(page, "next");
        if (next.isEmpty()) {
          break;
        }
        page = get(next);
      }
      done.set(true);
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertThat(seen)
        .isEqualTo(
            IntStream.range(0, MATCHES)
                .map(i -> MATCHES - 1 - i)
                .mapToObj(i -> "paging-" + i + " 1")
                .toList());
    assertThat(writes.get()).isGreaterThan(MATCHES / 2);
  }

  @Test
  void aPageThatIsNoLongerKeptIsGone() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(
                    URI.create(base + "?_getpages=nobody&_getpagesoffset=0&_count=5"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(Json.parse(answer.body()).path("resourceType").asText())
        .isEqualTo("OperationOutcome");
  }

  /** One writer updates, deletes and adds in turn among the matches that are its own. */
  private Void disturb(int first, AtomicBoolean done, AtomicInteger writes) throws Exception {
    for (int round = 0; !done.get(); round++) {
      int i = first + WRITERS * (round % (MATCHES / WRITERS));
      switch (round % 3) {
        case 0 -> put("paging-" + i, i, "amended");
        case 1 ->
            client.send(
                HttpRequest.newBuilder(URI.create(base + "/Observation/paging-" + i))
                    .DELETE()
                    .build(),
                HttpResponse.BodyHandlers.discarding());
        default -> put("paging-new-" + first + "-" + round, i, "final");
      }
      writes.incrementAndGet();
    }
    return null;
  }

  private HttpResponse<String> put(String id, int minute, String status)
      throws IOException, InterruptedException {
    String body =
        """
        {"resourceType":"Observation","id":"%s","status":"%s","code":{"text":"page"},
         "subject":{"reference":"Patient/paging"},"effectiveDateTime":"2024-01-01T08:%02d:00Z"}"""
            .formatted(id, status, minute);
    return client.send(
        HttpRequest.newBuilder(URI.create(base + "/Observation/" + id))
            .header("Content-Type", "application/fhir+json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode get(String url) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body());
  }

  private static String link(JsonNode bundle, String relation) {
    for (JsonNode link : bundle.path("link")) {
      if (link.path("relation").asText().equals(relation)) {
        return link.path("url").asText();
      }
    }
    return "";
  }
}
