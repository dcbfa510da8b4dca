package org.chartwarden.fhir.storage;

import java.sql.SQLException;

/** The database refused or failed a statement; the cause tells why. */
public final class StorageProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageProblem(SQLException cause) {
    super("the database failed with state " + cause.getSQLState(), cause);
  }
}
