package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Person;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group {@code g10_token_revocation}: a patient ends what an app may do; and the app does. */
class TokenRevocationIT {

  private static final String SCOPE = "launch/patient offline_access patient/Patient.rs";
  private static final String PLACE = "/auth/access";

  private static PackagedServer server;
  private static SmartApp app;
  private static Wire.Reply ended;
  private static Wire.Reply kept;
  private static Document before;
  private static Document after;

  @BeforeAll
  static void revoke() {
    server = PackagedServer.get();
    app = server.secretApp();
    kept = app.launched(SCOPE, server.patient());
    ended = app.launched(SCOPE, server.patient());
    assertThat(patient(ended).status()).isEqualTo(200);
    Browser browser = signedIn(server.patient());
    before = page(browser);
    Wire.Reply done = browser.submit(PLACE, Map.of("approval", approvals(before).getFirst()));
    assertThat(done.status()).isEqualTo(303);
    after = page(browser);
  }

  private static Browser signedIn(Person who) {
    Browser browser = new Browser(server.base());
    assertThat(browser.signIn(who, PLACE).status()).isEqualTo(303);
    return browser;
  }

  private static Document page(Browser browser) {
    return Jsoup.parse(browser.open(server.base() + PLACE).body());
  }

  private static List<String> approvals(Document page) {
    return page.select("input[name=approval]").eachAttr("value");
  }

  private static Wire.Reply patient(Wire.Reply tokens) {
    return Wire.read(app.fhir() + "/Patient/" + Ward.PATIENT, tokens.text("access_token"));
  }

  /** The page tells which apps have access, what they may do, and since when. */
  @Test
  @DisplayName("g10_token_revocation-revoked_by_the_patient")
  void thePatientEndsIt() {
    assertThat(before.select("h1").text()).isEqualTo("Apps with access");
    assertThat(before.text())
        .contains(
            "inferno-secret", "Patient/" + Ward.PATIENT, "Read Patient of this patient", "away");
    assertThat(approvals(after))
        .doesNotContain(approvals(before).getFirst())
        .hasSize(approvals(before).size() - 1);
  }

  @Test
  @DisplayName("g10_token_revocation-access_ends")
  void accessEnds() {
    assertThat(patient(ended).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("g10_token_revocation-refresh_ends")
  void refreshEnds() {
    assertThat(app.refresh(ended.text("refresh_token"), "").status()).isIn(400, 401);
  }

  @Test
  void whatElseTheAppMayDoStays() {
    assertThat(patient(kept).status()).isEqualTo(200);
  }

  @Test
  void theTrailTellsWhoEndedIt() {
    Wire.Reply events =
        Wire.read(
            server.fhir() + "/AuditEvent?subtype=end-access&_count=50",
            server.token("system/AuditEvent.rs"));
    assertThat(events.status()).as(events.body()).isEqualTo(200);
    assertThat(events.json().path("entry")).isNotEmpty();
    assertThat(events.body())
        .contains("user/" + PackagedServer.PATIENT, "inferno-secret")
        .doesNotContain("user/" + PackagedServer.DOCTOR);
  }

  @Test
  void discoveryNamesThePage() {
    assertThat(
            Wire.get(server.fhir() + "/.well-known/smart-configuration")
                .text("management_endpoint"))
        .isEqualTo(server.base() + PLACE);
    Wire.Reply unknown = Wire.get(server.base() + PLACE);
    assertThat(unknown.status()).isEqualTo(303);
    assertThat(unknown.header("Location").orElse("")).contains("/auth/page-sign-in");
  }

  /** Neither another person nor a page of another site ends what a patient allowed. */
  @Test
  void nobodyElseEndsIt() {
    Wire.Reply tokens = app.launched(SCOPE, server.patient());
    String approval = approvals(page(signedIn(server.patient()))).getFirst();
    Browser doctor = signedIn(server.doctor());
    assertThat(approvals(page(doctor))).doesNotContain(approval);
    assertThat(doctor.submit(PLACE, Map.of("approval", approval)).status()).isEqualTo(303);
    assertThat(Wire.form(server.base() + PLACE, Map.of("approval", approval)).status())
        .isEqualTo(303);
    Wire.Reply foreign =
        Wire.form(
            server.base() + PLACE, Map.of("approval", approval), "Origin", "https://evil.example");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(patient(tokens).status()).isEqualTo(200);
    assertThat(app.refresh(tokens.text("refresh_token"), "").status()).isEqualTo(200);
  }

  /** RFC 7009: an app ends its own tokens, and no other app does. */
  @Test
  void anAppEndsItsOwnTokens() {
    Wire.Reply tokens = app.launched(SCOPE, server.patient());
    Map<String, String> refresh = Map.of("token", tokens.text("refresh_token"));
    String endpoint = server.base() + "/auth/revoke";
    assertThat(server.publicApp().post(endpoint, refresh).status()).isEqualTo(200);
    assertThat(patient(tokens).status()).as("not ended by another app").isEqualTo(200);
    assertThat(app.post(endpoint, refresh).status()).isEqualTo(200);
    assertThat(patient(tokens).status()).isEqualTo(401);
    assertThat(app.refresh(tokens.text("refresh_token"), "").status()).isIn(400, 401);
  }
}
