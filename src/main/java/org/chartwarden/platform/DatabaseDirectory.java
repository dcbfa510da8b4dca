package org.chartwarden.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The files of an {@link EmbeddedDatabase}: the cluster itself, how to reach it, and which process
 * owns the server.
 */
final class DatabaseDirectory {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final String ACCESS_FILE = "access.properties";
  private static final String OWNER_FILE = "owner.pid";

  private final Path root;

  private DatabaseDirectory(Path root) {
    this.root = root;
  }

  /**
   * How to reach the server.
   *
   * @param port TCP port on the loopback address
   * @param password of the role that the program uses
   */
  record Access(int port, String password) {}

  /** Creates the directory when it is missing; only its owner may look inside. */
  static DatabaseDirectory prepare(Path root) throws IOException {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new IOException("it is not a directory");
    }
    if (!Files.exists(root)) {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
    if (!Files.isWritable(root)) {
      throw new IOException("it is not writable");
    }
    return new DatabaseDirectory(root);
  }

  Path root() {
    return root;
  }

  Path cluster() {
    return root.resolve("postgresql");
  }

  /** How to reach the server, or empty when the directory was never used. */
  Optional<Access> readAccess() throws IOException {
    Path file = root.resolve(ACCESS_FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    String port = properties.getProperty("port", "");
    String password = properties.getProperty("password", "");
    if (!port.matches("[0-9]{1,5}") || password.isEmpty()) {
      throw new IOException(file + " lacks port or password");
    }
    return Optional.of(new Access(Integer.parseInt(port), password));
  }

  void writeAccess(Access access) throws IOException {
    replace(
        root.resolve(ACCESS_FILE),
        "port=" + access.port() + "\npassword=" + access.password() + "\n");
  }

  /** Lets nobody in without the password; PostgreSQL reads it at its next reload. */
  void requirePasswords() throws IOException {
    replace(
        cluster().resolve("pg_hba.conf"),
        """
        local all all scram-sha-256
        host  all all 127.0.0.1/32 scram-sha-256
        host  all all ::1/128      scram-sha-256
        """);
  }

  /** The running PostgreSQL of this directory, by its own process id file. */
  Optional<ProcessHandle> postmaster() {
    return readPid(cluster().resolve("postmaster.pid"));
  }

  /** Whether the process that started the server still lives. */
  boolean ownerLives() {
    Path file = root.resolve(OWNER_FILE);
    return readPid(file).map(process -> startOf(process).equals(secondLine(file))).orElse(false);
  }

  void writeOwner() throws IOException {
    ProcessHandle self = ProcessHandle.current();
    replace(root.resolve(OWNER_FILE), self.pid() + "\n" + startOf(self) + "\n");
  }

  void forgetOwner() {
    try {
      Files.deleteIfExists(root.resolve(OWNER_FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String newPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Process ids are reused; together with the start time they are not. */
  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Object::toString).orElse("unknown");
  }

  private static Optional<ProcessHandle> readPid(Path file) {
    List<String> lines = lines(file);
    if (lines.isEmpty() || !lines.get(0).strip().matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
  }

  private static String secondLine(Path file) {
    List<String> lines = lines(file);
    return lines.size() > 1 ? lines.get(1).strip() : "";
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
