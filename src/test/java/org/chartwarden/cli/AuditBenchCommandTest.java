package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AuditBenchCommandTest {

  @ParameterizedTest
  @CsvSource({
    "--searches=19999, 20000 entries",
    "--seconds=2, 3 seconds",
    "--rounds=3, 4 rounds",
    "--connections=0, 1 connection"
  })
  void refusesWhatMeasuresNothing(String option, String reason) {
    CommandLine line = ChartwardenMain.commandLine();
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err, true));
    assertThat(line.execute("bench", "audit", option)).isNotZero();
    assertThat(err.toString().replace(",", "")).contains(reason);
  }
}
