package org.chartwarden.cli.bench.deidentify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chartwarden.deidentification.Conversation;
import org.chartwarden.deidentification.detectors.Identifier;
import org.chartwarden.deidentification.detectors.IdentifierKind;
import org.chartwarden.platform.Json;

/**
 * Counts, kind by kind, which marked identifiers are taken out as a whole, and which words are
 * taken out that identify nobody. An identifier of which a single letter or digit stays counts as
 * missed.
 */
public final class DeidentifyBench {

  private static final String FILE = "/bench/deidentify.txt";

  private final Map<IdentifierKind, int[]> counts = new EnumMap<>(IdentifierKind.class);
  private final List<String> missed = new ArrayList<>();
  private final List<String> needless = new ArrayList<>();
  private int texts;
  private int restored;

  /** Measures all texts of the program's own set. */
  public static DeidentifyBench run() {
    try (InputStream file = DeidentifyBench.class.getResourceAsStream(FILE)) {
      return run(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Measures the texts of a file in the form of the program's own. */
  public static DeidentifyBench run(String file) {
    DeidentifyBench bench = new DeidentifyBench();
    for (IdentifierKind kind : IdentifierKind.values()) {
      bench.counts.put(kind, new int[4]);
    }
    LabelledText.of(file).forEach(bench::measure);
    return bench;
  }

  private void measure(LabelledText labelled) {
    texts++;
    Conversation conversation = new Conversation("bench", List.of(labelled.text()));
    String disguised = conversation.disguised(labelled.text());
    restored += conversation.restored(disguised).equals(same(labelled.text())) ? 1 : 0;
    if (labelled.text().startsWith("{")) {
      record(labelled, Json.parseOwn(labelled.text()), Json.parseOwn(disguised));
    } else {
      note(labelled, conversation.identifiers(labelled.text()));
    }
  }

  private static String same(String text) {
    return text.startsWith("{") ? Json.write(Json.parseOwn(text)) : text;
  }

  private void note(LabelledText labelled, List<Identifier> found) {
    for (Identifier mark : labelled.marks()) {
      boolean whole = true;
      for (int i = mark.start(); i < mark.end(); i++) {
        int at = i;
        whole &=
            !Character.isLetterOrDigit(labelled.text().charAt(i))
                || found.stream().anyMatch(f -> f.start() <= at && at < f.end());
      }
      marked(labelled, mark, whole);
    }
    for (Identifier one : found) {
      boolean right =
          labelled.marks().stream().anyMatch(m -> m.start() < one.end() && one.start() < m.end());
      taken(labelled, one.kind(), labelled.text().substring(one.start(), one.end()), right);
    }
  }

  private void record(LabelledText labelled, JsonNode before, JsonNode after) {
    List<String> originals = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    leaves(before, originals);
    leaves(after, changed);
    String left = String.join("\n", changed);
    for (Identifier mark : labelled.marks()) {
      marked(labelled, mark, !left.contains(labelled.text().substring(mark.start(), mark.end())));
    }
    for (int i = 0; i < originals.size(); i++) {
      String original = originals.get(i);
      if (!original.equals(changed.get(i))) {
        Identifier first = null;
        for (Identifier mark : labelled.marks()) {
          boolean holds = original.contains(labelled.text().substring(mark.start(), mark.end()));
          first = first == null && holds ? mark : first;
        }
        taken(labelled, first == null ? IdentifierKind.ID : first.kind(), original, first != null);
      }
    }
  }

  private static void leaves(JsonNode node, List<String> leaves) {
    if (node.isValueNode()) {
      leaves.add(node.asText());
    }
    node.forEach(item -> leaves(item, leaves));
  }

  private void marked(LabelledText labelled, Identifier mark, boolean found) {
    counts.get(mark.kind())[0]++;
    counts.get(mark.kind())[1] += found ? 1 : 0;
    if (!found) {
      missed.add(
          labelled.id()
              + ": "
              + mark.kind()
              + " "
              + labelled.text().substring(mark.start(), mark.end()));
    }
  }

  private void taken(LabelledText labelled, IdentifierKind kind, String words, boolean right) {
    counts.get(kind)[2]++;
    counts.get(kind)[3] += right ? 1 : 0;
    if (!right) {
      needless.add(labelled.id() + ": " + kind + " " + words);
    }
  }

  /** Share of the marked identifiers of a kind that are taken out as a whole; 1 without any. */
  public double recall(IdentifierKind kind) {
    return share(counts.get(kind)[1], counts.get(kind)[0]);
  }

  /** Share of all marked identifiers that are taken out as a whole. */
  public double recall() {
    return share(sum(1), sum(0));
  }

  /** Share of what is taken out that identifies somebody. */
  public double precision() {
    return share(sum(3), sum(2));
  }

  /** Share of what is taken out as one kind that identifies somebody; 1 without any. */
  public double precision(IdentifierKind kind) {
    return share(counts.get(kind)[3], counts.get(kind)[2]);
  }

  /** Number of marked identifiers. */
  public int marked() {
    return sum(0);
  }

  /** Number of texts. */
  public int texts() {
    return texts;
  }

  /** Number of texts that come back from their disguise letter by letter. */
  public int restored() {
    return restored;
  }

  /** Marked identifiers of which something stays. */
  public List<String> missed() {
    return List.copyOf(missed);
  }

  private int sum(int column) {
    return counts.values().stream().mapToInt(row -> row[column]).sum();
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  /** Writes a table, and the words behind its gaps. */
  public void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-8s %7s %7s %8s %7s %10s%n",
        "kind",
        "marked",
        "found",
        "recall",
        "taken",
        "precision");
    counts.forEach(
        (kind, row) ->
            out.printf(
                Locale.ROOT,
                "%-8s %7d %7d %8.3f %7d %10.3f%n",
                kind.name().toLowerCase(Locale.ROOT),
                row[0],
                row[1],
                share(row[1], row[0]),
                row[2],
                share(row[3], row[2])));
    out.printf(
        Locale.ROOT,
        "%-8s %7d %7d %8.3f %7d %10.3f%n",
        "all",
        sum(0),
        sum(1),
        recall(),
        sum(2),
        precision());
    out.printf("%d texts, %d come back letter by letter%n", texts, restored);
    missed.forEach(line -> out.println("missed   " + line));
    needless.forEach(line -> out.println("needless " + line));
    out.flush();
  }
}
