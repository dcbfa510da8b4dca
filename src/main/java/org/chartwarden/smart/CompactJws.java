package org.chartwarden.smart;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;

/** What is asked of the spelling of a signed token. */
public final class CompactJws {

  private CompactJws() {}

  /**
   * Whether the signature is spelled in the one right way. The decoder passes over characters that
   * are none of Base64 and over spare bits; without this a token would have many spellings, and who
   * remembers one that was used or revoked would not know the others.
   */
  public static boolean plain(SignedJWT jwt) {
    Base64URL signature = jwt.getSignature();
    return Base64URL.encode(signature.decode()).equals(signature);
  }
}
