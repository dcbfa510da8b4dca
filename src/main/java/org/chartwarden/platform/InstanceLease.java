package org.chartwarden.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The sign of life of this process: an advisory lock of PostgreSQL that one open session holds. It
 * ends with the process, however that ends, so others see a death at once and need not wait for a
 * lease to run out.
 */
@ApplicationScoped
public class InstanceLease {

  private static final Logger LOG = Logger.getLogger(InstanceLease.class);
  private static final int VALID_SECONDS = 5;

  private final DataSource dataSource;
  private final String id;
  private Connection session;

  InstanceLease(DataSource dataSource, IdGenerator ids) {
    this.dataSource = dataSource;
    this.id = ids.newId();
  }

  /** Name of this process as the owner of tasks and jobs. */
  public String id() {
    return id;
  }

  /** Takes the lock, or takes it again when its session was lost. */
  public synchronized void hold() {
    QuarkusTransaction.suspendingExisting().run(this::holdOutsideTransactions);
  }

  private void holdOutsideTransactions() {
    try {
      if (session != null && session.isValid(VALID_SECONDS)) {
        return;
      }
      release();
      session = dataSource.getConnection();
      query(session, "SELECT pg_try_advisory_lock(hashtextextended('chartwarden/' || ?, 0))", id);
    } catch (SQLException e) {
      throw new IllegalStateException("the lock of this instance could not be taken", e);
    }
  }

  /** Gives the lock back, at an orderly end. */
  public synchronized void release() {
    if (session == null) {
      return;
    }
    try (Connection ending = session) {
      if (ending.isValid(VALID_SECONDS)) {
        query(ending, "SELECT pg_advisory_unlock(hashtextextended('chartwarden/' || ?, 0))", id);
      }
    } catch (SQLException e) {
      // The server frees the lock with the session.
      LOG.debugf("the session of this instance was lost: %s", WithheldFailure.brief(e));
    }
    session = null;
  }

  /** Whether the process of that name is gone. Must be called in a transaction. */
  public boolean dead(String owner) {
    if (id.equals(owner)) {
      return false;
    }
    try (Connection connection = dataSource.getConnection()) {
      return query(
          connection,
          "SELECT pg_try_advisory_xact_lock(hashtextextended('chartwarden/' || ?, 0))",
          owner);
    } catch (SQLException e) {
      throw new IllegalStateException("the lock of an instance could not be tried", e);
    }
  }

  private static boolean query(Connection connection, String sql, String owner)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, owner);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }
}
