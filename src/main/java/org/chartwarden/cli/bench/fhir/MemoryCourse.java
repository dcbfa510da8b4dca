package org.chartwarden.cli.bench.fhir;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How the memory of a server went during a phase, in MiB: medians of the first and the last quarter
 * of the looks at it.
 *
 * @param looks how many there were
 * @param peak most that was alive at any look
 */
record MemoryCourse(
    int looks, long aliveFirst, long aliveLast, long peak, long residentFirst, long residentLast) {

  /** Fewer looks say nothing about a course. */
  static final int FEWEST = 8;

  private static final double GROWTH = 1.15;
  private static final long SLACK = 24;

  static MemoryCourse of(List<MemoryWatch.Sample> samples) {
    int quarter = Math.max(1, samples.size() / 4);
    if (samples.isEmpty()) {
      return new MemoryCourse(0, 0, 0, 0, 0, 0);
    }
    List<MemoryWatch.Sample> first = samples.subList(0, quarter);
    List<MemoryWatch.Sample> last = samples.subList(samples.size() - quarter, samples.size());
    return new MemoryCourse(
        samples.size(),
        median(first, MemoryWatch.Sample::alive),
        median(last, MemoryWatch.Sample::alive),
        samples.stream().mapToLong(MemoryWatch.Sample::alive).max().orElse(0),
        median(first, MemoryWatch.Sample::resident),
        median(last, MemoryWatch.Sample::resident));
  }

  /** Whether the last quarter holds no more than the first, but for noise. */
  boolean flat() {
    return looks >= FEWEST && aliveLast <= aliveFirst * GROWTH + SLACK;
  }

  private static long median(
      List<MemoryWatch.Sample> samples, ToLongFunction<MemoryWatch.Sample> figure) {
    long[] sorted = samples.stream().mapToLong(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
