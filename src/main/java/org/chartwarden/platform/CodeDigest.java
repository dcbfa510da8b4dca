package org.chartwarden.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Tells programs apart by the archive that they run from. */
public final class CodeDigest {

  private CodeDigest() {}

  /** The SHA-256 of the archive that a class was loaded from; empty when it is not in one. */
  public static Optional<byte[]> of(Class<?> one) {
    CodeSource source = one.getProtectionDomain().getCodeSource();
    Optional<Path> archive = source == null ? Optional.empty() : archive(source);
    return archive.map(CodeDigest::digest);
  }

  private static Optional<Path> archive(CodeSource source) {
    try {
      URI place = source.getLocation().toURI();
      Optional<Path> file =
          "file".equals(place.getScheme()) ? Optional.of(Path.of(place)) : Optional.empty();
      return file.filter(Files::isRegularFile);
    } catch (URISyntaxException e) {
      // A loader of its own kind: the archive cannot be told.
      return Optional.empty();
    }
  }

  private static byte[] digest(Path archive) {
    try (InputStream bytes = Files.newInputStream(archive);
        DigestInputStream digested =
            new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(OutputStream.nullOutputStream());
      return digested.getMessageDigest().digest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
