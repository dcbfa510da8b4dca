package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tools against the real gateway and PostgreSQL, on patients of their own. */
@QuarkusTest
class AgentToolsIT {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2023-11-13T10:15:00+00:00");
  private static final String MINE = "tools-it-1";
  private static final String OTHER = "tools-it-2";
  private static final AccessContext SYSTEM = AccessContext.system("test");

  @Inject FhirGateway gateway;
  @Inject AgentToolCatalog catalog;

  @BeforeEach
  void storePatients() {
    for (String id : new String[] {MINE, OTHER}) {
      put(
          "{'resourceType':'Patient','id':'"
              + id
              + "','identifier':[{'value':'MRN-"
              + id
              + "'}],'name':[{'family':'Wélby-Tools','given':['Zoë','Ann']}],'gender':'female',"
              + "'birthDate':'"
              + (id.equals(MINE) ? "1950-02-03" : "1951-02-03")
              + "'}");
    }
  }

  @Test
  void findsPatientsWhateverCaseAndAccents() {
    JsonNode found = value("find_patient", "{'name':'zoe welby-tools','birth_date':'1950-02-03'}");
    assertThat(found.get("total").asInt()).isEqualTo(1);
    assertThat(found.at("/matches/0/id").asText()).isEqualTo(MINE);
    assertThat(value("find_patient", "{'mrn':'MRN-tools-it-2'}").at("/matches/0/id").asText())
        .isEqualTo(OTHER);
    assertThat(value("find_patient", "{'name':'Zoe Welby-Tools'}").get("total").asInt())
        .isEqualTo(2);
    assertThat(value("find_patient", "{'mrn':'MRN-tools-it'}").get("total").asInt()).isZero();
  }

  @Test
  void readsMoreThanAThousandResultsExactly() {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    for (int i = 0; i < 1203; i++) {
      ObjectNode entry = entries.addObject();
      entry.set(
          "resource",
          tree(
              result(
                  "tools-it-g" + i,
                  MINE,
                  "GLU-IT",
                  100 + i % 3,
                  "mg/dL",
                  NOW.minusMinutes(i).format(ChartTime.WIRE),
                  "final")));
      entry.putObject("request").put("method", "PUT").put("url", "Observation/tools-it-g" + i);
    }
    gateway.process(SYSTEM, bundle);
    JsonNode mean =
        value(
            "aggregate_observations",
            "{'patient':'" + MINE + "','codes':['GLU-IT'],'statistic':'mean'}");
    assertThat(mean.get("count").asInt()).isEqualTo(1203);
    assertThat(mean.get("value").asText()).isEqualTo("101");
    JsonNode latest = value("latest_observation", "{'patient':'" + MINE + "','codes':['GLU-IT']}");
    assertThat(latest.get("effective").asText()).isEqualTo("2023-11-13T10:15:00+00:00");
    JsonNode day =
        value(
            "aggregate_observations",
            "{'patient':'"
                + MINE
                + "','codes':['GLU-IT'],'statistic':'count',"
                + "'from':'2023-11-13T09:15:00+00:00'}");
    assertThat(day.get("value").asInt()).isEqualTo(61);
  }

  @Test
  void keepsDigitsConvertsUnitsAndLeavesErrorsOut() {
    put(result("tools-it-k1", MINE, "K-IT", "4.0", "mmol/L", "2023-11-13T08:00:00+00:00", "final"));
    put(result("tools-it-k2", MINE, "K-IT", "5.00", "mEq/L", "2023-11-12T08:00:00+00:00", "final"));
    put(
        result(
            "tools-it-k3",
            MINE,
            "K-IT",
            "9.9",
            "mmol/L",
            "2023-11-13T09:00:00+00:00",
            "entered-in-error"));
    JsonNode latest = value("latest_observation", "{'patient':'" + MINE + "','codes':['K-IT']}");
    assertThat(Json.write(latest.get("value"))).isEqualTo("4.0");
    JsonNode highest =
        value(
            "extreme_observation",
            "{'patient':'"
                + MINE
                + "','codes':['K-IT'],'concept':'potassium','unit':'mmol/L',"
                + "'which':'highest'}");
    assertThat(Json.write(highest.get("value"))).isEqualTo("5.00");
  }

  @Test
  void refusesAForeignPatientEvenPastTheGuards() {
    put(result("tools-it-x", OTHER, "K-IT", "4.0", "mmol/L", "2023-11-13T08:00:00+00:00", "final"));
    String arguments = "{'patient':'" + OTHER + "','codes':['K-IT']}";
    ToolDeclaration<?> declaration = catalog.find("latest_observation").orElseThrow().declaration();
    Record input = ToolArguments.bind(declaration.input(), tree(arguments));
    assertThat(declaration.guards().get(0).refusal(input, run())).isPresent();
    ToolOutcome outcome = call("latest_observation", arguments);
    if (outcome instanceof ToolOutcome.Result result) {
      assertThat(result.value().get("found").asBoolean()).isFalse();
    } else {
      assertThat(outcome).isInstanceOf(ToolOutcome.Refused.class);
    }
    assertThat(call("patient_demographics", "{'patient':'" + OTHER + "'}"))
        .isInstanceOf(ToolOutcome.Refused.class);
  }

  @Test
  void proposesWhatTheGatewayStores() {
    ToolOutcome.Result order =
        (ToolOutcome.Result)
            call(
                "order_medication",
                "{'patient':'"
                    + MINE
                    + "','drug':'potassium chloride','dose':40,"
                    + "'dose_unit':'mEq','route':'oral','reason':'potassium 3.1'}");
    var change = order.change().orElseThrow();
    assertThat(change.held()).isFalse();
    var stored = gateway.create(SYSTEM, change.url(), change.resource(), WriteOptions.NONE);
    JsonNode active = value("active_medications", "{'patient':'" + MINE + "','name':'KCl'}");
    assertThat(active.toString()).contains(stored.resource().key().reference());
    ToolOutcome.Result stop =
        (ToolOutcome.Result)
            call(
                "stop_medication",
                "{'patient':'"
                    + MINE
                    + "','reference':'"
                    + stored.resource().key().reference()
                    + "','reason':'corrected'}");
    assertThat(stop.change().orElseThrow().basedOnVersion()).isEqualTo(1L);
    gateway.update(
        SYSTEM, stored.resource().key(), stop.change().get().resource(), WriteOptions.ifMatch(1));
    assertThat(value("active_medications", "{'patient':'" + MINE + "','name':'KCl'}").toString())
        .doesNotContain(stored.resource().key().reference());
  }

  private static String result(
      String id,
      String patient,
      String code,
      Object value,
      String unit,
      String time,
      String status) {
    return "{'resourceType':'Observation','id':'"
        + id
        + "','status':'"
        + status
        + "','code':{"
        + "'coding':[{'system':'http://loinc.org','code':'"
        + code
        + "'}],'text':'"
        + code
        + "'},'subject':{'reference':'Patient/"
        + patient
        + "'},'effectiveDateTime':'"
        + time
        + "','valueQuantity':{'value':"
        + value
        + ",'unit':'"
        + unit
        + "'}}";
  }

  private void put(String json) {
    ObjectNode tree = tree(json);
    ResourceKey key = new ResourceKey(tree.get("resourceType").asText(), tree.get("id").asText());
    gateway.update(SYSTEM, key, tree, WriteOptions.NONE);
  }

  private JsonNode value(String tool, String arguments) {
    ToolOutcome outcome = call(tool, arguments);
    assertThat(outcome).isInstanceOf(ToolOutcome.Result.class);
    return ((ToolOutcome.Result) outcome).value();
  }

  private ToolOutcome call(String tool, String arguments) {
    return call(catalog.find(tool).orElseThrow(), tree(arguments));
  }

  private static <I extends Record> ToolOutcome call(AgentTool<I> tool, ObjectNode arguments) {
    RunScope scope = run();
    if (tool.declaration().name().equals("find_patient")) {
      scope = new RunScope("it", AccessContext.client("it").readingOnly(), Set.of(), NOW, true);
    }
    return tool.call(ToolArguments.bind(tool.declaration().input(), arguments), scope);
  }

  private static RunScope run() {
    Set<String> bound = Set.of(MINE);
    return new RunScope(
        "it", AccessContext.client("it").boundTo(bound).readingOnly(), bound, NOW, true);
  }

  private static ObjectNode tree(String json) {
    try {
      return (ObjectNode) Json.parse(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
