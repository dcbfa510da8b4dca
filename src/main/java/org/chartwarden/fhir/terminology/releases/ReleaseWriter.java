package org.chartwarden.fhir.terminology.releases;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes a release into a partition of its own, inside the caller's transaction. */
final class ReleaseWriter {

  private static final int BUFFER = 1 << 16;
  private static final int REPORT_EVERY = 1000;

  private final Connection connection;
  private final ReleaseProgress progress;

  ReleaseWriter(Connection connection, ReleaseProgress progress) {
    this.connection = connection;
    this.progress = progress;
  }

  /**
   * Stores a release and removes the ones it replaces.
   *
   * @param keepOthers whether other versions of the code system stay
   */
  void store(
      ReleaseReader reader,
      ReleaseDraft draft,
      int[][] ancestors,
      String source,
      Instant now,
      boolean keepOthers)
      throws SQLException {
    execute("SELECT pg_advisory_xact_lock(hashtext('terminology load'))");
    execute("SET LOCAL maintenance_work_mem = '256MB'");
    List<Integer> replaced = replaced(draft, keepOthers);
    for (int id : replaced) {
      execute("DELETE FROM terminology_system WHERE id = " + id);
    }
    int id = begin(reader, draft, source, now);
    String table = table(id);
    execute("CREATE TABLE " + table + " (LIKE terminology_concept)");
    copy(table, id, draft, ancestors);
    index(table);
    execute("ALTER TABLE " + table + " ADD CHECK (system_id = " + id + ")");
    execute(
        "ALTER TABLE terminology_concept ATTACH PARTITION "
            + table
            + " FOR VALUES IN ("
            + id
            + ")");
    execute("ANALYZE " + table);
    // Last, for it makes readers wait until the transaction ends.
    for (int old : replaced) {
      execute("DROP TABLE " + table(old));
    }
  }

  /** Removes a release. */
  void remove(int id) throws SQLException {
    execute("DELETE FROM terminology_system WHERE id = " + id);
    execute("DROP TABLE " + table(id));
  }

  private static String table(int id) {
    return "terminology_concept_" + id;
  }

  private List<Integer> replaced(ReleaseDraft draft, boolean keepOthers) throws SQLException {
    String sql =
        "SELECT id FROM terminology_system WHERE url = ?" + (keepOthers ? " AND version = ?" : "");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, draft.url());
      if (keepOthers) {
        statement.setString(2, draft.version());
      }
      List<Integer> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getInt(1));
        }
      }
      return found;
    }
  }

  private int begin(ReleaseReader reader, ReleaseDraft draft, String source, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO terminology_system"
                + " (release, url, version, name, properties, concepts, source, loaded_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id")) {
      statement.setString(1, reader.id());
      statement.setString(2, draft.url());
      statement.setString(3, draft.version());
      statement.setString(4, draft.name());
      statement.setString(5, draft.properties());
      statement.setInt(6, draft.size());
      statement.setString(7, source);
      statement.setObject(8, now.atOffset(ZoneOffset.UTC));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private void copy(String table, int id, ReleaseDraft draft, int[][] ancestors)
      throws SQLException {
    int[][] parents = draft.parents();
    progress.begin("writing", draft.size());
    CopyIn copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
    try {
      StringBuilder rows = new StringBuilder();
      for (int place = 0; place < draft.size(); place++) {
        rows.append(id).append('\t').append(place).append('\t');
        text(rows, draft.code(place)).append('\t');
        text(rows, draft.display(place)).append('\t');
        rows.append(draft.flags(place)).append('\t');
        numbers(rows, parents[place]).append('\t');
        numbers(rows, ancestors[place]).append('\t');
        text(rows, draft.values(place)).append('\t');
        String names = draft.names(place);
        (names == null ? rows.append("\\N") : text(rows, names)).append('\t');
        words(rows, draft.words(place)).append('\n');
        if (rows.length() > BUFFER) {
          send(copy, rows);
        }
        if ((place + 1) % REPORT_EVERY == 0) {
          progress.advance(REPORT_EVERY);
          if (progress.stopping()) {
            throw new ReleaseProblem("Stopped; nothing was changed.");
          }
        }
      }
      send(copy, rows);
      copy.endCopy();
      progress.advance(draft.size() % REPORT_EVERY);
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void send(CopyIn copy, StringBuilder rows) throws SQLException {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    rows.setLength(0);
  }

  /** Text as COPY wants it; PostgreSQL text cannot hold the character U+0000. */
  private static StringBuilder text(StringBuilder rows, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        case 0 -> rows.append(' ');
        default -> rows.append(c);
      }
    }
    return rows;
  }

  private static StringBuilder numbers(StringBuilder rows, int[] numbers) {
    rows.append('{');
    for (int i = 0; i < numbers.length; i++) {
      rows.append(i == 0 ? "" : ",").append(numbers[i]);
    }
    return rows.append('}');
  }

  /** Words are letters and digits, so quotes and backslashes cannot occur in them. */
  private static StringBuilder words(StringBuilder rows, Set<String> words) {
    for (String word : words) {
      rows.append('\'').append(word, 0, Math.min(word.length(), 200)).append("' ");
    }
    return rows;
  }

  private void index(String table) throws SQLException {
    progress.begin("indexing", 5);
    for (String index :
        List.of(
            "UNIQUE INDEX ON " + table + " (place)",
            "UNIQUE INDEX ON " + table + " (code)",
            "INDEX ON " + table + " USING gin (ancestors)",
            "INDEX ON " + table + " USING gin (properties jsonb_path_ops)",
            "INDEX ON " + table + " USING gin (words)")) {
      execute("CREATE " + index);
      progress.advance(1);
    }
    progress.end();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
