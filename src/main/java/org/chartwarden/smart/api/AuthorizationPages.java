package org.chartwarden.smart.api;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.smart.RecordDirectory.EncounterEntry;
import org.chartwarden.smart.RecordDirectory.PatientEntry;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.users.UserAccount;

/** The pages of the authorization server: they need no script, and nobody may frame them. */
@ApplicationScoped
class AuthorizationPages {

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type",
          "text/html; charset=UTF-8",
          "Cache-Control",
          "no-store",
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
          "X-Frame-Options",
          "DENY",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          // Not no-referrer: with that, browsers do not say that a form came from here.
          "same-origin");

  private final Template signIn;
  private final Template patients;
  private final Template encounters;
  private final Template consent;
  private final Template message;

  @Inject
  AuthorizationPages(
      @Location("auth/sign-in") Template signIn,
      @Location("auth/patients") Template patients,
      @Location("auth/encounters") Template encounters,
      @Location("auth/consent") Template consent,
      @Location("auth/message") Template message) {
    this.signIn = signIn;
    this.patients = patients;
    this.encounters = encounters;
    this.consent = consent;
    this.message = message;
  }

  PageAnswer signIn(String request, String app, String name, boolean wrong) {
    return signIn("/auth/sign-in", "request", request, app, name, wrong);
  }

  /** For somebody who opened a page of this server. */
  PageAnswer signInForPage(String place, String name, boolean wrong) {
    return signIn(PageSignInEndpoint.PLACE, "to", place, "Chartwarden", name, wrong);
  }

  private PageAnswer signIn(
      String action, String field, String value, String app, String name, boolean wrong) {
    return page(
        wrong ? 401 : 200,
        signIn
            .data("action", action)
            .data("field", field)
            .data("value", value)
            .data("app", app)
            .data("name", name == null ? "" : name)
            .data("wrong", wrong));
  }

  PageAnswer patients(
      String request, RegisteredClient client, String search, List<PatientEntry> found) {
    return page(
        200,
        patients
            .data("request", request)
            .data("app", client.name())
            .data("search", search)
            .data("found", found));
  }

  PageAnswer encounters(String request, RegisteredClient client, List<EncounterEntry> found) {
    return page(
        200, encounters.data("request", request).data("app", client.name()).data("found", found));
  }

  PageAnswer consent(
      String request,
      RegisteredClient client,
      UserAccount user,
      Optional<PatientEntry> patient,
      ScopeSet scopes) {
    return page(
        200,
        consent
            .data("request", request)
            .data("app", client.name())
            .data("user", user.display())
            .data("patient", patient.orElse(null))
            .data("scopes", ScopeWords.of(scopes))
            .data("identity", scopes.has(ScopeSet.OPENID))
            .data("launches", scopes.has(ScopeSet.START_LAUNCH))
            .data("emergencies", scopes.has(ScopeSet.BREAK_GLASS))
            .data("offline", scopes.has(ScopeSet.OFFLINE_ACCESS)));
  }

  PageAnswer problem(String reason) {
    return page(400, message.data("title", "This cannot be done").data("text", reason));
  }

  PageAnswer foreign() {
    return page(
        403,
        message
            .data("title", "Sign in here")
            .data("text", "This came from a page of another site. Open the page of this server."));
  }

  /** For a browser from whose address too many wrong passwords came. */
  PageAnswer pause(Duration pause) {
    PageAnswer page =
        page(
            429,
            message
                .data("title", "Wait a moment")
                .data(
                    "text",
                    "Too many wrong passwords came from your network. Try again in "
                        + (pause.toMinutes() + 1)
                        + " min, or in a browser in which you have signed in before."));
    Map<String, String> headers = new HashMap<>(page.headers());
    headers.put("Retry-After", Long.toString(pause.toSeconds() + 1));
    return new PageAnswer(page.status(), headers, page.body());
  }

  PageAnswer gone() {
    return page(
        400,
        message
            .data("title", "This request is over")
            .data("text", "It was decided already, or waited too long. Start again in the app."));
  }

  PageAnswer signedOut() {
    return page(
        200, message.data("title", "Signed out").data("text", "You can close this window."));
  }

  static PageAnswer page(int status, TemplateInstance content) {
    return new PageAnswer(status, HEADERS, content.render());
  }
}
