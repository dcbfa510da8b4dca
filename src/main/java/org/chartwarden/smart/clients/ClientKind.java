package org.chartwarden.smart.clients;

import java.util.Locale;

/** How a client proves who it is (SMART App Launch 2.2, section 2.0.4). */
public enum ClientKind {
  /** Not at all; PKCE alone ties the code to the client. */
  PUBLIC,
  /** By a secret ({@code client_secret_basic}). */
  SECRET,
  /** By a signed assertion ({@code private_key_jwt}). */
  KEY;

  /** {@code public}, {@code secret}, {@code key}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
