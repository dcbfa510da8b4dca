package org.chartwarden.smart;

import java.net.URI;

/**
 * Where this server is reached. The names of the own machine are one: a token that was issued for
 * {@code localhost} is good at {@code 127.0.0.1}.
 *
 * @param base address without a trailing slash
 */
public record ServerAddress(String base) {

  /** The address that tokens name as their issuer. */
  public String issuer() {
    return base;
  }

  /** Base address of the FHIR interface, the audience of tokens. */
  public String fhir() {
    return base + "/fhir";
  }

  /** Address of something at the authorization server. */
  public String auth(String name) {
    return base + "/auth/" + name;
  }

  /** Whether an address is that of this server's FHIR interface. */
  public boolean isFhir(String address) {
    String plain = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    return same(plain, fhir());
  }

  /** Whether two addresses are the same, whatever the own machine is called. */
  public static boolean same(String one, String other) {
    return one.equals(other) || plain(one).equals(plain(other));
  }

  private static String plain(String address) {
    try {
      URI uri = URI.create(address);
      boolean own =
          uri.getHost() != null
              && (uri.getHost().equals("localhost")
                  || uri.getHost().equals("127.0.0.1")
                  || uri.getHost().equals("[::1]"));
      return own ? uri.getScheme() + "://localhost:" + uri.getPort() + uri.getRawPath() : address;
    } catch (IllegalArgumentException e) {
      // No address at all is the same as none.
      return address;
    }
  }
}
