package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Person;
import org.chartwarden.testing.smart.Ward;
import org.chartwarden.testing.smart.Wire;

/**
 * The page of the server on which a person opened an app.
 *
 * @param browser in which the person is signed in
 * @param opened address of the app to which the browser was sent
 */
record EhrPage(PackagedServer server, Browser browser, URI opened) {

  private static final String PLACE = "/auth/launch";

  /** Somebody signs in, finds a patient, and chooses encounter and app. */
  static EhrPage ofDoctor(PackagedServer server, String client) {
    Browser browser = new Browser(server.base());
    Wire.Reply unknown = browser.open(server.base() + PLACE);
    assertThat(unknown.header("Location").orElse("")).contains("/auth/page-sign-in");
    signIn(browser, server.doctor());
    assertThat(browser.open(server.base() + PLACE).body()).contains("Launch an app");
    Wire.Reply chart = browser.submit(PLACE + "/patient", Map.of("patient", Ward.PATIENT));
    assertThat(chart.body()).contains("ambulatory", client);
    return opened(
        server,
        browser,
        Map.of("client", client, "patient", Ward.PATIENT, "encounter", Ward.ENCOUNTER));
  }

  /** A patient signs in, is offered no other patient, and chooses an app. */
  static EhrPage ofPatient(PackagedServer server, String client) {
    Browser browser = new Browser(server.base());
    signIn(browser, server.patient());
    assertThat(browser.open(server.base() + PLACE).body())
        .contains(Ward.PATIENT)
        .doesNotContain("Another patient");
    return opened(server, browser, Map.of("client", client, "patient", ""));
  }

  private static void signIn(Browser browser, Person who) {
    assertThat(browser.signIn(who, PLACE).status()).isEqualTo(303);
  }

  private static EhrPage opened(
      PackagedServer server, Browser browser, Map<String, String> choice) {
    Wire.Reply away = browser.submit(PLACE, choice);
    assertThat(away.status()).as(away.body()).isEqualTo(303);
    return new EhrPage(server, browser, URI.create(away.header("Location").orElseThrow()));
  }
}
