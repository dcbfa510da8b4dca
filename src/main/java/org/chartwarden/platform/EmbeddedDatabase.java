package org.chartwarden.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The PostgreSQL that comes with the program: a real server process on a data directory of its own,
 * with every write synced to disk.
 *
 * <p>A server that already runs on the directory is joined: one left behind by a killed process is
 * adopted (and stopped at the end), one that belongs to a living process is only used. Connections
 * need the password that lies in the directory, readable by its owner alone.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  /** Role and database that the program uses. */
  private static final String USER = "postgres";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final String LOCK_FILE = "launcher.lock";
  private static final String LOG_FILE = "postgresql.log";

  private final DatabaseDirectory directory;
  private final DatabaseDirectory.Access access;
  private final Optional<EmbeddedPostgres> started;
  private final boolean owned;

  private EmbeddedDatabase(
      DatabaseDirectory directory,
      DatabaseDirectory.Access access,
      Optional<EmbeddedPostgres> started,
      boolean owned) {
    this.directory = directory;
    this.access = access;
    this.started = started;
    this.owned = owned;
  }

  /**
   * Starts the server on a data directory, or joins the one that runs there.
   *
   * @param data directory that is created when it is missing
   * @throws EmbeddedDatabaseProblem with a sentence for the user when that cannot be done
   */
  public static EmbeddedDatabase open(Path data) {
    Path root = data.toAbsolutePath().normalize();
    try {
      DatabaseDirectory directory = DatabaseDirectory.prepare(root);
      try (FileChannel channel =
              FileChannel.open(
                  root.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        assert lock.isValid();
        return openLocked(directory);
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseProblem(
          "The data directory " + root + " cannot be used: " + describe(e), e);
    }
  }

  /** JDBC address of the server. */
  public String jdbcUrl() {
    return jdbcUrl(access.port());
  }

  public String user() {
    return USER;
  }

  public String password() {
    return access.password();
  }

  /** Whether the server was running before. */
  public boolean joined() {
    return started.isEmpty();
  }

  /** Where the server writes its own log. */
  public Path log() {
    return directory.root().resolve(LOG_FILE);
  }

  /** Stops the server, unless a living process other than this one owns it. */
  @Override
  public void close() {
    if (!owned) {
      return;
    }
    Optional<ProcessHandle> postmaster = directory.postmaster();
    try {
      if (started.isPresent()) {
        started.get().close();
      } else if (postmaster.isPresent()) {
        interrupt(postmaster.get());
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseProblem("PostgreSQL cannot be told to stop: " + describe(e), e);
    }
    postmaster.ifPresent(EmbeddedDatabase::awaitEnd);
    directory.forgetOwner();
  }

  private static EmbeddedDatabase openLocked(DatabaseDirectory directory) throws IOException {
    Optional<DatabaseDirectory.Access> known = directory.readAccess();
    if (known.isEmpty()) {
      deleteTree(directory.cluster());
      return create(directory);
    }
    DatabaseDirectory.Access access = known.get();
    if (directory.postmaster().isPresent() && answers(directory, access)) {
      boolean orphan = !directory.ownerLives();
      if (orphan) {
        directory.writeOwner();
      }
      return new EmbeddedDatabase(directory, access, Optional.empty(), orphan);
    }
    if (!free(access.port())) {
      access = new DatabaseDirectory.Access(freePort(), access.password());
    }
    EmbeddedPostgres server = start(directory, access);
    directory.writeAccess(access);
    directory.writeOwner();
    return new EmbeddedDatabase(directory, access, Optional.of(server), true);
  }

  /**
   * Makes a new cluster. The access file is written last: a directory without it was never used, so
   * an initialisation that was interrupted is simply begun again.
   */
  private static EmbeddedDatabase create(DatabaseDirectory directory) throws IOException {
    DatabaseDirectory.Access access =
        new DatabaseDirectory.Access(freePort(), DatabaseDirectory.newPassword());
    EmbeddedPostgres server = start(directory, access);
    try (Connection connection = connect(access);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE postgres PASSWORD '" + access.password() + "'");
      directory.requirePasswords();
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new EmbeddedDatabaseProblem(
          "The new PostgreSQL in " + directory.root() + " does not take its password.", e);
    }
    directory.writeAccess(access);
    directory.writeOwner();
    return new EmbeddedDatabase(directory, access, Optional.of(server), true);
  }

  private static EmbeddedPostgres start(
      DatabaseDirectory directory, DatabaseDirectory.Access access) {
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(directory.root().resolve(LOG_FILE).toFile());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.cluster())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(access.port())
            .setPGStartupWait(START_LIMIT)
            .setConnectConfig("password", access.password())
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C")
            .setOutputRedirector(log)
            .setErrorRedirector(log);
    SETTINGS.forEach(builder::setServerConfig);
    try {
      return builder.start();
    } catch (IOException | IllegalStateException e) {
      throw new EmbeddedDatabaseProblem(
          "PostgreSQL does not start on "
              + directory.root()
              + " (port "
              + access.port()
              + "): "
              + describe(e)
              + ". Its log is "
              + directory.root().resolve(LOG_FILE)
              + (runsAsRoot()
                  ? ". As root it needs user namespaces (unshare -U); where they are forbidden,"
                      + " run as an ordinary user or set CHARTWARDEN_DB_URL."
                  : "."),
          e);
    }
  }

  /**
   * Server settings: durable first, then sized for a machine with a few GB that it shares. {@code
   * client_connection_check_interval} ends the statements of a killed client within a second.
   */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("client_connection_check_interval", "1s"),
          Map.entry("max_connections", "100"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("effective_cache_size", "1GB"),
          Map.entry("work_mem", "16MB"),
          Map.entry("maintenance_work_mem", "128MB"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("wal_compression", "on"),
          Map.entry("random_page_cost", "1.1"),
          Map.entry("jit", "off"),
          Map.entry("timezone", "UTC"));

  private static boolean answers(DatabaseDirectory directory, DatabaseDirectory.Access access) {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try (Connection connection = connect(access);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SHOW data_directory")) {
        return rows.next() && Path.of(rows.getString(1)).equals(directory.cluster());
      } catch (SQLException e) {
        // 57P03: the server is starting up, recovering or shutting down; a moment later it is
        // either ready or gone.
        boolean passing = "57P03".equals(e.getSQLState());
        if (!passing || directory.postmaster().isEmpty() || System.nanoTime() > end) {
          return false;
        }
        pause();
      }
    }
  }

  private static Connection connect(DatabaseDirectory.Access access) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", access.password());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "20");
    return DriverManager.getConnection(jdbcUrl(access.port()), properties);
  }

  private static String jdbcUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Fast shutdown (SIGINT): PostgreSQL ends its sessions, checkpoints and goes. */
  private static void interrupt(ProcessHandle postmaster) throws IOException {
    new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitEnd(ProcessHandle postmaster) {
    long end = System.nanoTime() + STOP_LIMIT.toNanos();
    while (postmaster.isAlive()) {
      if (System.nanoTime() > end) {
        throw new EmbeddedDatabaseProblem(
            "PostgreSQL (process "
                + postmaster.pid()
                + ") did not stop within "
                + STOP_LIMIT.toSeconds()
                + " s; the next start joins it.",
            null);
      }
      pause();
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static boolean runsAsRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static String describe(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    return e.getClass().getSimpleName() + (message.isEmpty() ? "" : " (" + message + ")");
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseProblem("Waiting for PostgreSQL was interrupted.", e);
    }
  }
}
