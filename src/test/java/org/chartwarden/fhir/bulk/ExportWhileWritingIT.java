package org.chartwarden.fhir.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

/**
 * Exports that follow each other, each with the moment of the one before, while others write: every
 * change is in exactly one of them, although writers commit long after the time they stamped.
 */
@QuarkusTest
class ExportWhileWritingIT {

  private static final int WRITERS = 6;
  private static final int EXPORTS = 8;

  @Inject FhirGateway gateway;

  /** Changes in an export that are older than the moment of the one before. */
  private int late;

  @Test
  void everyChangeIsInExactlyOneOfTheExports() throws Exception {
    String mark = "w" + UUID.randomUUID().toString().substring(0, 8);
    Map<String, Integer> written = new ConcurrentHashMap<>();
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> writers = new ArrayList<>();
    for (int n = 0; n < WRITERS; n++) {
      String name = mark + "-" + n;
      Random random = new Random(n);
      writers.add(
          threads.submit(
              () -> {
                for (int i = 0; !stop.get(); i++) {
                  write(name + "-" + i, mark, random);
                  written.put(name + "-" + i, 1);
                }
                return null;
              }));
    }
    Map<String, Integer> seen = new HashMap<>();
    String since = "";
    try {
      for (int n = 0; n < EXPORTS; n++) {
        since = export(mark, since, seen);
        Thread.sleep(150);
      }
    } finally {
      stop.set(true);
      for (Future<?> writer : writers) {
        writer.get();
      }
      threads.shutdown();
    }
    export(mark, since, seen);
    assertThat(written).hasSizeGreaterThan(50);
    assertThat(seen).containsExactlyInAnyOrderEntriesOf(written);
    // Without changes that were stamped before an export and committed after it this shows little.
    assertThat(late).isPositive();
  }

  private void write(String id, String mark, Random random) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var basic = Json.object().put("resourceType", "Basic");
              basic.putObject("code").putArray("coding").addObject().put("code", mark);
              gateway.update(
                  AccessContext.system("test"),
                  new ResourceKey("Basic", id),
                  basic,
                  WriteOptions.NONE);
              // The change has its time already; others commit before it.
              pause(random.nextInt(10) < 3 ? random.nextInt(700) : random.nextInt(20));
            });
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String export(String mark, String since, Map<String, Integer> seen) {
    String[] all = {"_type", "Basic", "_typeFilter", "Basic?code=" + mark};
    Exports.Done done =
        since.isEmpty()
            ? Exports.export("$export", all)
            : Exports.export("$export", all[0], all[1], all[2], all[3], "_since", since);
    if (!since.isEmpty()) {
      Instant before = Instant.parse(since);
      late +=
          (int)
              done.lines("output").stream()
                  .map(basic -> basic.path("meta").path("lastUpdated").asText())
                  .filter(text -> !OffsetDateTime.parse(text).toInstant().isAfter(before))
                  .count();
    }
    done.references().forEach(r -> seen.merge(r.substring("Basic/".length()), 1, Integer::sum));
    return done.transactionTime();
  }
}
