package org.chartwarden.cli.bench.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MemoryCourseTest {

  @Test
  void noiseAroundOneLevelIsFlat() {
    MemoryCourse course = course(40, n -> 150 + n % 7);
    assertThat(course.flat()).isTrue();
    assertThat(course.peak()).isEqualTo(156);
  }

  @Test
  void steadyGrowthIsNotFlat() {
    MemoryCourse course = course(40, n -> 150 + 4 * n);
    assertThat(course.flat()).isFalse();
    assertThat(course.aliveLast()).isGreaterThan(course.aliveFirst() + 100);
  }

  @Test
  void onePeakIsNoGrowth() {
    assertThat(course(40, n -> n == 39 ? 600 : 150).flat()).isTrue();
  }

  @Test
  void tooFewLooksProveNothing() {
    assertThat(course(7, n -> 150).flat()).isFalse();
    assertThat(MemoryCourse.of(List.of()).flat()).isFalse();
  }

  private static MemoryCourse course(long looks, LongUnaryOperator alive) {
    return MemoryCourse.of(
        LongStream.range(0, looks)
            .mapToObj(n -> new MemoryWatch.Sample(alive.applyAsLong(n), 500))
            .toList());
  }
}
