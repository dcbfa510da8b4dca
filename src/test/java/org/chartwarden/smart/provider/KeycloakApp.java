package org.chartwarden.smart.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.testing.smart.Browser;
import org.chartwarden.testing.smart.ClientAssertion;
import org.chartwarden.testing.smart.SmartApp;
import org.chartwarden.testing.smart.Wire;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * An app that gets its tokens from Keycloak, and the browser of the person before it.
 *
 * @param realm where it asks
 * @param server address of the FHIR server without a path
 * @param id client id
 * @param key by which it proves who it is; a public app has none
 * @param redirect where its codes go
 */
record KeycloakApp(
    HospitalRealm realm, String server, String id, Optional<JWK> key, String redirect) {

  private static final int MOST_PAGES = 8;

  /** A request with PKCE, in order. */
  SmartApp.Asked asking(String scope) {
    return new SmartApp(server, id, Optional.empty(), Optional.empty(), redirect).asking(scope);
  }

  /** What comes back to the app; empty when the person cannot get that far. */
  Optional<Map<String, String>> answer(SmartApp.Asked asked, String user) {
    Browser browser = new Browser("");
    Wire.Reply page = browser.open(realm.authorizeUrl() + "?" + Wire.encoded(asked.parameters()));
    for (int i = 0; i < MOST_PAGES; i++) {
      Optional<String> to = page.header("Location");
      if (to.filter(address -> address.startsWith(redirect)).isPresent()) {
        return Optional.of(Wire.query(URI.create(to.get())));
      }
      if (to.isPresent()) {
        page = browser.open(to.get());
        continue;
      }
      Element form = Jsoup.parse(page.body(), realm.issuer()).selectFirst("form");
      if (form == null) {
        return Optional.empty();
      }
      page = browser.submit(form.absUrl("action"), fields(form, user));
    }
    return Optional.empty();
  }

  private static Map<String, String> fields(Element form, String user) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (form.selectFirst("input[type=password]") != null) {
      fields.put("username", user);
      fields.put("password", HospitalRealm.PASSWORD);
    } else {
      form.select("input[type=hidden]")
          .forEach(input -> fields.put(input.attr("name"), input.val()));
      fields.put("accept", "Yes");
    }
    return fields;
  }

  /** A whole flow: the answer of the token endpoint. */
  Wire.Reply launched(String scope, String user) {
    SmartApp.Asked asked = asking(scope);
    Map<String, String> back = answer(asked, user).orElseThrow();
    assertThat(back).containsKey("code").containsEntry("state", asked.state());
    Wire.Reply tokens = redeem(back.get("code"), asked.verifier().getValue());
    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
    return tokens;
  }

  Wire.Reply redeem(String code, String verifier) {
    return token(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            redirect,
            "code_verifier",
            verifier));
  }

  Wire.Reply refresh(String token) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  /** Client credentials, as Backend Services have them. */
  Wire.Reply credentials(String scope) {
    return token(Map.of("grant_type", "client_credentials", "scope", scope));
  }

  /** Keycloak bounds the life of an assertion from its beginning, which it therefore must name. */
  private static JWTClaimsSet.Builder issuedNow(JWTClaimsSet.Builder claims) {
    return claims.issueTime(Date.from(Clock.systemUTC().instant()));
  }

  private Wire.Reply token(Map<String, String> parameters) {
    Map<String, String> fields = new LinkedHashMap<>(parameters);
    fields.put("client_id", id);
    key.ifPresent(
        signing -> {
          fields.put("client_assertion_type", ClientAssertion.TYPE);
          fields.put(
              "client_assertion",
              ClientAssertion.of(id, signing, realm.tokenUrl(), KeycloakApp::issuedNow));
        });
    return Wire.form(realm.tokenUrl(), fields);
  }
}
