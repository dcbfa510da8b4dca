package org.chartwarden.cli.bench.medcalc;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of a run: per calculator and per category, against each label set. */
final class MedCalcReport {

  private static final List<String> SETS = List.of("recomputed", "published", "physician_reviewed");

  private final List<Graded> graded;

  MedCalcReport(List<Graded> graded) {
    this.graded = List.copyOf(graded);
  }

  /** A row with the answer that was given, empty when there was none. */
  record Graded(MedCalcRow row, String answer) {

    boolean labelled(String set) {
      return row.labels().containsKey(set);
    }

    boolean right(String set) {
      return labelled(set) && row.labels().get(set).accepts(row.calculatorId(), answer);
    }
  }

  void print(PrintWriter out) {
    out.println();
    head(out, "calculator");
    group(g -> String.format(Locale.ROOT, "%2d %s", g.row().calculatorId(), g.row().calculator()))
        .forEach((name, group) -> line(out, name, group));
    out.println();
    head(out, "category");
    group(g -> g.row().category()).forEach((name, group) -> line(out, name, group));
    out.println();
    line(out, "all", graded);
  }

  private Map<String, List<Graded>> group(Function<Graded, String> key) {
    return graded.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  private static void head(PrintWriter out, String first) {
    out.printf(Locale.ROOT, "%-62s %5s %8s", first, "rows", "answered");
    SETS.forEach(set -> out.printf(Locale.ROOT, " %18s", set.replace('_', ' ')));
    out.println();
  }

  private static void line(PrintWriter out, String name, List<Graded> group) {
    String shown = name.length() <= 62 ? name : name.substring(0, 61) + "…";
    out.printf(
        Locale.ROOT,
        "%-62s %5d %8d",
        shown,
        group.size(),
        group.stream().filter(g -> !g.answer().isEmpty()).count());
    SETS.forEach(set -> out.printf(Locale.ROOT, " %18s", share(group, set)));
    out.println();
  }

  private static String share(List<Graded> group, String set) {
    long labelled = group.stream().filter(g -> g.labelled(set)).count();
    if (labelled == 0) {
      return "-";
    }
    long right = group.stream().filter(g -> g.right(set)).count();
    return String.format(Locale.ROOT, "%d/%d %5.1f %%", right, labelled, 100.0 * right / labelled);
  }
}
