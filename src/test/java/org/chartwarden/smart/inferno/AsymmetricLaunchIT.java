package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Group {@code g10_asymmetric_launch_stu2_2}: an app that proves itself with its key. */
class AsymmetricLaunchIT {

  private static Launch launch;
  private static Refresh refresh;

  @BeforeAll
  static void launch() {
    PackagedServer server = PackagedServer.get();
    launch =
        Launch.standalone(
            server,
            server.keyApp(),
            "launch/patient openid fhirUser offline_access " + Ward.readingAll(),
            server.doctor());
    refresh = Refresh.after(launch);
  }

  @GroupChecks(
      group = "g10_asymmetric_launch_stu2_2",
      sets = {CheckSet.DISCOVERY, CheckSet.STANDALONE_LAUNCH},
      more = {"g10_patient_context", "g10_asymmetric_launch_id_token"})
  void launch(String id) throws Exception {
    LaunchChecks.require(id, launch);
  }

  @GroupChecks(group = "g10_smart_asymmetric_token_refresh", sets = CheckSet.G10_TOKEN_REFRESH)
  void refresh(String id) throws Exception {
    RefreshChecks.require(id, refresh);
  }

  /** The name of such an app proves nothing, neither with a code nor with a refresh token. */
  @Test
  void givesNothingWithoutTheKey() {
    SmartApp app = launch.app();
    SmartApp.Asked asked = app.asking("launch/patient offline_access patient/Patient.rs");
    String code = app.answer(asked, PackagedServer.get().doctor()).get("code");
    Map<String, String> exchange = new LinkedHashMap<>();
    exchange.put("grant_type", "authorization_code");
    exchange.put("code", code);
    exchange.put("redirect_uri", app.redirect());
    exchange.put("code_verifier", asked.verifier().getValue());
    exchange.put("client_id", app.id());
    assertThat(Wire.form(app.tokenUrl(), exchange).status()).isEqualTo(401);
    Map<String, String> renewal =
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            refresh.with().text("refresh_token"),
            "client_id",
            app.id());
    assertThat(Wire.form(app.tokenUrl(), renewal).status()).isEqualTo(401);
  }
}
