package org.chartwarden.smart;

import com.nimbusds.oauth2.sdk.id.State;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Proves that a caller may read the files of this server's owner, and so is on the same machine as
 * the same user: the server writes a new random number into a file that only its owner may read, at
 * each start. Who sends it back may register apps and people and take tokens. Without a configured
 * file nobody can.
 */
@ApplicationScoped
public class LocalKey {

  private static final int BYTES = 32;

  private final AuthorizationConfig config;
  private volatile Optional<String> number = Optional.empty();

  @Inject
  LocalKey(AuthorizationConfig config) {
    this.config = config;
  }

  void write(@Observes StartupEvent started) {
    number = config.localKeyFile().map(LocalKey::written);
  }

  private static String written(Path file) {
    String fresh = new State(BYTES).getValue();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, fresh, StandardOpenOption.WRITE);
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException("The key for commands on this machine cannot be written.", e);
    }
  }

  /** Whether this is the number in the file. */
  public boolean fits(String sent) {
    return sent != null && number.isPresent() && SecretComparison.same(sent, number.get());
  }
}
