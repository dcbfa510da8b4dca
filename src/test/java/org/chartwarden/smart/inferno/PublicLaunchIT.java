package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Ward;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Group {@code g10_public_standalone_launch_stu2_2}: an app that can keep no secret. */
class PublicLaunchIT {

  private static Launch launch;

  @BeforeAll
  static void launch() {
    PackagedServer server = PackagedServer.get();
    launch =
        Launch.standalone(
            server,
            server.publicApp(),
            "launch/patient openid fhirUser offline_access " + Ward.readingAll(),
            server.doctor());
  }

  @GroupChecks(
      group = "g10_public_standalone_launch_stu2_2",
      sets = CheckSet.STANDALONE_LAUNCH,
      more = {"well_known_endpoint", "g10_patient_context", "g10_public_launch_id_token"})
  void launch(String id) throws Exception {
    LaunchChecks.require(id, launch);
  }

  /** A native app may keep its access; that this needs no secret is what the group is for. */
  @Test
  void refreshesWithoutASecret() {
    assertThat(launch.app().secret()).isEmpty();
    Refresh refresh = Refresh.after(launch);
    assertThat(refresh.without().status()).as(refresh.without().body()).isEqualTo(200);
    assertThat(refresh.with().status()).as(refresh.with().body()).isEqualTo(200);
  }
}
