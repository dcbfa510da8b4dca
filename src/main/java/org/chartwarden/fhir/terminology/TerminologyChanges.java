package org.chartwarden.fhir.terminology;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Tells when the terminology changed, in this process or in another one on the same database: a
 * sequence that everybody who changes something moves on. Sequences take no lock and no part in
 * transactions, so writers never wait for each other here.
 */
@ApplicationScoped
public class TerminologyChanges {

  private final DataSource database;
  private final TerminologyConfig config;
  private volatile long stamp = -1;
  private volatile long checked;
  private volatile boolean stale = true;

  @Inject
  TerminologyChanges(DataSource database, TerminologyConfig config) {
    this.database = database;
    this.config = config;
  }

  /**
   * Announces a change. Whoever changes something in a transaction calls it inside, so that the
   * transaction sees its own change, and after the end of the transaction, so that everybody does.
   */
  public void announce() {
    ask("SELECT nextval('terminology_change')");
    stale = true;
  }

  /** A number that is another one after every change. */
  long stamp() {
    long now = System.nanoTime();
    if (stale || now - checked > config.recheckAfter().toNanos()) {
      stale = false;
      stamp = ask("SELECT last_value FROM terminology_change");
      checked = now;
    }
    return stamp;
  }

  private long ask(String sql) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the terminology tables cannot be used", e);
    }
  }
}
