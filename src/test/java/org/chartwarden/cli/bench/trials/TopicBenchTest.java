package org.chartwarden.cli.bench.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicBenchTest {

  private static final Path SHARED = Path.of("../shared/trials");

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path studies() throws IOException {
    return file(
        "studies.jsonl",
        study("NCT00000001", "Asthma") + "\n" + study("NCT00000002", "Gout") + "\n");
  }

  private static String study(String id, String condition) {
    return "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\""
        + id
        + "\"},\"conditionsModule\":{\"conditions\":[\""
        + condition
        + "\"]},\"eligibilityModule\":{\"eligibilityCriteria\":\"Inclusion Criteria:\\n- "
        + condition
        + "\"}}}";
  }

  @Test
  void ranksEveryTrialForEveryTopic() throws IOException {
    Path out = folder.resolve("out.jsonl");
    TopicBench bench =
        TopicBench.of(
            file("topics.jsonl", "{\"_id\":\"t1\",\"text\":\"A 40-year-old man with gout.\"}\n"),
            studies(),
            file("qrels.tsv", "topic\tnct_id\trelevance\nt1\tNCT00000002\t2\n"));
    bench.run(out);
    StringWriter text = new StringWriter();
    bench.print(new PrintWriter(text));
    assertThat(text.toString()).contains("1 topics, 2 trials").contains("1.000");
    assertThat(Files.readAllLines(out)).hasSize(2);
    assertThat(Files.readAllLines(out).get(0))
        .contains("\"nct_id\":\"NCT00000002\"")
        .contains("\"rank\":1");
  }

  @Test
  void readsJudgementsOfTrecToo() throws IOException {
    assertThat(TopicFiles.judgements(file("q", "t1 0 NCT00000001 2\nt1 0 NCT00000002 -1\n")))
        .containsEntry("t1", java.util.Map.of("NCT00000001", 2, "NCT00000002", 0));
  }

  @Test
  void namesTheLineThatCannotBeUsed() throws IOException {
    Path qrels = file("qrels.tsv", "t1\tNCT00000001\t2\nnonsense\n");
    assertThatThrownBy(() -> TopicFiles.judgements(qrels)).hasMessageContaining("line 2");
    Path topics = file("topics.jsonl", "{\"_id\":\"t1\",\"text\":\"x\"}\n{\"_id\":\"t2\"}\n");
    assertThatThrownBy(() -> TopicFiles.topics(topics)).hasMessageContaining("line 2");
    Path broken = file("broken.jsonl", "{\n");
    assertThatThrownBy(() -> TopicFiles.topics(broken)).hasMessageContaining("line 1");
    Path empty = file("empty.jsonl", "\n");
    Path studies = studies();
    assertThatThrownBy(() -> TopicBench.of(empty, studies, qrels)).isInstanceOf(IOException.class);
  }

  @Test
  void ranksBetterThanPlainBm25OnTheDevelopmentTopics() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(SHARED), () -> SHARED + " is not there: its topics are not ranked.");
    TopicBench bench =
        TopicBench.of(
            SHARED.resolve("topics_dev.jsonl"),
            SHARED.resolve("qrels_studies_dev.json"),
            SHARED.resolve("qrels_dev.tsv"));
    bench.run(null);
    assertThat(bench.gain()).isGreaterThan(1.0);
  }
}
