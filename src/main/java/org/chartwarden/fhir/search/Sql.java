package org.chartwarden.fhir.search;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;

/** A statement under construction: its text and its arguments in step. */
final class Sql {

  /** PostgreSQL numbers the arguments of a statement with 16 bits. */
  private static final int MAX_ARGUMENTS = 65_000;

  private static final String ANY = "ANY (";

  private final StringBuilder text = new StringBuilder();
  private final List<Object> args = new ArrayList<>();
  private int aliases;

  Sql add(String more) {
    text.append(more);
    return this;
  }

  Sql add(String more, Object... arguments) {
    text.append(more);
    args.addAll(List.of(arguments));
    return this;
  }

  Sql add(String more, List<Object> arguments) {
    text.append(more);
    args.addAll(arguments);
    return this;
  }

  /** Adds arguments for the question marks of what was added without any. */
  Sql arguments(Object... arguments) {
    args.addAll(List.of(arguments));
    return this;
  }

  /** What the keys of tokens among the arguments are. */
  @FunctionalInterface
  interface KeyLookup {
    long[] keys(TokenKeys wanted);
  }

  /**
   * The same statement with the keys of tokens in place of what they are made of. A single key is
   * compared by equality, which lets the planner take the order of the index.
   */
  Sql withKeys(KeyLookup lookup) {
    if (args.stream().noneMatch(TokenKeys.class::isInstance)) {
      return this;
    }
    Sql known = new Sql();
    String[] parts = text.toString().split("\\?", -1);
    known.text.append(parts[0]);
    for (int i = 0; i < args.size(); i++) {
      Object arg = args.get(i);
      if (arg instanceof TokenKeys wanted) {
        Optional<Sql> single = wanted.single();
        if (single.isPresent()) {
          known.text.setLength(known.text.length() - ANY.length());
          known.add(single.get().text.toString(), single.get().args);
          known.text.append(parts[i + 1].substring(1));
          continue;
        }
        long[] keys = lookup.keys(wanted);
        if (keys.length == 1) {
          known.text.setLength(known.text.length() - ANY.length());
          known.text.append('?').append(parts[i + 1].substring(1));
          known.args.add(keys[0]);
          continue;
        }
        arg = keys;
      }
      known.text.append('?').append(parts[i + 1]);
      known.args.add(arg);
    }
    return known;
  }

  /** A table alias that this statement has not used yet. */
  String alias() {
    return "a" + aliases++;
  }

  String text() {
    if (args.size() > MAX_ARGUMENTS) {
      throw new FhirProblem(
          400,
          "too-costly",
          "search-too-large",
          "the search needs " + args.size() + " values to compare with, which is too many");
    }
    return text.toString();
  }

  /** Binds the arguments; a list goes as an array of text, an array of long as bigint[]. */
  void bind(Connection connection, PreparedStatement statement) throws SQLException {
    for (int i = 0; i < args.size(); i++) {
      switch (args.get(i)) {
        case String s -> statement.setString(i + 1, s);
        case Integer n -> statement.setInt(i + 1, n);
        case Long n -> statement.setLong(i + 1, n);
        case BigDecimal d -> statement.setBigDecimal(i + 1, d);
        case long[] pids ->
            statement.setArray(
                i + 1,
                connection.createArrayOf(
                    "int8", java.util.Arrays.stream(pids).boxed().toArray(Long[]::new)));
        case int[] numbers ->
            statement.setArray(
                i + 1,
                connection.createArrayOf(
                    "int4", java.util.Arrays.stream(numbers).boxed().toArray(Integer[]::new)));
        case List<?> texts ->
            statement.setArray(
                i + 1, connection.createArrayOf("text", texts.toArray(String[]::new)));
        case Object other -> statement.setObject(i + 1, other);
      }
    }
  }
}
