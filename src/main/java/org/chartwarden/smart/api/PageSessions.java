package org.chartwarden.smart.api;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.users.BrowserSessions;
import org.chartwarden.smart.users.UserAccount;

/**
 * People who open a page of this server in a browser: they sign in once, and then read what their
 * user may read. A session never writes, and counts for pages alone, so a page of another site
 * gains nothing by sending the browser here.
 */
@ApplicationScoped
class PageSessions {

  /** Client under which the doings of such a browser are recorded. */
  static final String CLIENT = "browser";

  private static final ScopeSet READING = ScopeSet.read("user/*.rs");
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final int LONGEST_PLACE = 4000;

  /**
   * A place of this server and of no other: one slash, and nothing that a browser takes for two.
   */
  private static final Pattern OWN_PLACE = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

  private final BrowserSessions sessions;

  @Inject
  PageSessions(BrowserSessions sessions) {
    this.sessions = sessions;
  }

  /** Whether a browser asks for a page to show. */
  static boolean opensPage(HttpServerRequest http) {
    String accept = http.getHeader("Accept");
    String purpose = http.getHeader("Sec-Fetch-Dest");
    return READS.contains(http.method().name())
        && accept != null
        && accept.strip().toLowerCase(Locale.ROOT).startsWith("text/html")
        && (purpose == null || purpose.equals("document"));
  }

  /** Who signed in there; may read, as the user's token with {@code user/*.rs} would. */
  Optional<AccessContext> person(HttpServerRequest http) {
    return Optional.ofNullable(http.getCookie(SessionCookie.NAME))
        .map(Cookie::getValue)
        .flatMap(sessions::user)
        .map(PageSessions::reader);
  }

  private static AccessContext reader(UserAccount user) {
    return AccessContext.of(
            new Grant(
                CLIENT,
                "session",
                Optional.of(user.fhirUser()),
                READING,
                Optional.empty(),
                Optional.empty()))
        .readingOnly();
  }

  /** Sends the browser to the page on which to sign in, and from there back. */
  static PageAnswer toSignIn(HttpServerRequest http) {
    String place = ownPlace(http.uri()).orElse("/");
    return PageAnswer.to(
        PageSignInEndpoint.PLACE + "?to=" + URLEncoder.encode(place, StandardCharsets.UTF_8));
  }

  /** A place of this server to go to; empty for anything else. */
  static Optional<String> ownPlace(String text) {
    return Optional.ofNullable(text)
        .filter(place -> place.length() <= LONGEST_PLACE)
        .filter(place -> OWN_PLACE.matcher(place).matches());
  }
}
