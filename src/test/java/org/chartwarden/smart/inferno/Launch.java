package org.chartwarden.smart.inferno;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Person;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Wire;

/**
 * A launch that an app and a person went through.
 *
 * @param start address at which the server opened the app; empty for a standalone launch
 * @param asked the authorization request
 * @param pages headings of the pages that the person was shown for it
 * @param back what came back to the app with the browser
 * @param tokens the answer of the token endpoint
 */
record Launch(
    PackagedServer server,
    SmartApp app,
    Optional<URI> start,
    SmartApp.Asked asked,
    List<String> pages,
    Map<String, String> back,
    Wire.Reply tokens) {

  /** Origin of the pages of the app, of whose address it is. */
  static final String ORIGIN = "https://app.example";

  private static final String NONCE = "nonce-of-this-run";

  /** An app that a person opened by itself. */
  static Launch standalone(PackagedServer server, SmartApp app, String scope, Person who) {
    return of(server, app, Optional.empty(), app.asking(scope), who, new Browser(server.base()));
  }

  /** An app that a person, signed in in a browser, opened out of the server. */
  static Launch ofEhr(SmartApp app, String scope, Person who, EhrPage page) {
    SmartApp.Asked asked =
        app.asking(scope).with("launch", Wire.query(page.opened()).get("launch"));
    return of(page.server(), app, Optional.of(page.opened()), asked, who, page.browser());
  }

  private static Launch of(
      PackagedServer server,
      SmartApp app,
      Optional<URI> start,
      SmartApp.Asked bare,
      Person who,
      Browser browser) {
    SmartApp.Asked asked = bare.with("nonce", NONCE);
    Map<String, String> back = app.answer(asked, who, browser);
    Wire.Reply tokens = app.redeem(asked, back.getOrDefault("code", ""), ORIGIN);
    return new Launch(server, app, start, asked, browser.titles(), back, tokens);
  }

  /** Scopes that were asked for. */
  List<String> wanted() {
    return List.of(asked.parameters().get("scope").split(" "));
  }

  /** Scopes that were granted. */
  List<String> granted() {
    return TokenAnswers.scopes(tokens);
  }

  /** Reads at the FHIR interface with the access token. */
  Wire.Reply read(String path) {
    return Wire.read(app.fhir() + "/" + path, tokens.text("access_token"));
  }
}
