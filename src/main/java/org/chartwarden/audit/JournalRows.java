package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.postgresql.PGConnection;

/** Takes lines of journals over into the trail, each line once. */
@ApplicationScoped
class JournalRows {

  private final DataSource source;
  private final Database database;

  JournalRows(DataSource source) {
    this.source = source;
    this.database = new Database(source);
  }

  /** Number of the last line of a journal that is in the trail; empty for one of elsewhere. */
  Optional<Long> upto(String journal) {
    return database.one(
        "SELECT upto FROM audit_journal WHERE journal = ?", row -> row.getLong(1), journal);
  }

  /** Makes a journal known, which nothing is taken over from otherwise. */
  void register(String journal) {
    database.run(
        "INSERT INTO audit_journal (journal, upto) VALUES (?, 0) ON CONFLICT DO NOTHING", journal);
  }

  /**
   * Stores lines in the caller's transaction; does nothing when they are in the trail already, as
   * after a commit of which nobody heard.
   *
   * @param last number of the last one
   */
  void store(String journal, long last, byte[] lines) {
    store(journal, last, new ByteArrayInputStream(lines));
  }

  /** As {@link #store(String, long, byte[])}. */
  void store(String journal, long last, InputStream lines) {
    if (!goOn(journal, last)) {
      return;
    }
    try (Connection connection = source.getConnection()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY audit_entry (" + CopyLine.COLUMNS + ") FROM STDIN", lines, 1 << 17);
    } catch (SQLException e) {
      throw new AuditProblem("the database takes no entries", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says how far a journal is stored; false when it was that far before. */
  private boolean goOn(String journal, long last) {
    return database.run(
            "INSERT INTO audit_journal AS known (journal, upto) VALUES (?, ?) ON CONFLICT (journal)"
                + " DO UPDATE SET upto = EXCLUDED.upto WHERE known.upto < EXCLUDED.upto",
            journal,
            last)
        > 0;
  }

  /** Forgets a journal of which no file is left. */
  void forget(String journal) {
    database.run("DELETE FROM audit_journal WHERE journal = ?", journal);
  }
}
