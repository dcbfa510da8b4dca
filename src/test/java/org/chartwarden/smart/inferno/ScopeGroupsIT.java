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
 * Groups {@code g10_smart_v1_scopes_stu2_2}, {@code
 * g10_us_core_7_smart_fine_grained_scopes_stu2_2}, {@code
 * g10_us_core_7_smart_granular_scope_selection_stu2_2}, {@code g10_public_standalone_launch_stu2_2}
 * and {@code g10_asymmetric_launch_stu2_2}.
 */
class ScopeGroupsIT {

  private static final List<String> GROUP_1 =
      List.of(
          "patient/Condition.rs?category=" + Ward.CONDITION_CATEGORY + "|encounter-diagnosis",
          "patient/Condition.rs?category=" + Ward.US_CORE + "condition-category|health-concern",
          "patient/Observation.rs?category=" + Ward.OBSERVATION_CATEGORY + "|laboratory",
          "patient/Observation.rs?category=" + Ward.OBSERVATION_CATEGORY + "|social-history");
  private static final List<String> GROUP_2 =
      List.of(
          "patient/Condition.rs?category=" + Ward.CONDITION_CATEGORY + "|problem-list-item",
          "patient/Observation.rs?category=" + Ward.OBSERVATION_CATEGORY + "|vital-signs",
          "patient/Observation.rs?category=" + Ward.OBSERVATION_CATEGORY + "|survey",
          "patient/Observation.rs?category=" + Ward.US_CORE + "us-core-category|sdoh");

  private static PackagedServer server;

  @BeforeAll
  static void prepare() {
    server = PackagedServer.get();
  }

  @Test
  @DisplayName("g10_smart_v1_scopes_stu2_2-g10_smart_scopes")
  void v1Scopes() {
    String scope =
        "launch/patient openid fhirUser offline_access patient/Patient.read patient/Observation.read"
            + " patient/Condition.*";
    Wire.Reply tokens = server.secretApp().launched(scope, server.doctor());
    assertThat(TokenAnswers.scopes(tokens)).containsExactlyInAnyOrder(scope.split(" "));
    assertThat(found(tokens, "Observation"))
        .contains("inferno-survey")
        .doesNotContain("inferno-other");
    assertThat(Wire.read(server.fhir() + "/Procedure", tokens.text("access_token")).status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName(
      "g10_us_core_7_smart_fine_grained_scopes_stu2_2-us_core_v700_smart_granular_scopes_1")
  void fineGrainedScopes1() {
    Wire.Reply tokens = fine(GROUP_1);
    assertThat(found(tokens, "Condition"))
        .containsExactlyInAnyOrder("inferno-encounter-diagnosis", "inferno-health-concern");
    assertThat(found(tokens, "Observation"))
        .containsExactlyInAnyOrder("inferno-laboratory", "inferno-social-history");
    assertThat(read(tokens, "Condition/inferno-problem-list-item").status()).isEqualTo(403);
    assertThat(read(tokens, "Observation/inferno-laboratory").status()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "g10_us_core_7_smart_fine_grained_scopes_stu2_2-us_core_v700_smart_granular_scopes_2")
  void fineGrainedScopes2() {
    Wire.Reply tokens = fine(GROUP_2);
    assertThat(found(tokens, "Condition")).containsExactly("inferno-problem-list-item");
    assertThat(found(tokens, "Observation"))
        .containsExactlyInAnyOrder("inferno-vital-signs", "inferno-survey", "inferno-sdoh");
    assertThat(read(tokens, "Observation/inferno-laboratory").status()).isEqualTo(403);
  }

  /** The answer spells the scopes as they were asked for. */
  private static Wire.Reply fine(List<String> scopes) {
    String scope = "launch/patient patient/Patient.rs " + String.join(" ", scopes);
    Wire.Reply tokens = server.secretApp().launched(scope, server.doctor());
    assertThat(TokenAnswers.scopes(tokens)).containsExactlyInAnyOrder(scope.split(" "));
    return tokens;
  }

  private static Wire.Reply read(Wire.Reply tokens, String path) {
    return Wire.read(server.fhir() + "/" + path, tokens.text("access_token"));
  }

  private static Set<String> found(Wire.Reply tokens, String type) {
    JsonNode bundle = read(tokens, type + "?patient=" + Ward.PATIENT + "&_count=50").json();
    Set<String> ids = new TreeSet<>();
    bundle.path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
    return ids;
  }

  @Test
  @DisplayName(
      "g10_us_core_7_smart_granular_scope_selection_stu2_2-g10_smart_granular_scope_selection")
  void granularScopeSelection() {
    Set<String> offered = new LinkedHashSet<>();
    Wire.Reply tokens =
        server
            .keyApp()
            .launched(
                "launch/patient openid fhirUser offline_access patient/Condition.rs"
                    + " patient/Observation.rs patient/Patient.rs",
                server
                    .doctor()
                    .ticking(
                        (on, off) -> {
                          offered.addAll(off);
                          return Set.of(
                              "patient/Patient.rs",
                              GROUP_1.get(0),
                              GROUP_1.get(1),
                              GROUP_1.get(2),
                              GROUP_2.get(1));
                        }));
    assertThat(offered).containsAll(GROUP_1).containsAll(GROUP_2);
    assertThat(offered).anyMatch(scope -> scope.contains("|clinical-test"));
    assertThat(
            TokenAnswers.scopes(tokens).stream()
                .filter(scope -> scope.startsWith("patient/"))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "patient/Patient.rs", GROUP_1.get(0), GROUP_1.get(1), GROUP_1.get(2), GROUP_2.get(1));
    assertThat(found(tokens, "Observation"))
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
    Wire.Reply tokens = app.launched(some.substring(0, some.lastIndexOf(' ')), server.doctor());
    assertThat(found(tokens, "Observation")).isEmpty();
  }

  @Test
  @DisplayName("g10_public_standalone_launch_stu2_2-smart_token_exchange_stu2_2")
  void publicStandaloneLaunch() {
    requireLaunch(server.publicApp());
  }

  @Test
  @DisplayName("g10_asymmetric_launch_stu2_2-smart_token_exchange_stu2_2")
  void asymmetricLaunch() {
    requireLaunch(server.keyApp());
  }

  private static void requireLaunch(SmartApp app) {
    Wire.Reply tokens =
        app.launched(
            "launch/patient openid fhirUser offline_access patient/Patient.rs", server.doctor());
    TokenAnswers.requireBody(tokens);
    TokenAnswers.requireHeaders(tokens);
    Wire.Reply patient = read(tokens, "Patient/" + tokens.text("patient"));
    assertThat(patient.status()).isEqualTo(200);
    assertThat(app.refresh(tokens.text("refresh_token"), "").status()).isEqualTo(200);
  }
}
