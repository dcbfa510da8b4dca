package org.chartwarden.platform;

import java.sql.SQLException;

/** The database refused or failed a statement; the cause tells why. */
public final class DatabaseProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseProblem(SQLException cause) {
    super("the database failed with state " + cause.getSQLState(), cause);
  }
}
