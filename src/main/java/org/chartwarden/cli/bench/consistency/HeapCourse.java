package org.chartwarden.cli.bench.consistency;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The heap of this process in the course of a run: what is alive, and the most it ever took. */
public final class HeapCourse {

  private static final long MIB = 1024 * 1024;

  private final List<String> labels = new ArrayList<>();
  private final List<Long> alive = new ArrayList<>();

  /** Begins with the first look. */
  public HeapCourse() {
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Collects and notes what is left. */
  public void look(String label) {
    System.gc();
    labels.add(label);
    alive.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB);
  }

  /** Prints each look, the highest and the limit. */
  public void print(PrintWriter out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < labels.size(); i++) {
      line.append(String.format(Locale.ROOT, "%s %d   ", labels.get(i), alive.get(i)));
    }
    out.printf("%-24s %s%n", "alive on the heap, MiB", line.toString().stripTrailing());
    long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    out.printf(
        Locale.ROOT,
        "%-24s %d, garbage included, of %d allowed%n",
        "highest ever, MiB",
        peak / MIB,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax() / MIB);
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
