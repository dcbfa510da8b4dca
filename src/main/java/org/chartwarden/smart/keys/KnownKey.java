package org.chartwarden.smart.keys;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that signs tokens, or did.
 *
 * @param kid its number
 * @param bits its size
 * @param created when it was made; unknown for keys of a file
 * @param retired since when it signs nothing more
 */
public record KnownKey(String kid, int bits, Optional<Instant> created, Optional<Instant> retired) {

  KnownKey(RSAKey key, Optional<Instant> created, Optional<Instant> retired) {
    this(key.getKeyID(), key.size(), created, retired);
  }
}
