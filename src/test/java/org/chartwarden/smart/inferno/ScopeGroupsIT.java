package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Groups {@code g10_us_core_7_smart_fine_grained_scopes_stu2_2} and {@code
 * g10_us_core_7_smart_granular_scope_selection_stu2_2}.
 */
class ScopeGroupsIT {

  private static final String FINE =
      "g10_us_core_7_smart_fine_grained_scopes_stu2_2-us_core_v700_smart_granular_scopes";
  private static final String FINE_1 = FINE + "_1";
  private static final String FINE_2 = FINE + "_2";

  static final List<String> GROUP_1 =
      List.of(
          "patient/Condition.rs?category=" + Ward.CONDITION_CATEGORY + "|encounter-diagnosis",
          "patient/Condition.rs?category=" + Ward.US_CORE + "condition-category|health-concern",
          "patient/Observation.rs?category=" + Ward.OBSERVATION_CATEGORY + "|laboratory",
          "patient/Observation.rs?category=" + Ward.OBSERVATION_CATEGORY + "|social-history");
  static final List<String> GROUP_2 =
      List.of(
          "patient/Condition.rs?category=" + Ward.CONDITION_CATEGORY + "|problem-list-item",
          "patient/Observation.rs?category=" + Ward.OBSERVATION_CATEGORY + "|vital-signs",
          "patient/Observation.rs?category=" + Ward.OBSERVATION_CATEGORY + "|survey",
          "patient/Observation.rs?category=" + Ward.US_CORE + "us-core-category|sdoh");

  private static final String CHOSEN_FROM =
      "launch/patient openid fhirUser offline_access patient/Condition.rs patient/Observation.rs"
          + " patient/Patient.rs";

  private static final Set<String> OFFERED = new LinkedHashSet<>();

  private static PackagedServer server;
  private static Launch first;
  private static Launch second;
  private static Launch chosen;

  @BeforeAll
  static void launch() {
    server = PackagedServer.get();
    first = fine(GROUP_1);
    second = fine(GROUP_2);
    chosen =
        Launch.standalone(
            server, server.keyApp(), CHOSEN_FROM, server.doctor().ticking(ScopeGroupsIT::chosen));
  }

  private static Launch fine(List<String> scopes) {
    return Launch.standalone(
        server,
        server.secretApp(),
        "launch/patient patient/Patient.rs " + String.join(" ", scopes),
        server.doctor());
  }

  /** What the group tells the tester to tick: parts of both types instead of all of them. */
  private static Set<String> chosen(Set<String> on, Set<String> off) {
    OFFERED.addAll(off);
    assertThat(on).contains("patient/Condition.rs", "patient/Observation.rs");
    return Set.of(
        "patient/Patient.rs",
        "offline_access",
        GROUP_1.get(0),
        GROUP_1.get(1),
        GROUP_1.get(2),
        GROUP_2.get(1));
  }

  @GroupChecks(group = FINE_1, sets = CheckSet.STANDALONE_LAUNCH, more = "g10_patient_context")
  void firstLaunch(String id) throws Exception {
    LaunchChecks.require(id, first);
  }

  @GroupChecks(group = FINE_2, sets = CheckSet.STANDALONE_LAUNCH, more = "g10_patient_context")
  void secondLaunch(String id) throws Exception {
    LaunchChecks.require(id, second);
  }

  @GroupChecks(
      group = "g10_us_core_7_smart_granular_scope_selection_stu2_2",
      sets = {CheckSet.DISCOVERY, CheckSet.STANDALONE_LAUNCH},
      more = "g10_smart_scopes")
  void launchWithSelection(String id) throws Exception {
    LaunchChecks.require(id, chosen);
  }

  @Test
  @DisplayName(FINE_1)
  void fineGrainedScopes1() {
    requireSpelling(first, GROUP_1);
    assertThat(found(first, "Condition"))
        .containsExactlyInAnyOrder("inferno-encounter-diagnosis", "inferno-health-concern");
    assertThat(found(first, "Observation"))
        .containsExactlyInAnyOrder("inferno-laboratory", "inferno-social-history");
    assertThat(first.read("Condition/inferno-problem-list-item").status()).isEqualTo(403);
    assertThat(first.read("Observation/inferno-laboratory").status()).isEqualTo(200);
  }

  @Test
  @DisplayName(FINE_2)
  void fineGrainedScopes2() {
    requireSpelling(second, GROUP_2);
    assertThat(found(second, "Condition")).containsExactly("inferno-problem-list-item");
    assertThat(found(second, "Observation"))
        .containsExactlyInAnyOrder("inferno-vital-signs", "inferno-survey", "inferno-sdoh");
    assertThat(second.read("Observation/inferno-laboratory").status()).isEqualTo(403);
  }

  /** The answer spells the scopes as they were asked for. */
  private static void requireSpelling(Launch launch, List<String> scopes) {
    assertThat(launch.granted())
        .containsExactlyInAnyOrderElementsOf(launch.wanted())
        .containsAll(scopes);
  }

  private static Set<String> found(Launch launch, String type) {
    JsonNode bundle = launch.read(type + "?patient=" + Ward.PATIENT + "&_count=50").json();
    Set<String> ids = new TreeSet<>();
    bundle.path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
    return ids;
  }

  @Test
  @DisplayName(
      "g10_us_core_7_smart_granular_scope_selection_stu2_2-g10_smart_granular_scope_selection")
  void granularScopeSelection() {
    assertThat(OFFERED).containsAll(GROUP_1).containsAll(GROUP_2);
    assertThat(OFFERED).anyMatch(scope -> scope.contains("|clinical-test"));
    assertThat(chosen.granted().stream().filter(scope -> scope.startsWith("patient/")))
        .containsExactlyInAnyOrder(
            "patient/Patient.rs", GROUP_1.get(0), GROUP_1.get(1), GROUP_1.get(2), GROUP_2.get(1));
    assertThat(found(chosen, "Observation"))
        .containsExactlyInAnyOrder("inferno-laboratory", "inferno-vital-signs");
  }

  /** Requirement 134: what would not fit into a header is refused before it is granted. */
  @Test
  @DisplayName("g10_smart_scopes-length")
  void tokensStaySmall() {
    String many =
        IntStream.range(0, 200)
            .mapToObj(i -> "patient/Observation.rs?code=http://loinc.org|" + (1000 + i) + "-7")
            .collect(Collectors.joining(" "));
    SmartApp app = server.publicApp();
    Wire.Reply refused =
        Wire.form(server.base() + "/auth/authorize", app.asking(many).parameters());
    assertThat(refused.redirected()).containsEntry("error", "invalid_scope");
    String some = many.substring(0, many.indexOf("1070"));
    Launch launch =
        Launch.standalone(server, app, some.substring(0, some.lastIndexOf(' ')), server.doctor());
    assertThat(found(launch, "Observation")).isEmpty();
  }
}
