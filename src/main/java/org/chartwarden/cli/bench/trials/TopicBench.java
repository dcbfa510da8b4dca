package org.chartwarden.cli.bench.trials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.matching.TrialMatch;
import org.chartwarden.trials.registry.TrialRecord;
import org.chartwarden.trials.topics.Bm25Index;
import org.chartwarden.trials.topics.RankingMeasures;
import org.chartwarden.trials.topics.TopicRanker;
import org.chartwarden.trials.topics.TopicTrial;

/**
 * Ranks all trials for every topic, and beside it by the plain BM25 of the whole text of the topic
 * over title, conditions, summary and eligibility text of the trials.
 */
public final class TopicBench {

  private static final int DEPTH = 10;
  private static final LocalDate DAY = LocalDate.of(2023, 1, 1);

  /**
   * The measures of one order of the trials.
   *
   * @param judgedOnly NDCG of the judged trials alone, as if there were no others
   */
  private record Measures(
      double ndcg, double precision, double bpref, double recall, double judgedOnly) {

    static Measures of(List<String> order, Map<String, Integer> judged) {
      List<String> known = order.stream().filter(judged::containsKey).toList();
      return new Measures(
          RankingMeasures.ndcg(order, judged, DEPTH).orElse(0),
          RankingMeasures.precision(order, judged, DEPTH),
          RankingMeasures.bpref(order, judged).orElse(0),
          RankingMeasures.recall(order, judged, DEPTH).orElse(0),
          RankingMeasures.ndcg(known, judged, DEPTH).orElse(0));
    }

    static Measures mean(List<Measures> all) {
      return new Measures(
          all.stream().mapToDouble(Measures::ndcg).average().orElse(0),
          all.stream().mapToDouble(Measures::precision).average().orElse(0),
          all.stream().mapToDouble(Measures::bpref).average().orElse(0),
          all.stream().mapToDouble(Measures::recall).average().orElse(0),
          all.stream().mapToDouble(Measures::judgedOnly).average().orElse(0));
    }
  }

  private record Row(String topic, Measures ours, Measures plain) {}

  private final List<TopicFiles.Topic> topics;
  private final List<TrialRecord> trials;
  private final Map<String, Map<String, Integer>> judged;
  private final List<Row> rows = new ArrayList<>();
  private double readySeconds;
  private double rankSeconds;

  private TopicBench(
      List<TopicFiles.Topic> topics,
      List<TrialRecord> trials,
      Map<String, Map<String, Integer>> judged) {
    this.topics = topics;
    this.trials = trials;
    this.judged = judged;
  }

  /**
   * Reads the files.
   *
   * @throws IOException with a sentence when one is missing or cannot be used
   */
  public static TopicBench of(Path topics, Path studies, Path qrels) throws IOException {
    TopicBench bench =
        new TopicBench(
            TopicFiles.topics(topics), TopicFiles.trials(studies), TopicFiles.judgements(qrels));
    if (bench.topics.isEmpty() || bench.trials.isEmpty()) {
      throw new IOException(
          "there are " + bench.topics.size() + " topics and " + bench.trials.size() + " trials");
    }
    return bench;
  }

  /**
   * Ranks.
   *
   * @param out where every place of every topic is written as a JSON line; null for nowhere
   */
  public void run(Path out) throws IOException {
    long begun = System.nanoTime();
    TopicRanker ranker = TopicRanker.of(trials.stream().map(TopicTrial::of).toList());
    Bm25Index plain = Bm25Index.of(trials.stream().map(TopicBench::whole).toList());
    readySeconds = (System.nanoTime() - begun) / 1e9;
    try (BufferedWriter file = out == null ? null : Files.newBufferedWriter(out)) {
      for (TopicFiles.Topic topic : topics) {
        long start = System.nanoTime();
        List<TrialMatch> ranked = ranker.rank(topic.text(), DAY);
        rankSeconds += (System.nanoTime() - start) / 1e9;
        measure(topic, ranked, plain);
        if (file != null) {
          write(file, topic, ranked);
        }
      }
    }
  }

  private void measure(TopicFiles.Topic topic, List<TrialMatch> ranked, Bm25Index plain) {
    Map<String, Integer> relevant = judged.getOrDefault(topic.id(), Map.of());
    if (relevant.values().stream().noneMatch(one -> one > 0)) {
      return;
    }
    List<String> ours = ranked.stream().map(match -> match.trial().id()).toList();
    double[] scores = plain.scores(Bm25Index.counted(topic.text()));
    List<String> theirs =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -scores[i])
                    .thenComparing(i -> trials.get(i).nctId()))
            .map(i -> trials.get(i).nctId())
            .toList();
    rows.add(new Row(topic.id(), Measures.of(ours, relevant), Measures.of(theirs, relevant)));
  }

  private static String whole(TrialRecord trial) {
    return String.join(
        "\n",
        trial.title(),
        String.join("\n", trial.topics().conditions()),
        trial.summary(),
        trial.eligibility().text());
  }

  private static void write(BufferedWriter file, TopicFiles.Topic topic, List<TrialMatch> ranked)
      throws IOException {
    int rank = 0;
    for (TrialMatch match : ranked) {
      ObjectNode line =
          Json.object()
              .put("topic", topic.id())
              .put("nct_id", match.trial().id())
              .put("rank", ++rank)
              .put("score", Math.round(match.score().total() * 1e6) / 1e6)
              .put("status", match.status().code());
      file.write(Json.write(line));
      file.newLine();
    }
  }

  /** Gain in NDCG@10 over plain BM25, as a share of it; 0 when nothing was judged relevant. */
  public double gain() {
    double before = Measures.mean(rows.stream().map(Row::plain).toList()).ndcg();
    double now = Measures.mean(rows.stream().map(Row::ours).toList()).ndcg();
    return before == 0 ? 0 : now / before - 1;
  }

  /** Prints the measures of every topic that has a relevant trial, and their means. */
  public void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%d topics, %d trials; %d topics have a trial judged relevant.%n"
            + "Trials made ready in %.2f s; %.0f ms per topic.%n%n",
        topics.size(),
        trials.size(),
        rows.size(),
        readySeconds,
        1000 * rankSeconds / topics.size());
    out.printf("%-16s %-38s %s%n", "", "Chartwarden", "BM25");
    String names = "NDCG@10   P@10  bpref   R@10 judged";
    out.printf("%-16s %-38s %s%n", "topic", names, names);
    for (Row row : rows) {
      line(out, row.topic(), row.ours(), row.plain());
    }
    line(
        out,
        "mean",
        Measures.mean(rows.stream().map(Row::ours).toList()),
        Measures.mean(rows.stream().map(Row::plain).toList()));
    out.printf(
        Locale.ROOT,
        "%nNDCG@10 over plain BM25: %+.1f %%.%n"
            + "Trials without a judgement count as not relevant, but for bpref; \"judged\" is"
            + " NDCG@10 of the judged trials alone.%n",
        100 * gain());
    out.flush();
  }

  private static void line(PrintWriter out, String name, Measures ours, Measures plain) {
    out.printf(Locale.ROOT, "%-16s %-38s %s%n", name, cells(ours), cells(plain));
  }

  private static String cells(Measures one) {
    return String.format(
        Locale.ROOT,
        "%7.3f %6.3f %6.3f %6.3f %6.3f",
        one.ndcg(),
        one.precision(),
        one.bpref(),
        one.recall(),
        one.judgedOnly());
  }
}
