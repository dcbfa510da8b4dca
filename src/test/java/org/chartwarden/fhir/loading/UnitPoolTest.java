package org.chartwarden.fhir.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class UnitPoolTest {

  private static final ImportFile FILE =
      new ImportFile(Path.of("a.ndjson"), true, false, ImportFile.THE_REST, 1, "");

  @Test
  void letsALaterWriteOfTheSameResourceWait() {
    List<Long> ended = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch other = new CountDownLatch(1);
    try (UnitPool pool =
        new UnitPool(
            4,
            unit -> {
              if (unit.first() == 1) {
                await(other);
              }
              ended.add(unit.first());
              other.countDown();
            })) {
      pool.submit(unit(1, "Patient/p1"));
      pool.submit(unit(2, "Patient/p2"));
      pool.submit(unit(3, "Patient/p1"));
      pool.drain();
    }
    assertThat(ended).containsExactly(2L, 1L, 3L);
  }

  @Test
  void handsTheFailureOfAUnitToTheReader() {
    try (UnitPool pool =
        new UnitPool(
            1,
            unit -> {
              throw new IllegalStateException("the database is away");
            })) {
      pool.submit(unit(1, "Patient/p1"));
      assertThatThrownBy(pool::drain).hasMessage("the database is away");
      assertThatThrownBy(() -> pool.submit(unit(2, "Patient/p2")))
          .hasMessage("the database is away");
    }
  }

  private static ImportUnit unit(long number, String url) {
    var entry = Json.object();
    entry.putObject("request").put("method", "PUT").put("url", url);
    return new ImportUnit(
        FILE, number, number, List.of(new ImportUnit.Entry(number, "", entry, null)), false, 1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
