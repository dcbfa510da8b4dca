package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.chartwarden.fhir.search.types.IndexRows;

/**
 * Keeps the index tables in step with the stored resources, inside the caller's transaction. All
 * rows of a call go to the database in one statement, one array per column.
 */
@ApplicationScoped
public class IndexWriter {

  /** One resource whose index rows are to be written. */
  public record Entry(long pid, String type, ObjectNode resource) {}

  private final DataSource dataSource;
  private final Extractor extractor;
  private final UnitDictionary units;
  private final SystemDictionary systems;
  private final SearchDatabase database;

  @Inject
  public IndexWriter(
      DataSource dataSource,
      Extractor extractor,
      UnitDictionary units,
      SystemDictionary systems,
      SearchDatabase database) {
    this.database = database;
    this.dataSource = dataSource;
    this.extractor = extractor;
    this.units = units;
    this.systems = systems;
  }

  /** Replaces all index rows of one resource. */
  public void write(long pid, String type, ObjectNode resource) {
    writeAll(List.of(new Entry(pid, type, resource)));
  }

  /** Replaces all index rows of several resources in one batch. */
  public void writeAll(List<Entry> entries) {
    execute(entries.stream().map(Entry::pid).toList(), rowsOf(entries));
  }

  /** Adds the index rows of resources that were just created and have none yet. */
  public void addAll(List<Entry> entries) {
    execute(List.of(), rowsOf(entries));
  }

  /** Removes all index rows of a deleted resource. */
  public void remove(long pid) {
    execute(List.of(pid), new IndexRows());
  }

  /**
   * Replaces the index rows of some parameters of one type only, whose resources the caller has
   * locked.
   */
  void writeParams(List<IndexedParam> params, List<Entry> entries) {
    IndexRows rows = new IndexRows();
    for (Entry entry : entries) {
      extractor.extract(params, entry, rows);
    }
    keep(rows);
    int[] numbers = params.stream().flatMapToInt(IndexWriter::numbers).toArray();
    long[] pids = entries.stream().mapToLong(Entry::pid).toArray();
    for (IndexRows.Table table : IndexRows.Table.values()) {
      if (table.columns().contains("param")) {
        database.update(
            new Sql()
                .add("DELETE FROM " + table.table() + " WHERE pid = ANY (?)", (Object) pids)
                .add(" AND param = ANY (?)", (Object) numbers));
      }
    }
    execute(List.of(), rows);
  }

  private static IntStream numbers(IndexedParam indexed) {
    SearchParam param = indexed.param();
    return indexed.grouped()
        ? indexed.parts().stream().mapToInt(SearchParam::id)
        : IntStream.of(param.id(), param.ofTypeId());
  }

  private IndexRows rowsOf(List<Entry> entries) {
    IndexRows rows = new IndexRows();
    for (Entry entry : entries) {
      extractor.extract(entry, rows);
    }
    keep(rows);
    return rows;
  }

  private void keep(IndexRows rows) {
    units.keep(rows.ucumCodes());
    systems.keep(rows.systems());
  }

  private void execute(List<Long> replaced, IndexRows rows) {
    List<String> statements = new ArrayList<>();
    if (!replaced.isEmpty()) {
      for (IndexRows.Table table : IndexRows.Table.values()) {
        statements.add("DELETE FROM " + table.table() + " WHERE pid = ANY (?)");
      }
    }
    for (IndexRows.Table table : IndexRows.Table.values()) {
      if (!rows.of(table).isEmpty()) {
        statements.add(insert(table));
      }
    }
    if (statements.isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(String.join("; ", statements))) {
      int next = 1;
      if (!replaced.isEmpty()) {
        Array pids = connection.createArrayOf("int8", replaced.toArray(Long[]::new));
        for (int i = 0; i < IndexRows.Table.values().length; i++) {
          statement.setArray(next++, pids);
        }
      }
      for (IndexRows.Table table : IndexRows.Table.values()) {
        next = bind(connection, statement, next, table, rows.of(table));
      }
      statement.execute();
    } catch (SQLException e) {
      throw new SearchFailure("the search index could not be written", e);
    }
  }

  private static String insert(IndexRows.Table table) {
    List<String> values = new ArrayList<>();
    List<String> arrays = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      String column = "x." + table.columns().get(i);
      boolean key = table.types().get(i).equals(IndexRows.KEY);
      values.add(key ? "system_key(" + column + ")" : column);
      arrays.add("?::" + (key ? "text" : table.types().get(i)) + "[]");
    }
    String columns = String.join(", ", table.columns());
    boolean computed = !table.computed().isEmpty();
    return "INSERT INTO "
        + table.table()
        + " ("
        + columns
        + (computed ? ", " + table.computed() : "")
        + ") SELECT "
        + String.join(", ", values)
        + (computed ? ", " + table.computation() : "")
        + " FROM unnest("
        + String.join(", ", arrays)
        + ") AS x ("
        + columns
        + ")";
  }

  private static int bind(
      Connection connection,
      PreparedStatement statement,
      int first,
      IndexRows.Table table,
      Collection<List<Object>> rows)
      throws SQLException {
    int next = first;
    if (rows.isEmpty()) {
      return next;
    }
    for (int column = 0; column < table.columns().size(); column++) {
      statement.setArray(next++, array(connection, table.types().get(column), rows, column));
    }
    return next;
  }

  /** Arrays of boxed numbers travel in binary, those of Object as text that must be parsed. */
  private static Array array(
      Connection connection, String type, Collection<List<Object>> rows, int column)
      throws SQLException {
    return switch (type) {
      case "int8" -> connection.createArrayOf("int8", values(rows, column, new Long[rows.size()]));
      case "int" ->
          connection.createArrayOf("int4", values(rows, column, new Integer[rows.size()]));
      // Numbers travel as text, which is the only form that knows Infinity; keys are made of text.
      case "numeric", "text", IndexRows.KEY ->
          connection.createArrayOf("text", values(rows, column, new String[rows.size()]));
      default -> throw new IllegalArgumentException("no array for " + type);
    };
  }

  @SuppressWarnings("unchecked")
  private static <T> T[] values(Collection<List<Object>> rows, int column, T[] values) {
    int i = 0;
    for (List<Object> row : rows) {
      values[i++] = (T) row.get(column);
    }
    return values;
  }
}
