package org.chartwarden.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrialsMatchCommandTest {

  private static final String CHART =
      "{'resourceType':'Bundle','type':'collection','entry':["
          + "{'resource':{'resourceType':'Patient','id':'%s','name':[{'given':['Ada'],"
          + "'family':'Quist'}],'gender':'female','birthDate':'%s'}},"
          + "{'resource':{'resourceType':'Condition','id':'c','subject':{'reference':'Patient/%s'},"
          + "'code':{'text':'Asthma'},'recordedDate':'2024-01-02'}}]}";

  @TempDir Path folder;

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  private static String study(String id, String title, String criteria) {
    return Json.write(
        Json.parseOwn(
            ("{'protocolSection':{'identificationModule':{'nctId':'"
                    + id
                    + "','briefTitle':'"
                    + title
                    + "'},'statusModule':{'overallStatus':'RECRUITING',"
                    + "'lastUpdateSubmitDate':'January 5, 2023'},'eligibilityModule':"
                    + "{'eligibilityCriteria':'"
                    + criteria
                    + "','sex':'ALL'}}}")
                .replace('\'', '"')));
  }

  private static String chart(String id, String birth) {
    return CHART.formatted(id, birth, id).replace('\'', '"');
  }

  @BeforeEach
  void aChartAndTrials() throws Exception {
    Files.writeString(folder.resolve("chart.json"), chart("p", "1960-01-01"));
    Files.writeString(
        folder.resolve("studies.jsonl"),
        study(
                "NCT00000001",
                "Walking of adults",
                "Inclusion Criteria:\\n- Age 18 years or older\\nExclusion Criteria:\\n- Asthma")
            + "\n"
            + study(
                "NCT00000002",
                "Takes \\u001b[31madults",
                "Inclusion Criteria:\\n- Age 18 years or older\\n- Hemoglobin above 9 g/dL")
            + "\n");
  }

  private int run(String... all) {
    out = new StringWriter();
    err = new StringWriter();
    CommandLine line = ChartwardenMain.commandLine(all);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(all);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private int match(String... more) {
    String[] first = {
      "trials",
      "match",
      "--bundle",
      file("chart.json"),
      "--studies",
      file("studies.jsonl"),
      "--as-of",
      "2024-06-15"
    };
    String[] all = new String[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return run(all);
  }

  @Test
  void printsTheTrialsOfAPatientTheBestFirst() {
    assertThat(match()).isZero();
    assertThat(out.toString())
        .contains("Ada Quist, 64 years, female; judged on 2024-06-15")
        .contains("2 trials: 1 possible, 1 excluded, 0 do not fit")
        .contains("e1 Asthma:")
        .contains("all that is open")
        .contains("LOINC 718-7")
        .doesNotContain("\u001b");
    assertThat(out.toString().indexOf("NCT00000002"))
        .isLessThan(out.toString().indexOf("NCT00000001"));
  }

  @Test
  void printsJsonAndNothingElse() throws Exception {
    assertThat(match("--json")).isZero();
    JsonNode report = Json.parse(out.toString());
    assertThat(report.at("/trials/0/id").asText()).isEqualTo("NCT00000002");
    assertThat(report.at("/trials/1/blockedBy/0").asText()).isEqualTo("e1");
    assertThat(report.at("/patient/reference").asText()).isEqualTo("Patient/p/_history/1");
  }

  @Test
  void showsOneTrialInFullAndSaysWhenNoneIsPossible() throws Exception {
    assertThat(match("--trial", "NCT00000001", "--html", file("page.html"))).isEqualTo(3);
    assertThat(out.toString())
        .contains("✓ i1 met: Age 18 years or older")
        .contains("✕ e1 met: Asthma")
        .contains("Condition/c/_history/1")
        .doesNotContain("NCT00000002");
    assertThat(Files.readString(folder.resolve("page.html"))).contains("Trials for Ada Quist");
  }

  @Test
  void cutsToTheBest() {
    assertThat(match("--top", "1")).isZero();
    assertThat(out.toString())
        .contains("2 trials")
        .contains("and 1 more trials")
        .doesNotContain("NCT00000001");
  }

  @Test
  void takesANoteBesideTheChart() throws Exception {
    Files.writeString(folder.resolve("lab note.txt"), "Hemoglobin 12.1 g/dL today.");
    assertThat(match("--note", file("lab note.txt"), "--trial", "NCT00000002", "--json")).isZero();
    JsonNode criterion = Json.parse(out.toString()).at("/trials/0/criteria/1");
    assertThat(criterion.path("state").asText()).isEqualTo("met");
    assertThat(criterion.at("/evidence/0/reference").asText())
        .isEqualTo("DocumentReference/lab-note.txt/_history/1");
    assertThat(criterion.at("/evidence/0/around").asText())
        .isEqualTo("Hemoglobin 12.1 g/dL today.");
  }

  @Test
  void saysWhatItNeeds() throws Exception {
    assertThat(run("trials", "match")).isEqualTo(1);
    assertThat(err.toString()).contains("--patient").contains("--bundle");
    assertThat(match("--trial", "NCT09999999")).isEqualTo(1);
    assertThat(err.toString()).contains("NCT09999999");
    assertThat(match("--server", "http://localhost:1")).isEqualTo(1);
    assertThat(err.toString()).contains("--server");
    assertThat(match("--top", "0")).isEqualTo(1);
    assertThat(match("--patient", "other")).isEqualTo(1);
    assertThat(err.toString()).contains("Patient/other");
    assertThat(match("--html", file("no/such/page.html"))).isEqualTo(1);
    Files.writeString(folder.resolve("chart.json"), "{}");
    assertThat(match()).isEqualTo(1);
    assertThat(err.toString()).contains("Bundle");
    Files.writeString(folder.resolve("chart.json"), "{");
    assertThat(match()).isEqualTo(1);
    assertThat(err.toString()).contains("no JSON");
    Files.writeString(folder.resolve("studies.jsonl"), "nonsense\n");
    Files.writeString(folder.resolve("chart.json"), chart("p", "1960-01-01"));
    assertThat(match()).isEqualTo(1);
    assertThat(err.toString()).contains("studies.jsonl");
  }

  @Test
  void matchesPatientsOfFoldersAgainstATrial() throws Exception {
    Files.createDirectories(folder.resolve("patients/a"));
    Files.createDirectories(folder.resolve("patients/b"));
    Files.createDirectories(folder.resolve("patients/c"));
    Files.writeString(folder.resolve("patients/a/bundle.json"), chart("child", "2020-01-01"));
    Files.writeString(folder.resolve("patients/b/bundle.json"), chart("adult", "1960-01-01"));
    Files.writeString(folder.resolve("patients/b/note.txt"), "Hemoglobin 12.1 g/dL today.");
    Files.writeString(folder.resolve("patients/c/bundle.json"), "{");
    int code =
        run(
            "trials",
            "patients",
            "NCT00000002",
            "--bundle",
            file("patients"),
            "--studies",
            file("studies.jsonl"),
            "--as-of",
            "2024-06-15",
            "--html",
            file("page.html"));
    assertThat(code).isZero();
    String text = out.toString();
    assertThat(text)
        .contains("2 patients: 1 possible, 0 excluded, 1 does not fit")
        .contains("no JSON");
    assertThat(text.indexOf("Patient/adult")).isLessThan(text.indexOf("Patient/child"));
    assertThat(Files.readString(folder.resolve("page.html"))).contains("Patients for NCT00000002");
    assertThat(run("trials", "patients", "NCT00000002", "--bundle", file("patients"))).isEqualTo(1);
    assertThat(err.toString()).contains("--studies");
  }

  @Test
  void ranksTrialsForAPatientWhoIsGivenAsText() throws Exception {
    Files.writeString(
        folder.resolve("summary.txt"),
        "A 58-year-old woman with asthma since childhood. Hemoglobin 12.1 g/dL.");
    int code =
        run(
            "trials",
            "match",
            "--text",
            file("summary.txt"),
            "--studies",
            file("studies.jsonl"),
            "--as-of",
            "2024-06-15",
            "--json");
    assertThat(code).as(err.toString()).isZero();
    JsonNode report = Json.parse(out.toString());
    assertThat(report.at("/trials/0/id").asText()).isEqualTo("NCT00000002");
    assertThat(report.at("/trials/0/criteria/1/state").asText()).isEqualTo("met");
    assertThat(report.at("/trials/1/blockedBy/0").asText()).isEqualTo("e1");
    assertThat(report.at("/remarks/0").asText()).startsWith("Read from a text alone");
  }

  @Test
  void readsATextFromTheStandardInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("A man of 70 with gout.".getBytes(UTF_8)));
    try {
      assertThat(run("trials", "match", "--text", "-", "--studies", file("studies.jsonl")))
          .isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(out.toString()).contains("70 years").contains("NCT00000002");
  }

  @Test
  void takesEitherATextOrAChart() {
    assertThat(match("--text", file("chart.json"))).isEqualTo(1);
    assertThat(err.toString()).contains("--text goes with neither --patient nor --bundle");
  }
}
