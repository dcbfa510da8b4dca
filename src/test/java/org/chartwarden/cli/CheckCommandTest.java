package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {

  private static final String CHART =
      "{'resourceType':'Bundle','type':'collection','entry':["
          + "{'resource':{'resourceType':'Patient','id':'p'}},"
          + "{'resource':{'resourceType':'Observation','id':'k','status':'final',"
          + "'category':[{'coding':[{'code':'laboratory'}]}],"
          + "'code':{'coding':[{'system':'http://loinc.org','code':'2823-3'}]},"
          + "'subject':{'reference':'Patient/p'},'effectiveDateTime':'2024-05-20T06:00:00-05:00',"
          + "'valueQuantity':{'value':3.9,'unit':'mmol/L','system':'http://unitsofmeasure.org',"
          + "'code':'mmol/L'}}}]}";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aChart() throws Exception {
    Files.writeString(folder.resolve("chart.json"), CHART.replace('\'', '"'));
  }

  private int check(String note, String... more) throws Exception {
    Files.writeString(folder.resolve("note.txt"), note);
    String[] first = {
      "check",
      folder.resolve("note.txt").toString(),
      "--bundle",
      folder.resolve("chart.json").toString(),
      "--written",
      "2024-05-20T11:00:00-05:00"
    };
    String[] all = new String[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return run(all);
  }

  private int run(String... all) {
    CommandLine line = ChartwardenMain.commandLine(all);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(all);
  }

  @Test
  void saysWhatContradictsTheChart() throws Exception {
    Path page = folder.resolve("report.html");
    assertThat(check("Potassium 2.9 mmol/L.", "--html", page.toString())).isEqualTo(3);
    assertThat(out.toString()).contains("CONTRADICTS").contains("1 contradict the chart");
    assertThat(Files.readString(page)).contains("Observation/k").contains("<!DOCTYPE html>");
  }

  @Test
  void endsWellWhereNothingDoes() throws Exception {
    assertThat(check("Potassium 3.9 mmol/L.", "--json")).isZero();
    assertThat(Json.parse(out.toString()).at("/findings/0/verdict").asText())
        .isEqualTo("consistent");
  }

  @Test
  void saysWhatItNeeds() throws Exception {
    assertThat(check("K", "--patient", "p")).isEqualTo(1);
    assertThat(err.toString()).contains("--bundle");
    Files.writeString(folder.resolve("chart.json"), "{");
    assertThat(check("K")).isEqualTo(1);
    assertThat(err.toString()).contains("chart.json is no JSON");
  }

  @Test
  void readsANoteThatIsNoPlainText() throws Exception {
    Path rtf = folder.resolve("note.rtf");
    Files.writeString(rtf, "{\\rtf1 Potassium 2.9 mmol/L.}");
    assertThat(run("check", rtf.toString(), "--bundle", folder.resolve("chart.json").toString()))
        .isEqualTo(3);
    Path binary = folder.resolve("note.bin");
    Files.write(binary, new byte[100]);
    assertThat(run("check", binary.toString(), "--bundle", folder.resolve("chart.json").toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("note.bin").doesNotContain("\tat ");
  }

  @Test
  void namesTheFileThatIsNotThereAndTheOneThatCannotBeWritten() throws Exception {
    Path nowhere = folder.resolve("nowhere").resolve("page.html");
    assertThat(check("K 3.9.", "--html", nowhere.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("page.html cannot be written").doesNotContain("\tat ");
    Files.delete(folder.resolve("chart.json"));
    assertThat(check("K 3.9.")).isEqualTo(1);
    assertThat(err.toString()).contains("chart.json cannot be read").doesNotContain("\tat ");
  }
}
