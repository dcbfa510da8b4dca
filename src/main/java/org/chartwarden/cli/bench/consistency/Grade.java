package org.chartwarden.cli.bench.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Grades findings by the rules of the cases: a finding belongs to the statement with which it
 * shares most characters, provided that is half of the shorter of the two; each statement takes one
 * finding, first one that is right. Findings inside text that is never judged do not count.
 */
final class Grade {

  private static final String INCONSISTENT = "inconsistent";

  /** Right, wrong and missed contradictions, and how many statements were found. */
  private static final class Tally {
    private int hit;
    private int falseAlarm;
    private int missed;
    private int statements;
    private int found;

    double precision() {
      return hit + falseAlarm == 0 ? 0 : (double) hit / (hit + falseAlarm);
    }

    double recall() {
      return hit + missed == 0 ? 0 : (double) hit / (hit + missed);
    }

    double f1() {
      double sum = precision() + recall();
      return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
  }

  /** A finding that may belong to a statement. */
  private record Pair(boolean right, int shared, int finding, int statement) {}

  private final Tally all = new Tally();
  private final Map<String, Tally> types = new TreeMap<>();
  private int notes;
  private int exact;

  /** Adds the findings of one case. */
  void add(JsonNode gold, List<JsonNode> findings) {
    notes++;
    List<JsonNode> statements = new ArrayList<>();
    gold.path("mentions").forEach(statements::add);
    Map<Integer, Integer> target = new HashMap<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      int best = nearest(findings.get(i), statements);
      if (best >= 0) {
        target.put(i, best);
        pairs.add(
            new Pair(
                verdict(findings.get(i)).equals(verdict(statements.get(best))),
                shared(findings.get(i), statements.get(best)),
                i,
                best));
      }
    }
    pairs.sort(
        Comparator.comparing(Pair::right)
            .thenComparing(Pair::shared)
            .reversed()
            .thenComparing(Pair::finding));
    Map<Integer, Integer> taken = new HashMap<>();
    pairs.forEach(pair -> taken.putIfAbsent(pair.statement(), pair.finding()));
    for (int i = 0; i < statements.size(); i++) {
      judge(statements.get(i), taken.containsKey(i) ? findings.get(taken.get(i)) : null);
    }
    Set<Integer> used = new HashSet<>(taken.values());
    for (int i = 0; i < findings.size(); i++) {
      if (!used.contains(i) && alarms(findings.get(i), target.get(i), statements, gold)) {
        all.falseAlarm++;
      }
    }
  }

  private void judge(JsonNode statement, JsonNode finding) {
    Tally type = types.computeIfAbsent(statement.path("type").asText(), t -> new Tally());
    boolean wrong = verdict(statement).equals(INCONSISTENT);
    boolean said = finding != null && verdict(finding).equals(INCONSISTENT);
    for (Tally tally : List.of(all, type)) {
      tally.statements++;
      tally.found += finding == null ? 0 : 1;
      tally.hit += wrong && said ? 1 : 0;
      tally.missed += wrong && !said ? 1 : 0;
      tally.falseAlarm += !wrong && said ? 1 : 0;
    }
    exact += finding != null && verdict(finding).equals(verdict(statement)) ? 1 : 0;
  }

  /** Whether a finding that no statement took is a contradiction where there is none. */
  private static boolean alarms(
      JsonNode finding, Integer target, List<JsonNode> statements, JsonNode gold) {
    if (!verdict(finding).equals(INCONSISTENT)) {
      return false;
    }
    if (target != null) {
      return !verdict(statements.get(target)).equals(INCONSISTENT);
    }
    for (JsonNode neutral : gold.path("neutral")) {
      if (shared(finding, neutral) * 2 >= length(finding)) {
        return false;
      }
    }
    return true;
  }

  private static int nearest(JsonNode finding, List<JsonNode> statements) {
    int best = -1;
    for (int i = 0; i < statements.size(); i++) {
      JsonNode statement = statements.get(i);
      int shared = shared(finding, statement);
      boolean touches = shared > 0 && shared * 2 >= Math.min(length(finding), length(statement));
      if (touches && (best < 0 || nearer(finding, statement, statements.get(best)))) {
        best = i;
      }
    }
    return best;
  }

  private static boolean nearer(JsonNode finding, JsonNode one, JsonNode other) {
    int more = Integer.compare(shared(finding, one), shared(finding, other));
    return more > 0
        || (more == 0
            && Math.abs(length(finding) - length(one)) < Math.abs(length(finding) - length(other)));
  }

  private static int shared(JsonNode one, JsonNode other) {
    return Math.max(
        0,
        Math.min(one.path("end").asInt(), other.path("end").asInt())
            - Math.max(one.path("start").asInt(), other.path("start").asInt()));
  }

  private static int length(JsonNode span) {
    return span.path("end").asInt() - span.path("start").asInt();
  }

  private static String verdict(JsonNode node) {
    return node.path("verdict").asText();
  }

  void print(PrintWriter out) {
    out.println();
    out.printf(
        Locale.ROOT,
        "%-14s %10s %6s %9s %6s %6s   (contradictions)%n",
        "",
        "statements",
        "found",
        "precision",
        "recall",
        "F1");
    types.forEach((type, tally) -> line(out, type, tally));
    line(out, "all", all);
    out.printf(
        Locale.ROOT,
        "right verdict %.3f, false alarms per note %.2f%n",
        all.statements == 0 ? 0 : (double) exact / all.statements,
        notes == 0 ? 0 : (double) all.falseAlarm / notes);
    out.flush();
  }

  private static void line(PrintWriter out, String name, Tally tally) {
    out.printf(
        Locale.ROOT,
        "%-14s %10d %6.3f %9.3f %6.3f %6.3f%n",
        name,
        tally.statements,
        tally.statements == 0 ? 0 : (double) tally.found / tally.statements,
        tally.precision(),
        tally.recall(),
        tally.f1());
  }
}
