package org.chartwarden.cli.bench.trials;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionType;
import org.chartwarden.trials.criteria.CriterionTypeCatalog;
import org.chartwarden.trials.importing.RegistryFiles;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.parsing.ParsedCriterion;

/**
 * Coverage of the criteria parser: the share of criteria whose every word belongs to a question of
 * some type, and the counts by type. Criteria can be drawn at random to be read by a person.
 */
public final class CoverageBench {

  /** One criterion that was parsed. */
  private record Line(String nctId, ParsedCriterion parsed) {}

  private final List<Line> lines = new ArrayList<>();
  private int trials;
  private int rejected;
  private double seconds;

  private CoverageBench() {}

  /** Parses every criterion of every trial of a file or folder. */
  public static CoverageBench of(Path path) throws IOException {
    CoverageBench bench = new CoverageBench();
    long begun = System.nanoTime();
    RegistryFiles.of(List.of(path))
        .read(
            (file, entry, done) -> {
              if (entry.record() == null) {
                bench.rejected++;
              } else {
                bench.trials++;
                CriteriaParser.parse(entry.record().eligibility().text())
                    .forEach(one -> bench.lines.add(new Line(entry.record().nctId(), one)));
              }
              return true;
            });
    bench.seconds = (System.nanoTime() - begun) / 1e9;
    return bench;
  }

  /** Share of criteria without unread parts, 0 to 1. */
  public double typed() {
    long typed = lines.stream().filter(line -> !line.parsed().form().unsupported()).count();
    return lines.isEmpty() ? 0 : (double) typed / lines.size();
  }

  public int criteria() {
    return lines.size();
  }

  /** Prints the shares. */
  public void print(PrintWriter out) {
    long typed = lines.stream().filter(line -> !line.parsed().form().unsupported()).count();
    long partly =
        lines.stream()
            .filter(line -> line.parsed().form().unsupported())
            .filter(line -> !line.parsed().form().leaves().isEmpty())
            .count();
    long open =
        lines.stream()
            .filter(line -> !line.parsed().form().unsupported())
            .filter(
                line -> line.parsed().form().leaves().stream().anyMatch(CriterionForm.Leaf::narrow))
            .count();
    out.printf(
        Locale.ROOT,
        "%,d criteria of %,d trials in %.1f s; %,d records rejected.%n",
        lines.size(),
        trials,
        seconds,
        rejected);
    share(out, "typed, every part", typed);
    share(out, "  of these with open words that keep them from being affirmed", open);
    share(out, "typed in part", partly);
    share(out, "unsupported as a whole", lines.size() - typed - partly);
    Map<String, Integer> byType = new TreeMap<>();
    lines.forEach(
        line -> line.parsed().types().forEach(type -> byType.merge(type, 1, Integer::sum)));
    out.println();
    out.println("By type (a criterion may have several):");
    for (CriterionType type : CriterionTypeCatalog.all()) {
      share(out, type.id() + ": " + type.title(), byType.getOrDefault(type.id(), 0));
    }
    out.flush();
  }

  private void share(PrintWriter out, String name, long count) {
    double share = lines.isEmpty() ? 0 : 100.0 * count / lines.size();
    out.printf(Locale.ROOT, "%,7d  %5.1f %%  %s%n", count, share, name);
  }

  /**
   * Prints criteria drawn at random, each with its form.
   *
   * @param count how many
   * @param seed the same seed draws the same criteria
   */
  public void sample(PrintWriter out, int count, long seed) {
    List<Line> drawn = new ArrayList<>(lines);
    long state = seed * 2_862_933_555_777_941_757L + 3_037_000_493L;
    for (int i = drawn.size() - 1; i > 0; i--) {
      state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      int other = (int) Long.remainderUnsigned(state >>> 17, i + 1L);
      Line line = drawn.get(i);
      drawn.set(i, drawn.get(other));
      drawn.set(other, line);
    }
    int number = 0;
    for (Line line : drawn.subList(0, Math.min(count, drawn.size()))) {
      String context = line.parsed().criterion().context();
      out.printf(
          Locale.ROOT,
          "%n%3d  %s %s%s  %s%n     -> %s%n",
          ++number,
          line.nctId(),
          line.parsed().criterion().id(),
          context.isEmpty() ? "" : "  [" + context + "]",
          line.parsed().criterion().text(),
          line.parsed().form().describe());
    }
    out.flush();
  }
}
