package org.chartwarden.cli.bench.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.chartwarden.deidentification.detectors.IdentifierKind;
import org.junit.jupiter.api.Test;

/** The labelled set of the program; the table is part of the output of the tests. */
class DeidentifyBenchTest {

  private static final DeidentifyBench BENCH = DeidentifyBench.run();

  @Test
  void takesOutNearlyEverythingThatIdentifies() {
    StringWriter table = new StringWriter();
    BENCH.print(new PrintWriter(table));
    System.out.println(table);
    assertThat(BENCH.texts()).isGreaterThanOrEqualTo(40);
    assertThat(BENCH.recall()).as(table.toString()).isGreaterThanOrEqualTo(0.97);
    assertThat(BENCH.precision()).as(table.toString()).isGreaterThanOrEqualTo(0.85);
    for (IdentifierKind kind : IdentifierKind.values()) {
      assertThat(BENCH.recall(kind)).as(kind + "\n" + table).isGreaterThanOrEqualTo(0.9);
    }
  }

  @Test
  void theReadmeTellsWhatIsMeasured() throws IOException {
    String told = Files.readString(Path.of("README.md")).replaceAll("\\s+", " ");
    assertThat(told)
        .contains(
            String.format(
                Locale.ROOT,
                "on %d made-up texts with %d identifiers it finds all (recall %.3f)",
                BENCH.texts(),
                BENCH.marked(),
                BENCH.recall()))
        .contains(
            String.format(
                Locale.ROOT,
                "(precision %.3f; of names %.3f)",
                BENCH.precision(),
                BENCH.precision(IdentifierKind.NAME)));
  }

  /** Two ages over 89 in one text both become 90, and nobody can tell them apart afterwards. */
  @Test
  void everyTextButOneComesBackLetterByLetter() {
    assertThat(BENCH.restored()).isEqualTo(BENCH.texts() - 1);
  }

  @Test
  void countsWhatIsMissedAndWhatIsNeedless() {
    DeidentifyBench bench =
        DeidentifyBench.run("### a\n[[NAME:zz top]] has MRN 88991234.\n### b\nNothing here.\n");
    assertThat(bench.missed()).containsExactly("a: NAME zz top");
    assertThat(bench.recall()).isZero();
    assertThat(bench.precision()).isZero();
    assertThat(bench.texts()).isEqualTo(2);
  }
}
