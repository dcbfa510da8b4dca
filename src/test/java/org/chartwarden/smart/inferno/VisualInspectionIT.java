package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.SecretHash;
import org.chartwarden.testing.DataFolder;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.ClientAssertion;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Person;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.TlsHandshake;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Group {@code g10_visual_inspection_and_attestations}: what a tester of the kit looks at or has
 * attested, as far as it can be seen from the outside.
 */
class VisualInspectionIT {

  private static final String GROUP = "g10_visual_inspection_and_attestations-";
  private static final String SCOPE = "launch/patient offline_access patient/Patient.rs";

  /** Three months, the longest that they can be. */
  private static final Duration THREE_MONTHS = Duration.ofDays(92);

  private static PackagedServer server;
  private static DataFolder database;

  @BeforeAll
  static void prepare() {
    server = PackagedServer.get();
    database = new DataFolder(server.data());
  }

  /** An app is registered, and a person gives it the record of one patient at once. */
  @Test
  @DisplayName(GROUP + "Test01")
  void registrationForSinglePatients() throws Exception {
    server.app("inferno-inspected", Json.object().put("kind", "public"));
    SmartApp app =
        new SmartApp(
            server.base(),
            "inferno-inspected",
            Optional.empty(),
            Optional.empty(),
            PackagedServer.BACK);
    LaunchChecks.require(
        "g10_patient_context", Launch.standalone(server, app, SCOPE, server.patient()));
  }

  /** A backend service is registered with its key, and reaches several patients at once. */
  @Test
  @DisplayName(GROUP + "Test02")
  void registrationForMultiplePatients() {
    String access = backendToken("system/Patient.rs");
    for (String patient : List.of(Ward.PATIENT, Ward.OTHER)) {
      assertThat(Wire.read(server.fhir() + "/Patient/" + patient, access).status()).isEqualTo(200);
    }
  }

  private static String backendToken(String scope) {
    SmartApp app = server.keyApp();
    String proof = ClientAssertion.of(app.id(), app.key().orElseThrow(), app.tokenUrl());
    Wire.Reply answer = Wire.form(app.tokenUrl(), ClientAssertion.credentials(proof, scope));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.text("access_token");
  }

  /** The page on which a patient decides has a box and words for every type that is asked for. */
  @Test
  @DisplayName(GROUP + "Test03")
  void pageToAuthorizeResources() {
    Document page = consentPage("launch/patient openid fhirUser " + Ward.readingAll());
    for (String type : Ward.TYPES) {
      assertThat(page.select("input[type=checkbox][value=patient/" + type + ".rs]"))
          .as(type)
          .hasSize(1);
    }
    assertThat(page.select("button[value=deny]")).hasSize(1);
    assertThat(page.text()).contains("who you are");
  }

  @Test
  @DisplayName(GROUP + "Test04")
  void pageTellsOfOfflineAccess() {
    assertThat(consentPage(SCOPE).text()).contains("Keep this access while you are away");
    assertThat(consentPage("launch/patient patient/Patient.rs").text())
        .doesNotContain("Keep this access while you are away");
  }

  private static Document consentPage(String scope) {
    SmartApp app = server.secretApp();
    Person patient = server.patient();
    Browser browser = new Browser(server.base());
    Document signIn = Jsoup.parse(browser.open(app.address(app.asking(scope))).body());
    Wire.Reply page =
        browser.submit(
            signIn.selectFirst("form").attr("action"),
            Map.of(
                "request",
                signIn.selectFirst("input[name=request]").val(),
                "name",
                patient.name(),
                "password",
                patient.password()));
    Document shown = Jsoup.parse(page.body());
    assertThat(shown.select("h1").text()).contains("asks for access");
    return shown;
  }

  @Test
  @DisplayName(GROUP + "Test05")
  void refreshTokensLastThreeMonths() throws Exception {
    assertThat(lifetime(server.secretApp().launched(SCOPE, server.doctor())))
        .isGreaterThanOrEqualTo(THREE_MONTHS);
  }

  /** A native app cannot keep a secret, and its tokens last as long. */
  @Test
  @DisplayName(GROUP + "Test13")
  void refreshTokensOfNativeAppsLastThreeMonths() throws Exception {
    assertThat(lifetime(server.publicApp().launched(SCOPE, server.doctor())))
        .isGreaterThanOrEqualTo(THREE_MONTHS);
  }

  /** A refresh begins the three months anew, without a person. */
  @Test
  @DisplayName(GROUP + "g10_refresh_token_refresh_attestation")
  void aRefreshBeginsThreeMonthsAnew() throws Exception {
    SmartApp app = server.secretApp();
    Wire.Reply first = app.launched(SCOPE, server.doctor());
    database.tell(
        "UPDATE smart_refresh SET expires_at = clock_timestamp() + interval '1 day' WHERE hash = '"
            + SecretHash.of(first.text("refresh_token"))
            + "'");
    assertThat(lifetime(first)).isLessThan(Duration.ofDays(2));
    Wire.Reply renewed = app.refresh(first.text("refresh_token"), "");
    assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
    assertThat(lifetime(renewed)).isGreaterThanOrEqualTo(THREE_MONTHS);
  }

  private static Duration lifetime(Wire.Reply tokens) throws Exception {
    return Duration.ofSeconds(
        database.ask(
            "SELECT extract(epoch FROM expires_at - clock_timestamp())::bigint FROM smart_refresh"
                + " WHERE hash = '"
                + SecretHash.of(tokens.text("refresh_token"))
                + "'"));
  }

  @Test
  @DisplayName(GROUP + "Test06")
  void validatesTokensThatItIssued() {
    String access = server.secretApp().launched(SCOPE, server.doctor()).text("access_token");
    assertThat(Wire.read(server.fhir() + "/Patient/" + Ward.PATIENT, access).status())
        .isEqualTo(200);
    int middle = access.indexOf('.') + 20;
    char other = access.charAt(middle) == 'A' ? 'B' : 'A';
    String changed = access.substring(0, middle) + other + access.substring(middle + 1);
    assertThat(Wire.read(server.fhir() + "/Patient/" + Ward.PATIENT, changed).status())
        .isEqualTo(401);
  }

  @Test
  @DisplayName(GROUP + "Test08")
  void noMoreThanPreauthorizedForMultiplePatients() {
    String access = backendToken("system/Observation.rs");
    assertThat(Wire.read(server.fhir() + "/Observation?_count=1", access).status()).isEqualTo(200);
    assertThat(Wire.read(server.fhir() + "/Patient?_count=1", access).status()).isEqualTo(403);
  }

  /** The list of base addresses is public, without a token, and this server is on it. */
  @Test
  @DisplayName(GROUP + "g10_public_url_attestation")
  void baseAddressesArePublic() {
    String list =
        Wire.get(server.fhir() + "/.well-known/smart-configuration")
            .text("user_access_brand_bundle");
    assertThat(Wire.get(list).json().findValuesAsText("address")).contains(server.fhir());
  }

  @Test
  @DisplayName(GROUP + "g10_tls_version_attestation")
  void oldVersionsOfTlsAreRefused() throws Exception {
    TlsHandshake.requireModern(server.secureBase() + "/fhir/metadata");
  }
}
