package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

/** Holds what a tool declares against what it reads and proposes. */
class ToolScopesTest {

  /** SMART App Launch 2.2, "Scopes for requesting FHIR resources". */
  private static final Pattern SCOPE =
      Pattern.compile("(?<who>patient|user)/(?<type>[A-Z]\\w+)\\.(?<what>c?r?u?d?s?)");

  private static final Map<String, String> CALLS =
      Map.ofEntries(
          Map.entry("find_patient", "'name':'Doe','birth_date':'1960-01-01'"),
          Map.entry("patient_demographics", ""),
          Map.entry("latest_observation", "'concept':'potassium'"),
          Map.entry("observations_in_window", "'concept':'potassium'"),
          Map.entry("aggregate_observations", "'concept':'potassium','statistic':'mean'"),
          Map.entry("extreme_observation", "'concept':'potassium','which':'highest'"),
          Map.entry("observation_trend", "'concept':'potassium'"),
          Map.entry("active_medications", ""),
          Map.entry("problems", ""),
          Map.entry("allergies", ""),
          Map.entry("clinical_notes", ""),
          Map.entry("check_consistency", "'note':'n1'"),
          Map.entry("match_trials", "'trials':['NCT00000001']"),
          Map.entry("match_patients", "'trial':'NCT00000001'"),
          Map.entry(
              "replacement_dose",
              "'value':3.1,'per_step':{'threshold':3.5,'step':0.1,'dose_per_step':10,'dose_unit':'mEq'}"),
          Map.entry("run_calculator", "'calculator':'ckd-epi-2021'"),
          Map.entry(
              "record_vital_sign", "'concept':'heart-rate','value':80,'unit':'/min','said':'80'"),
          Map.entry(
              "order_medication",
              "'drug':'potassium chloride','dose':40,'dose_unit':'mEq','route':'oral','reason':'low',"
                  + "'based_on':['Observation/k1/_history/1']"),
          Map.entry("order_lab", "'test':'Potassium','reason':'low'"),
          Map.entry("order_imaging", "'study':'Chest X-ray','reason':'cough'"),
          Map.entry("order_referral", "'specialty':'Cardiology','reason':'murmur'"),
          Map.entry("stop_medication", "'medication':'lisinopril','reason':'cough'"));

  private final FakeRecords chart =
      new FakeRecords()
          .add(
              "{'resourceType':'Patient','id':'p1','gender':'female','birthDate':'1960-01-01',"
                  + "'name':[{'family':'Doe','given':['Ann']}]}")
          .add(
              "{'resourceType':'MedicationRequest','id':'m1','status':'active','intent':'order',"
                  + "'medicationCodeableConcept':{'text':'lisinopril'},"
                  + "'subject':{'reference':'Patient/p1'}}")
          .add(
              "{'resourceType':'MedicationRequest','id':'m2','status':'active','intent':'order',"
                  + "'medicationReference':{'reference':'Medication/d1'},"
                  + "'subject':{'reference':'Patient/p1'}}")
          .add(
              "{'resourceType':'DocumentReference','id':'n1','status':'current',"
                  + "'subject':{'reference':'Patient/p1'},'content':[{'attachment':"
                  + "{'contentType':'text/plain','data':'SyAzLjE='}}]}")
          .add("{'resourceType':'Medication','id':'d1','code':{'text':'metformin'}}")
          .result("k1", "K", "3.1", "mmol/L", "2023-11-13T06:00:00+00:00");

  @Test
  void declaresEveryTypeThatItReadsAndNoOther() {
    for (AgentTool<?> tool : AgentToolCatalogTest.tools(new Watched())) {
      String name = tool.declaration().name();
      Watched records = new Watched();
      called(name, records);
      if (name.equals("run_calculator")) {
        CalculatorCatalog.all()
            .forEach(c -> called(name, "'calculator':'" + c.spec().id() + "'", records));
      }
      assertThat(declared(tool.declaration(), 'r', 's')).as(name).isEqualTo(records.read);
    }
  }

  @Test
  void declaresWhatItProposes() {
    for (AgentTool<?> tool : AgentToolCatalogTest.tools(new Watched())) {
      ToolDeclaration<?> declaration = tool.declaration();
      ToolOutcome outcome = called(declaration.name(), new Watched());
      assertThat(outcome).as(declaration.name()).isInstanceOf(ToolOutcome.Result.class);
      Optional<ProposedChange> change = ((ToolOutcome.Result) outcome).change();
      assertThat(change.isPresent())
          .as(declaration.name())
          .isEqualTo(declaration.effect() == ToolEffect.PROPOSE);
      Set<String> written = new TreeSet<>();
      change.ifPresent(c -> written.add(c.resource().get("resourceType").asText()));
      assertThat(declared(declaration, 'c', 'u')).as(declaration.name()).isEqualTo(written);
    }
  }

  /** The types for which a declaration has one of these permissions. */
  private static Set<String> declared(ToolDeclaration<?> declaration, char a, char b) {
    Set<String> types = new TreeSet<>();
    for (String scope : declaration.scopes()) {
      Matcher matcher = SCOPE.matcher(scope);
      assertThat(matcher.matches()).as(scope).isTrue();
      assertThat(FhirModel.context().getResourceTypes()).contains(matcher.group("type"));
      String what = matcher.group("what");
      if (what.indexOf(a) >= 0 || what.indexOf(b) >= 0) {
        types.add(matcher.group("type"));
      }
    }
    return types;
  }

  private static ToolOutcome called(String name, Records records) {
    String members = CALLS.get(name);
    assertThat(members).as("a call of " + name).isNotNull();
    return called(name, members, records);
  }

  private static ToolOutcome called(String name, String members, Records records) {
    AgentTool<?> tool =
        new AgentToolCatalog(AgentToolCatalogTest.tools(records)).find(name).orElseThrow();
    boolean person =
        Set.of("find_patient", "replacement_dose", "match_patients").stream()
            .noneMatch(name::equals);
    return person ? ObservationToolsTest.outcome(tool, members) : call(tool, members);
  }

  private static <I extends Record> ToolOutcome call(AgentTool<I> tool, String members) {
    var arguments = (ObjectNode) Json.parseOwn("{" + members.replace('\'', '"') + "}");
    return tool.call(
        ToolArguments.bind(tool.declaration().input(), arguments), FakeRecords.run("p1"));
  }

  /** Remembers the types that were asked for. */
  private final class Watched implements Records {

    private final Set<String> read = new TreeSet<>();

    @Override
    public Optional<ResourceVersion> read(AccessContext who, String type, String id) {
      read.add(type);
      return chart.read(who, type, id);
    }

    @Override
    public OptionalLong each(
        AccessContext who, String type, SearchText query, Predicate<ResourceVersion> visitor) {
      read.add(type);
      return chart.each(who, type, query, visitor);
    }
  }
}
