package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationToolsTest {

  private final FakeRecords chart = new FakeRecords();
  private final ObservationReader reader = new ObservationReader(chart);

  @Test
  void givesTheNewestResultAsCharted() {
    chart
        .result("a", "K", "4.10", "mmol/L", "2023-11-12T08:00:00+00:00")
        .result("b", "K", "4.0", "mmol/L", "2023-11-13T08:00:00+00:00")
        .result("c", "K", "3.9", "mmol/L", "2023-11-13T09:00:00+02:00");
    JsonNode latest = latest("'codes':['K']");
    assertThat(Json.write(latest.get("value"))).isEqualTo("4.0");
    assertThat(latest.get("effective").asText()).isEqualTo("2023-11-13T08:00:00+00:00");
    assertThat(latest.get("age_hours").asText()).isEqualTo("2.25");
    assertThat(latest.get("count").asInt()).isEqualTo(3);
    assertThat(evidence(new LatestObservationTool(reader), "'codes':['K']"))
        .containsExactly("Potassium 4.0 mmol/L at 2023-11-13T08:00:00+00:00");
  }

  @Test
  void keepsTheWindowInclusiveAtItsStartAndOpenAtItsEnd() {
    chart
        .result("a", "MG", "1.5", "mg/dL", "2023-11-12T10:14:59+00:00")
        .result("b", "MG", "1.6", "mg/dL", "2023-11-12T10:15:00+00:00")
        .result("c", "MG", "1.7", "mg/dL", "2023-11-14T00:00:00+00:00");
    String from = "'codes':['MG'],'from':'2023-11-12T10:15:00+00:00'";
    assertThat(call(new ObservationsInWindowTool(reader), from).get("count").asInt()).isEqualTo(2);
    assertThat(latest(from).get("value").asText()).isEqualTo("1.7");
    assertThat(latest(from).get("notes").toString()).contains("later than the reference time");
    assertThat(latest(from + ",'to':'2023-11-13T10:15:00+00:00'").get("value").asText())
        .isEqualTo("1.6");
  }

  @Test
  void leavesOutWhatIsNotAResultAndSaysSo() {
    chart
        .result("a", "K", "4.2", "mmol/L", "2023-11-10T08:00:00+00:00")
        .add(
            "{'resourceType':'Observation','id':'e','status':'entered-in-error','code':{'coding':"
                + "[{'code':'K'}]},'subject':{'reference':'Patient/p1'},'effectiveDateTime':"
                + "'2023-11-13T08:00:00+00:00','valueQuantity':{'value':9.9,'unit':'mmol/L'}}")
        .add(
            "{'resourceType':'Observation','id':'n','status':'final','code':{'coding':[{'code':"
                + "'K'}]},'subject':{'reference':'Patient/p1'},'effectiveDateTime':"
                + "'2023-11-13T09:00:00+00:00'}")
        .add(
            "{'resourceType':'Observation','id':'u','status':'final','code':{'coding':[{'code':"
                + "'K'}]},'subject':{'reference':'Patient/p1'},'valueQuantity':{'value':7}}");
    JsonNode latest = latest("'codes':['K']");
    assertThat(latest.get("value").asText()).isEqualTo("4.2");
    assertThat(latest.get("notes").toString())
        .contains("1 result entered in error", "1 result without a value", "without a time");
  }

  @Test
  void takesTheFirstStoredOfTiesAndMentionsTheOthers() {
    chart
        .result("a", "K", "4.2", "mmol/L", "2023-11-10T08:00:00+00:00")
        .result("b", "K", "4.4", "mmol/L", "2023-11-10T08:00:00+00:00");
    JsonNode latest = latest("'codes':['K']");
    assertThat(latest.get("value").asText()).isEqualTo("4.2");
    assertThat(latest.get("notes").toString()).contains("1 other value");
  }

  @Test
  void fallsBackToTheConceptWhenNoResultHasTheCode() {
    chart.result("a", "2823-3", "4.2", "mmol/L", "2023-11-10T08:00:00+00:00");
    JsonNode latest = latest("'codes':['KXX'],'concept':'potassium'");
    assertThat(latest.get("value").asText()).isEqualTo("4.2");
    assertThat(latest.get("notes").toString()).contains("no result in the chart has the code KXX");
  }

  @Test
  void doesNotFallBackWhenTheCodeIsThereButNotInTheWindow() {
    chart
        .result("a", "K", "4.2", "mmol/L", "2023-10-10T08:00:00+00:00")
        .result("b", "2823-3", "5.2", "mmol/L", "2023-11-13T08:00:00+00:00");
    assertThat(
            latest("'codes':['K'],'concept':'potassium','from':'2023-11-12T10:15:00+00:00'")
                .get("found")
                .asBoolean())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "potassium,K",
    "potassium,2823-3",
    "magnesium,MG",
    "hba1c,A1C",
    "creatinine,Creatinine"
  })
  void findsAConceptUnderStandardLocalAndWrittenNames(String concept, String code) {
    chart.result("a", code, "4.2", "mmol/L", "2023-11-10T08:00:00+00:00");
    chart.result("other", "2951-2", "140", "mmol/L", "2023-11-11T08:00:00+00:00");
    assertThat(latest("'concept':'" + concept + "'").get("value").asText()).isEqualTo("4.2");
  }

  @Test
  void doesNotTakeALoincCodeOfAnotherTestForTheNameItCarries() {
    chart.add(
        "{'resourceType':'Observation','id':'u','status':'final','code':{'coding':[{'system':"
            + "'http://loinc.org','code':'2828-2'}],'text':'Potassium'},'subject':{'reference':"
            + "'Patient/p1'},'effectiveDateTime':'2023-11-10','valueQuantity':{'value':60}}");
    assertThat(latest("'concept':'potassium'").get("found").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "systolic-bp,118",
    "diastolic-bp,77",
  })
  void readsAPartOfABloodPressure(String concept, String value) {
    chart.add(
        "{'resourceType':'Observation','id':'bp','status':'final','code':{'coding':[{'system':"
            + "'http://loinc.org','code':'85354-9'}]},'subject':{'reference':'Patient/p1'},"
            + "'effectiveDateTime':'2023-11-10T08:00:00Z','component':["
            + "{'code':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]},"
            + "'valueQuantity':{'value':118,'unit':'mmHg'}},"
            + "{'code':{'coding':[{'system':'http://loinc.org','code':'8462-4'}]},"
            + "'valueQuantity':{'value':77,'unit':'mmHg'}}]}");
    assertThat(latest("'concept':'" + concept + "'").get("value").asText()).isEqualTo(value);
    assertThat(latest("'concept':'blood-pressure'").get("value_text").asText())
        .isEqualTo("118/77 mmHg");
  }

  @ParameterizedTest
  @CsvSource({"3.4 mmol/L,3.4,", "<0.01 ng/mL,0.01,<", "118/77 mmHg,,", "3 weeks ago,,"})
  void readsNumbersInText(String text, String value, String comparator) {
    chart.add(
        "{'resourceType':'Observation','id':'t','status':'final','code':{'coding':[{'code':'X'}]},"
            + "'subject':{'reference':'Patient/p1'},'effectiveDateTime':'2023-11-10',"
            + "'valueString':'"
            + text
            + "'}");
    JsonNode latest = latest("'codes':['X']");
    assertThat(latest.path("value").asText(null)).isEqualTo(value);
    assertThat(latest.path("comparator").asText(""))
        .isEqualTo(comparator == null ? "" : comparator);
    assertThat(latest.path("value_text").asText()).isEqualTo(text);
  }

  @Test
  void convertsOnlyWhenAnotherUnitIsAskedFor() {
    chart.result("a", "2345-7", "99.0", "mg/dl", "2023-11-10T08:00:00+00:00");
    assertThat(Json.write(latest("'concept':'glucose','unit':'mg/dL'").get("value")))
        .isEqualTo("99.0");
    JsonNode converted = latest("'concept':'glucose','unit':'mmol/L'");
    assertThat(converted.get("value").asText()).startsWith("5.495");
    assertThat(Json.write(converted.get("value_as_charted"))).isEqualTo("99.0");
    ToolOutcome wrong =
        outcome(new LatestObservationTool(reader), "'concept':'glucose','unit':'kg'");
    assertThat(wrong).isInstanceOf(ToolOutcome.Failed.class);
  }

  @Test
  void computesStatisticsExactlyAndInOneUnit() {
    chart
        .result("a", "GLU", "100.0", "mg/dL", "2023-11-13T01:00:00+00:00")
        .result("b", "GLU", "150", "mg/dL", "2023-11-13T02:00:00+00:00")
        .result("c", "GLU", "1.01", "g/L", "2023-11-13T03:00:00+00:00")
        .result("d", "GLU", "7", "kg", "2023-11-13T00:30:00+00:00");
    String unit = "'codes':['GLU'],'unit':'mg/dL','statistic':";
    AggregateObservationTool tool = new AggregateObservationTool(reader);
    assertThat(call(tool, unit + "'mean'").get("value").asText()).isEqualTo("117");
    assertThat(call(tool, unit + "'median'").get("value").decimalValue())
        .isEqualByComparingTo("101");
    assertThat(call(tool, unit + "'range'").get("value").decimalValue()).isEqualByComparingTo("50");
    assertThat(call(tool, unit + "'mean'").get("left_out").asInt()).isEqualTo(1);
    assertThat(call(tool, unit + "'count'").get("value").asInt()).isEqualTo(4);
    assertThat(call(tool, unit + "'sd'").get("value").asText()).startsWith("28.58");
    assertThat(call(tool, "'codes':['NONE'],'statistic':'mean'").get("value").isNull()).isTrue();
  }

  @Test
  void givesTheUnroundedMean() {
    chart
        .result("a", "GLU", "100", "mg/dL", "2023-11-13T01:00:00+00:00")
        .result("b", "GLU", "101", "mg/dL", "2023-11-13T02:00:00+00:00")
        .result("c", "GLU", "103", "mg/dL", "2023-11-13T03:00:00+00:00");
    assertThat(
            call(new AggregateObservationTool(reader), "'codes':['GLU'],'statistic':'mean'")
                .get("value")
                .asText())
        .isEqualTo("101.3333333333333");
  }

  @ParameterizedTest
  @CsvSource({"highest,5.9,b", "lowest,3.1,c", "earliest,4.0,a"})
  void findsExtremes(String which, String value, String id) {
    chart
        .result("a", "K", "4.0", "mmol/L", "2023-11-01T08:00:00+00:00")
        .result("b", "K", "5.9", "mEq/L", "2023-11-02T08:00:00+00:00")
        .result("c", "K", "3.1", "mmol/L", "2023-11-03T08:00:00+00:00");
    JsonNode found =
        call(
            new ExtremeObservationTool(reader),
            "'codes':['K'],'concept':'potassium','which':'" + which + "'");
    assertThat(found.get("value").asText()).isEqualTo(value);
    assertThat(found.get("reference").asText()).isEqualTo("Observation/" + id);
  }

  @Test
  void describesATrend() {
    chart
        .result("a", "CR", "1.0", "mg/dL", "2023-11-10T00:00:00+00:00")
        .result("b", "CR", "1.6", "mg/dL", "2023-11-13T00:00:00+00:00");
    JsonNode trend = call(new ObservationTrendTool(reader), "'codes':['CR']");
    assertThat(trend.get("change").asText()).isEqualTo("0.6");
    assertThat(trend.get("percent_change").decimalValue()).isEqualByComparingTo("60");
    assertThat(trend.get("per_day").asText()).isEqualTo("0.2");
    assertThat(trend.get("direction").asText()).isEqualTo("rising");
  }

  @Test
  void boundsAListAndSaysWhatWasLeftOut() {
    for (int i = 0; i < 1500; i++) {
      chart.result(
          "o" + i, "GLU", "100", "mg/dL", FakeRecords.NOW.minusMinutes(i).format(ChartTime.WIRE));
    }
    JsonNode list = call(new ObservationsInWindowTool(reader), "'codes':['GLU'],'limit':3");
    assertThat(list.get("values")).hasSize(3);
    assertThat(list.get("left_out").asInt()).isEqualTo(1497);
    int before = chart.visited();
    latest("'codes':['GLU']");
    assertThat(chart.visited() - before).isLessThan(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'codes':['K'],'from':'yesterday'|bad-date",
        "'codes':['K'],'from':'2023-11-13','to':'2023-11-01'|empty-window",
        "'concept':'blorp'|unknown-concept",
        "'codes':['K'],'unit':'blorps'|unknown-unit",
        "'from':'2023-11-13'|no-observation-named"
      })
  void saysWhatIsWrongWithTheQuestion(String arguments, String code) {
    ToolOutcome outcome = outcome(new LatestObservationTool(reader), arguments.replace('"', '\''));
    assertThat(outcome).isInstanceOf(ToolOutcome.Failed.class);
    assertThat(((ToolOutcome.Failed) outcome).code()).isEqualTo(code);
  }

  private JsonNode latest(String members) {
    return call(new LatestObservationTool(reader), members);
  }

  static <I extends Record> JsonNode call(AgentTool<I> tool, String members) {
    ToolOutcome outcome = outcome(tool, members);
    assertThat(outcome).isInstanceOf(ToolOutcome.Result.class);
    return ((ToolOutcome.Result) outcome).value();
  }

  static <I extends Record> List<String> evidence(AgentTool<I> tool, String members) {
    return ((ToolOutcome.Result) outcome(tool, members))
        .evidence().stream().map(e -> e.text()).toList();
  }

  static <I extends Record> ToolOutcome outcome(AgentTool<I> tool, String members) {
    try {
      String json = "{'patient':'p1'," + members + "}";
      ObjectNode arguments = (ObjectNode) Json.parse(json.replace(",}", "}").replace('\'', '"'));
      return tool.call(
          ToolArguments.bind(tool.declaration().input(), arguments), FakeRecords.run("p1"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(members, e);
    }
  }
}
