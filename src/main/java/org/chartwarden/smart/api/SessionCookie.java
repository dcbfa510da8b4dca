package org.chartwarden.smart.api;

import org.chartwarden.smart.ServerAddress;

/** The cookie by which a browser shows that somebody signed in. */
final class SessionCookie {

  static final String NAME = "chartwarden_session";

  private SessionCookie() {}

  /**
   * The value of {@code Set-Cookie} for a session. No script reads the cookie, and no page of
   * another site sends it along except by a link that somebody follows.
   *
   * @param number of the session, which needs no quoting
   * @param server decides whether it may travel without TLS
   */
  static String header(String number, ServerAddress server) {
    return NAME
        + "="
        + number
        + "; Path=/; HttpOnly; SameSite=Lax"
        + (server.base().startsWith("https:") ? "; Secure" : "");
  }
}
