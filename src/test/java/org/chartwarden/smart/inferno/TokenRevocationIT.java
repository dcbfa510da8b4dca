package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group {@code g10_token_revocation}. */
class TokenRevocationIT {

  private static SmartApp app;
  private static Wire.Reply tokens;

  @BeforeAll
  static void revoke() {
    PackagedServer server = PackagedServer.get();
    app = server.secretApp();
    tokens = app.launched("launch/patient offline_access patient/Patient.rs", server.patient());
    assertThat(patient().status()).isEqualTo(200);
    Map<String, String> foreign = Map.of("token", tokens.text("refresh_token"));
    assertThat(server.publicApp().post(server.base() + "/auth/revoke", foreign).status())
        .isEqualTo(200);
    assertThat(patient().status()).as("not ended by another app").isEqualTo(200);
    assertThat(app.post(server.base() + "/auth/revoke", foreign).status()).isEqualTo(200);
  }

  private static Wire.Reply patient() {
    return Wire.read(app.fhir() + "/Patient/" + Ward.PATIENT, tokens.text("access_token"));
  }

  @Test
  @DisplayName("g10_token_revocation-access_ends")
  void accessEnds() {
    assertThat(patient().status()).isEqualTo(401);
  }

  @Test
  @DisplayName("g10_token_revocation-refresh_ends")
  void refreshEnds() {
    assertThat(app.refresh(tokens.text("refresh_token"), "").status()).isIn(400, 401);
  }
}
