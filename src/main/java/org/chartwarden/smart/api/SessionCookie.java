package org.chartwarden.smart.api;

import java.time.Duration;
import org.chartwarden.smart.ServerAddress;

/** The cookies by which a browser shows that somebody signed in, now or lately. */
final class SessionCookie {

  static final String NAME = "chartwarden_session";

  /** Of a browser in which somebody signed in lately; it opens nothing. */
  static final String BROWSER = "chartwarden_browser";

  private SessionCookie() {}

  /**
   * The value of {@code Set-Cookie} for a session. No script reads the cookie, and no page of
   * another site sends it along except by a link that somebody follows.
   *
   * @param number of the session, which needs no quoting
   * @param server decides whether it may travel without TLS
   */
  static String header(String number, ServerAddress server) {
    return NAME + "=" + number + "; Path=/" + guarded(server);
  }

  /** The value of {@code Set-Cookie} for a browser that is to be known again. */
  static String browser(String number, Duration lifetime, ServerAddress server) {
    return BROWSER
        + "="
        + number
        + "; Path=/auth; Max-Age="
        + lifetime.toSeconds()
        + guarded(server);
  }

  private static String guarded(ServerAddress server) {
    return "; HttpOnly; SameSite=Lax" + (server.base().startsWith("https:") ? "; Secure" : "");
  }
}
