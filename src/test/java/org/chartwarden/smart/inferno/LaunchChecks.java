package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.TlsHandshake;
import org.chartwarden.testing.smart.Wire;

/** Checks of launches: those of both kinds of launch, and what (g)(10) asks of them. */
final class LaunchChecks {

  private static final Pattern RESOURCE_SCOPE =
      Pattern.compile("(patient|user|system)/([A-Za-z*]+)\\..*");
  private static final Map<String, Check<Launch>> ALL = new LinkedHashMap<>();

  static {
    DiscoveryChecks.ALL.forEach((id, check) -> ALL.put(id, launch -> check.hold(launch.server())));
    ALL.putAll(OpenIdChecks.ALL);
    ALL.putAll(ResourceTypeChecks.ALL);
    for (String kind : List.of("standalone", "ehr")) {
      ALL.put(kind + "_auth_tls", launch -> modernTls(launch, "/auth/authorize"));
      ALL.put(kind + "_token_tls", launch -> modernTls(launch, "/auth/token"));
    }
    ALL.put("smart_app_launch", LaunchChecks::appLaunch);
    ALL.put("smart_launch_received", LaunchChecks::launchReceived);
    ALL.put("smart_app_redirect_stu2", LaunchChecks::appRedirect);
    ALL.put("smart_code_received", LaunchChecks::codeReceived);
    for (String verifier : List.of("no", "blank", "bad", "plain")) {
      String launch = "smart_" + verifier + "_code_verifier_";
      ALL.put(launch + "redirect", LaunchChecks::appRedirect);
      ALL.put(launch + "code_received", LaunchChecks::codeReceived);
    }
    ALL.put("smart_token_exchange_stu2_2", LaunchChecks::tokenExchange);
    ALL.put("smart_token_response_body_stu2_2", LaunchChecks::tokenResponseBody);
    ALL.put("smart_token_response_headers", launch -> TokenAnswers.requireHeaders(launch.tokens()));
    ALL.put("smart_cors_token_exchange", LaunchChecks::corsTokenExchange);
    ALL.put("g10_smart_scopes", LaunchChecks::smartScopes);
    ALL.put("g10_patient_scope", LaunchChecks::patientScope);
    ALL.put("g10_unauthorized_access", LaunchChecks::unauthorizedAccess);
    ALL.put("g10_patient_context", launch -> patientContext(launch, launch.tokens()));
    ALL.put("g10_public_launch_id_token", LaunchChecks::idToken);
    ALL.put("g10_asymmetric_launch_id_token", LaunchChecks::idToken);
  }

  private LaunchChecks() {}

  /**
   * Holds a check.
   *
   * @param id of the check, after that of its group
   */
  static void require(String id, Launch launch) throws Exception {
    Check<Launch> check = ALL.get(id.substring(id.lastIndexOf('-') + 1));
    assertThat(check).as("a check of launches with the id %s", id).isNotNull();
    check.hold(launch);
  }

  private static void modernTls(Launch launch, String path) throws Exception {
    TlsHandshake.requireModern(launch.server().secureBase() + path);
  }

  private static void appLaunch(Launch launch) {
    assertThat(launch.start().orElseThrow().toString()).startsWith(PackagedServer.LAUNCH + "&");
    assertThat(Wire.query(launch.start().orElseThrow()))
        .containsEntry("iss", launch.server().fhir());
  }

  private static void launchReceived(Launch launch) {
    assertThat(Wire.query(launch.start().orElseThrow()).get("launch")).hasSizeGreaterThan(20);
  }

  private static void appRedirect(Launch launch) {
    assertThat(launch.pages()).last().asString().contains("asks for access");
    if (launch.start().isPresent()) {
      assertThat(launch.pages()).as("neither sign-in nor patient is asked again").hasSize(1);
    }
  }

  private static void codeReceived(Launch launch) {
    assertThat(launch.back())
        .containsKey("code")
        .doesNotContainKey("error")
        .containsEntry("state", launch.asked().state())
        .containsEntry("iss", launch.server().base());
  }

  private static void tokenExchange(Launch launch) {
    assertThat(launch.tokens().status()).as(launch.tokens().body()).isEqualTo(200);
  }

  private static void tokenResponseBody(Launch launch) {
    TokenAnswers.requireBody(launch.tokens());
    assertThat(launch.wanted()).containsAll(resourceTypesOnly(launch));
    assertThat(launch.tokens().json().has("id_token"))
        .isEqualTo(launch.granted().contains("openid"));
    assertThat(launch.tokens().json().has("refresh_token"))
        .isEqualTo(launch.granted().contains("offline_access"));
  }

  /** What was granted without the parts of a type that a person may choose instead of all of it. */
  private static List<String> resourceTypesOnly(Launch launch) {
    return launch.granted().stream()
        .map(scope -> launch.wanted().contains(scope) ? scope : scope.replaceFirst("\\?.*", ""))
        .toList();
  }

  private static void corsTokenExchange(Launch launch) {
    assertThat(launch.tokens().header("Access-Control-Allow-Origin").orElse(""))
        .isIn("*", Launch.ORIGIN);
  }

  /** All that is no scope of data is granted, and every type that was asked for, all or in part. */
  private static void smartScopes(Launch launch) {
    List<String> types = new ArrayList<>();
    launch.granted().forEach(scope -> types.add(type(scope)));
    assertThat(launch.wanted()).contains("openid", "fhirUser", "offline_access");
    for (String scope : launch.wanted()) {
      assertThat(types).as(scope).contains(type(scope));
    }
  }

  private static String type(String scope) {
    return RESOURCE_SCOPE.matcher(scope).replaceFirst("$1/$2");
  }

  private static void patientScope(Launch launch) {
    assertThat(launch.granted()).anyMatch(scope -> scope.matches("patient/Patient\\.r?s"));
    assertThat(launch.granted()).anyMatch(scope -> scope.matches("patient/Patient\\.rs?"));
  }

  private static void unauthorizedAccess(Launch launch) {
    Wire.Reply reply =
        Wire.get(launch.app().fhir() + "/Patient/" + launch.tokens().text("patient"));
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
  }

  /** The patient of an answer of the token endpoint is read with the token that came with it. */
  static void patientContext(Launch launch, Wire.Reply tokens) {
    Wire.Reply patient =
        Wire.read(
            launch.app().fhir() + "/Patient/" + tokens.text("patient"),
            tokens.text("access_token"));
    assertThat(patient.status()).as(patient.body()).isEqualTo(200);
    assertThat(patient.text("resourceType")).isEqualTo("Patient");
    assertThat(patient.text("id")).isEqualTo(tokens.text("patient"));
  }

  private static void idToken(Launch launch) throws Exception {
    SignedJWT token = SignedJWT.parse(launch.tokens().text("id_token"));
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(launch.app().id());
  }
}
