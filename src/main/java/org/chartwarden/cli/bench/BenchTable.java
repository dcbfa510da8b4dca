package org.chartwarden.cli.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The table of a run: per category, then in sum. */
final class BenchTable {

  private final List<Graded> graded;

  BenchTable(List<Graded> graded) {
    this.graded = List.copyOf(graded);
  }

  /** A task with its result and verdict. */
  record Graded(BenchTask task, BenchResult result, Verdict verdict) {
    int category() {
      return task.category().orElse(0);
    }

    boolean query() {
      return List.of(1, 2, 4, 6, 7).contains(category());
    }
  }

  void print(PrintWriter out) {
    out.println();
    out.println("category  kind     tasks  right  with order  without order  median ms");
    for (int category = 1; category <= 10; category++) {
      int current = category;
      List<Graded> group = graded.stream().filter(g -> g.category() == current).toList();
      if (!group.isEmpty()) {
        row(out, Integer.toString(category), group.get(0).query() ? "query" : "action", group);
      }
    }
    row(out, "query", "", filter(Graded::query));
    row(out, "action", "", filter(g -> !g.query()));
    row(out, "all", "", graded);
  }

  private List<Graded> filter(Predicate<Graded> wanted) {
    return graded.stream().filter(wanted).toList();
  }

  private static void row(PrintWriter out, String name, String kind, List<Graded> group) {
    out.printf(
        Locale.ROOT,
        "%-8s  %-7s  %5d  %5d  %10s  %13s  %9d%n",
        name,
        kind,
        group.size(),
        group.stream().filter(g -> g.verdict().right()).count(),
        share(group, true),
        share(group, false),
        medianMillis(group));
  }

  private static String share(List<Graded> group, boolean orderWanted) {
    List<Graded> part =
        group.stream().filter(g -> g.verdict().orderWanted() == orderWanted).toList();
    return part.isEmpty()
        ? "-"
        : part.stream().filter(g -> g.verdict().right()).count() + "/" + part.size();
  }

  private static long medianMillis(List<Graded> group) {
    List<Long> sorted = group.stream().map(g -> g.result().millis()).sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }
}
