package org.chartwarden.cli.bench.medec;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The figures of a run: accuracy of flag and sentence as in MEDIQA-CORR 2024, recall and
 * false-positive rate of the flag, ROUGE-1 of the corrections of wrong texts that were flagged.
 */
final class MedecScore {

  private final List<Judged> all;

  MedecScore(List<Judged> all) {
    this.all = List.copyOf(all);
  }

  /** A text with its answer. */
  record Judged(MedecText text, MedecAnswer answer) {

    boolean flagRight() {
      return answer.flags() == text.hasError();
    }

    boolean sentenceRight() {
      return answer.sentence() == text.wrong();
    }
  }

  double flagAccuracy() {
    return share(all, Judged::flagRight);
  }

  double sentenceAccuracy() {
    return share(all, Judged::sentenceRight);
  }

  double recall() {
    return share(of(judged -> judged.text().hasError()), judged -> judged.answer().flags());
  }

  double falsePositiveRate() {
    return share(of(judged -> !judged.text().hasError()), judged -> judged.answer().flags());
  }

  /** What always answering "no error" gets for flag and sentence. */
  double correctTexts() {
    return share(all, judged -> !judged.text().hasError());
  }

  void print(PrintWriter out, String how) {
    List<Judged> wrong = of(judged -> judged.text().hasError());
    out.println();
    out.printf(
        Locale.ROOT,
        "%s: %d texts, %d with an error, %d without%n",
        how,
        all.size(),
        wrong.size(),
        all.size() - wrong.size());
    line(out, "flag accuracy", flagAccuracy());
    line(out, "  always \"no error\"", correctTexts());
    line(out, "  always \"error\"", 1 - correctTexts());
    line(out, "sentence accuracy", sentenceAccuracy());
    line(out, "  always \"no error\"", correctTexts());
    line(out, "recall of the flag", recall());
    line(out, "false-positive rate of the flag", falsePositiveRate());
    List<Judged> corrected =
        of(
            judged ->
                judged.text().hasError()
                    && judged.answer().flags()
                    && !judged.answer().correction().isBlank());
    if (corrected.isEmpty()) {
      out.println("ROUGE-1 of corrections            none was given");
    } else {
      double rouge =
          corrected.stream()
              .mapToDouble(
                  judged -> Rouge1.of(judged.text().correction(), judged.answer().correction()))
              .average()
              .orElseThrow();
      out.printf(
          Locale.ROOT, "%-33s %.3f over %d%n", "ROUGE-1 of corrections", rouge, corrected.size());
    }
    kinds(wrong).forEach((kind, share) -> line(out, "  recall of " + kind, share));
  }

  private static void line(PrintWriter out, String name, double share) {
    out.printf(Locale.ROOT, "%-33s %5.1f %%%n", name, 100 * share);
  }

  private static Map<String, Double> kinds(List<Judged> wrong) {
    Map<String, Double> kinds = new TreeMap<>();
    for (Judged judged : wrong) {
      kinds.computeIfAbsent(
          judged.text().kind(),
          kind ->
              share(
                  wrong.stream().filter(other -> other.text().kind().equals(kind)).toList(),
                  other -> other.answer().flags()));
    }
    return kinds;
  }

  private List<Judged> of(Predicate<Judged> wanted) {
    return all.stream().filter(wanted).toList();
  }

  private static double share(List<Judged> group, Predicate<Judged> counted) {
    return group.isEmpty() ? 0 : (double) group.stream().filter(counted).count() / group.size();
  }
}
