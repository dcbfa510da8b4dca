package org.chartwarden.cli.bench.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class GradeTest {

  private static final JsonNode GOLD =
      json(
          "{'mentions':[{'start':0,'end':4,'type':'lab','verdict':'inconsistent'},"
              + "{'start':10,'end':14,'type':'lab','verdict':'consistent'},"
              + "{'start':20,'end':24,'type':'vital','verdict':'inconsistent'}],"
              + "'neutral':[{'start':30,'end':40}]}");

  private static JsonNode json(String text) {
    return Json.parseOwn(text.replace('\'', '"'));
  }

  private static JsonNode finding(int start, int end, String verdict) {
    return Json.object().put("start", start).put("end", end).put("verdict", verdict);
  }

  private static String graded(JsonNode... findings) {
    Grade grade = new Grade();
    grade.add(GOLD, List.of(findings));
    StringWriter out = new StringWriter();
    grade.print(new PrintWriter(out));
    return out.toString().replaceAll(" +", " ");
  }

  @Test
  void countsHitsMissesAndFalseAlarms() {
    String table =
        graded(
            finding(0, 4, "inconsistent"),
            finding(10, 14, "inconsistent"),
            finding(50, 54, "inconsistent"));
    assertThat(table).contains("all 3 0.667 0.333 0.500 0.400");
    assertThat(table).contains("false alarms per note 2.00");
  }

  @Test
  void forgivesWhatIsNeutralAndWhatRepeats() {
    String table =
        graded(
            finding(0, 4, "inconsistent"),
            finding(1, 4, "inconsistent"),
            finding(10, 14, "consistent"),
            finding(20, 24, "inconsistent"),
            finding(31, 35, "inconsistent"));
    assertThat(table).contains("all 3 1.000 1.000 1.000 1.000").contains("right verdict 1.000");
  }

  @Test
  void prefersAFindingThatIsRight() {
    String table = graded(finding(0, 4, "consistent"), finding(0, 3, "inconsistent"));
    assertThat(table).contains("lab 2 0.500 1.000 1.000 1.000");
  }
}
