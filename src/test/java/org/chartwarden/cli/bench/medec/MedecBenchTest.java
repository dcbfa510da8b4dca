package org.chartwarden.cli.bench.medec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness over MEDEC, and what the rules alone come to. */
class MedecBenchTest {

  private static final Path DATA = Path.of("../shared/medec/medec_ms_validation.csv");

  private static final String CASES =
      """
      Text ID,Text,Sentences,Error Flag,Error Type,Error Sentence ID,Error Sentence,Corrected Sentence,Corrected Text
      a,"He is well. Exam: Afebrile, T 39.5 C, HR 110.","0 He is well.
      1 Exam: Afebrile, T 39.5 C, HR 110.",1,management,1,"Exam: Afebrile, T 39.5 C, HR 110.","Exam: Febrile, T 39.5 C, HR 110.",x
      b,"He said ""fine"".","0 He said ""fine"".",0,NA,-1,NA,NA,NA
      c,He has scurvy.,0 He has scurvy.,1,diagnosis,0,He has scurvy.,He has rickets.,x
      """;

  @TempDir private Path folder;

  private Path cases(String text) throws IOException {
    return Files.writeString(folder.resolve("cases.csv"), text);
  }

  @Test
  void answersAndScores() throws IOException {
    MedecBench bench = MedecBench.read(cases(CASES));
    Path answers = folder.resolve("answers.jsonl");
    List<String> done = new ArrayList<>();
    assertThat(bench.run(Optional.empty(), answers, false, done::add, () -> false)).isTrue();
    assertThat(done).containsExactly("a", "b", "c");
    assertThat(Files.readString(answers)).contains("\"sentence\":1").contains("fever-denied");
    StringWriter out = new StringWriter();
    assertThat(bench.report(answers, "rules alone", new PrintWriter(out, true))).isZero();
    assertThat(out.toString())
        .contains("3 texts, 2 with an error, 1 without")
        .containsPattern("flag accuracy +66.7 %")
        .containsPattern("sentence accuracy +66.7 %")
        .containsPattern("recall of the flag +50.0 %")
        .containsPattern("false-positive rate of the flag +0.0 %");
  }

  @Test
  void goesOnWhereItWasStopped() throws IOException {
    MedecBench bench = MedecBench.read(cases(CASES));
    Path answers = folder.resolve("answers.jsonl");
    List<String> done = new ArrayList<>();
    assertThat(bench.run(Optional.empty(), answers, false, done::add, () -> done.size() == 2))
        .isFalse();
    Files.writeString(answers, Files.readString(answers).replace("fever-denied", "kept") + "{\"id");
    assertThat(bench.run(Optional.empty(), answers, true, id -> {}, () -> false)).isTrue();
    assertThat(Files.readAllLines(answers)).hasSize(3);
    assertThat(Files.readString(answers)).contains("kept");
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    Path file = cases("Text ID,Text\nx,y\n");
    assertThatThrownBy(() -> MedecBench.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no column \"Sentences\"");
  }

  @Test
  void countsWordsInCommon() {
    assertThat(Rouge1.of("He has rickets.", "he has scurvy"))
        .isEqualTo(2.0 / 3, Offset.offset(1e-9));
    assertThat(Rouge1.of("a b", "")).isZero();
    assertThat(Rouge1.of("Go, go!", "go")).isEqualTo(2.0 / 3, Offset.offset(1e-9));
  }

  /** The three that are flagged give one temperature or weight twice and the two differ. */
  @Test
  void rulesAloneAlarmOnHardlyAnyCorrectText() throws IOException {
    Assumptions.assumeTrue(Files.exists(DATA), DATA + " is not there");
    List<MedecScore.Judged> judged = new ArrayList<>();
    MedecChecker checker = new MedecChecker(Optional.empty());
    for (MedecText text : MedecText.read(DATA)) {
      judged.add(new MedecScore.Judged(text, checker.answer(text)));
    }
    MedecScore score = new MedecScore(judged);
    assertThat(judged).hasSize(574);
    assertThat(score.correctTexts()).isEqualTo(255 / 574.0, Offset.offset(1e-9));
    assertThat(score.falsePositiveRate()).isLessThan(0.02);
    assertThat(score.flagAccuracy()).isGreaterThan(0.43);
  }
}
