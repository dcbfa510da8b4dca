package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Takes lines of journals over into the trail, each line once. */
@ApplicationScoped
class JournalRows {

  /**
   * Lines go to the database in parts of so many bytes, which the collector of garbage hardly
   * notices.
   */
  private static final int PART = 1 << 16;

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
   * Stores lines of a process that is gone, in the caller's transaction; does nothing when they are
   * in the trail already, as after a commit of which nobody heard.
   *
   * @param last number of the last one
   */
  void store(String journal, long last, byte[] lines) {
    if (goOn(journal, last)) {
      copy(CopyLine.COLUMNS, copy -> copy.writeToCopy(lines, 0, lines.length));
    }
  }

  /**
   * Stores lines under ids that are taken before, under the same rule.
   *
   * @return the entries as they are chained; none when they were stored before
   */
  List<ChainedLine> store(String journal, long last, LineBuffer lines) {
    if (!goOn(journal, last)) {
      return List.of();
    }
    Long[] ids = ids(lines.count());
    List<ChainedLine> entries = new ArrayList<>(ids.length);
    copy(
        "id, " + CopyLine.COLUMNS,
        copy -> {
          LineBuffer part = new LineBuffer(PART);
          for (int i = 0; i < ids.length; i++) {
            entries.add(ChainedLine.of(ids[i], lines, i));
            part.ascii(Long.toString(ids[i]));
            part.add('\t');
            part.addLine(lines, i);
            if (part.size() > PART / 2 || i == ids.length - 1) {
              copy.writeToCopy(part.bytes(), 0, part.size());
              part.clear();
            }
          }
        });
    return entries;
  }

  /** As the default of the column has it: the transaction has its number before it has an id. */
  private Long[] ids(int count) {
    return database
        .one(
            "SELECT array_agg(nextval('audit_entry_number')) FROM generate_series(1, ?)"
                + " WHERE pg_current_xact_id() IS NOT NULL",
            row -> (Long[]) row.getArray(1).getArray(),
            count)
        .orElseThrow();
  }

  /** What hands lines over to the database. */
  private interface Lines {
    void writeTo(CopyIn copy) throws SQLException;
  }

  private void copy(String columns, Lines lines) {
    try (Connection connection = source.getConnection()) {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY audit_entry (" + columns + ") FROM STDIN");
      try {
        lines.writeTo(copy);
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw new AuditProblem("the database takes no entries", e);
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
