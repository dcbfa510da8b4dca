package org.chartwarden.cli.bench.notes;

import com.sun.management.ThreadMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.text.NoteText;

/** Reads notes on one thread and prints what that costs. */
public final class NotesBench {

  /** Least notes in a second of one core. */
  static final double FLOOR = 500;

  private static final int NOTES = 2000;
  private static final int WARM_SECONDS = 8;

  private final long seed;
  private final int seconds;
  private final PrintWriter out;
  private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * A run.
   *
   * @param seed of the notes
   * @param seconds of CPU that are measured
   */
  public NotesBench(long seed, int seconds, PrintWriter out) {
    this.seed = seed;
    this.seconds = seconds;
    this.out = out;
  }

  /** What so many notes cost. */
  private record Cost(int notes, long bytes, long cpuNanos, long allocated, long[] each) {

    double perSecond() {
      return notes * 1e9 / cpuNanos;
    }

    double milliseconds(double share) {
      return each[(int) Math.min(each.length - 1, Math.floor(each.length * share))] / 1e6;
    }
  }

  /**
   * Measures.
   *
   * @return whether the floor is met
   */
  public boolean run() {
    NoteGenerator generator = new NoteGenerator(seed);
    List<String> notes = Stream.generate(generator::next).limit(NOTES).toList();
    measured(notes, NoteReader::read, WARM_SECONDS);
    Cost cost = measured(notes, NoteReader::read, seconds);
    boolean met = cost.perSecond() >= FLOOR;
    row("notes read", String.format(Locale.ROOT, "%,d of %,d made", cost.notes(), NOTES));
    row("characters per note", String.format(Locale.ROOT, "%,d", cost.bytes() / cost.notes()));
    row(
        "notes per second of one core",
        String.format(
            Locale.ROOT,
            "%,.0f   (floor %,.0f: %s)",
            cost.perSecond(),
            FLOOR,
            met ? "met" : "MISSED"));
    row(
        "bytes per second of one core",
        String.format(Locale.ROOT, "%,.1f MB", cost.bytes() * 1e3 / cost.cpuNanos()));
    row(
        "memory taken per note",
        String.format(Locale.ROOT, "%,d kB", cost.allocated() / cost.notes() / 1000));
    row(
        "CPU of one note",
        String.format(
            Locale.ROOT,
            "median %.2f ms, 99 of 100 below %.2f ms, worst %.2f ms",
            cost.milliseconds(0.5),
            cost.milliseconds(0.99),
            cost.milliseconds(1)));
    parts(notes, cost);
    out.flush();
    return met;
  }

  private void row(String what, String value) {
    out.printf(Locale.ROOT, "%-32s %s%n", what, value);
  }

  /** Where the time goes: each part of the reader alone over notes that are cut already. */
  private void parts(List<String> notes, Cost whole) {
    out.println();
    double nanos = (double) whole.cpuNanos() / whole.notes();
    part("sections, sentences, tokens", measured(notes, NoteText::of, 1), nanos);
    List<NoteText> texts = notes.stream().limit(500).map(NoteText::of).toList();
    NoteParts.ALL.forEach((name, part) -> part(name, measured(texts, part, 1), nanos));
  }

  private void part(String name, Cost cost, double whole) {
    double nanos = (double) cost.cpuNanos() / cost.notes();
    row(
        "  " + name,
        String.format(Locale.ROOT, "%6.0f µs  %4.0f %%", nanos / 1e3, 100 * nanos / whole));
  }

  private <T> Cost measured(List<T> items, Function<T, ?> work, int cpuSeconds) {
    long[] each = new long[200_000];
    int done = 0;
    long bytes = 0;
    long begun = thread.getCurrentThreadCpuTime();
    long memory = thread.getCurrentThreadAllocatedBytes();
    long now = begun;
    int results = 0;
    while (now - begun < cpuSeconds * 1_000_000_000L && done < each.length) {
      T item = items.get(done % items.size());
      results += work.apply(item) == null ? 1 : 0;
      long after = thread.getCurrentThreadCpuTime();
      each[done++] = after - now;
      now = after;
      bytes += item instanceof String text ? text.length() : 0;
    }
    if (results == done) {
      throw new IllegalStateException("nothing was read");
    }
    long[] sorted = Arrays.copyOf(each, done);
    Arrays.sort(sorted);
    return new Cost(
        done, bytes, now - begun, thread.getCurrentThreadAllocatedBytes() - memory, sorted);
  }
}
