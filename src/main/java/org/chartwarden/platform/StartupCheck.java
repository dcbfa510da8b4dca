package org.chartwarden.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Refuses to start on a database that would lose or garble data. */
@ApplicationScoped
public class StartupCheck {

  private static final Logger LOG = Logger.getLogger(StartupCheck.class);
  private static final int OLDEST_POSTGRESQL = 150_000;

  private final DataSource database;

  StartupCheck(DataSource database) {
    this.database = database;
  }

  void onStart(@Observes @Priority(1) StartupEvent event) {
    try (Connection connection = database.getConnection()) {
      int version = Integer.parseInt(show(connection, "server_version_num"));
      if (version < OLDEST_POSTGRESQL) {
        throw new IllegalStateException(
            "PostgreSQL 15 or newer is needed; this one is "
                + show(connection, "server_version")
                + ".");
      }
      String encoding = show(connection, "server_encoding");
      if (!"UTF8".equals(encoding)) {
        throw new IllegalStateException(
            "The database must use the encoding UTF8; this one uses " + encoding + ".");
      }
      for (String durability : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
        if ("off".equals(show(connection, durability))) {
          LOG.warnf("PostgreSQL runs with %s=off: acknowledged writes can be lost.", durability);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be asked for its settings.", e);
    }
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
