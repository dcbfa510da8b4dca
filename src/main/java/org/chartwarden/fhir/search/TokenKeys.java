package org.chartwarden.fhir.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The argument of a condition on the keys of tokens. What keys these are is looked up when the
 * statement runs, in its transaction: a code without a system stands for that code in every system
 * in use.
 *
 * @param param number of the parameter
 * @param pairs codes with their systems
 * @param codes codes of any system
 * @param given whether elements of the parameter may name a system
 * @param implied whether elements of the parameter may imply their system; then a code also matches
 *     without it
 */
public record TokenKeys(
    int param, List<Pair> pairs, List<String> codes, boolean given, boolean implied) {

  /** A code with its system. */
  public record Pair(String system, String code) {}

  /** Keys that one condition may have. */
  static final int MOST = 50_000;

  public TokenKeys {
    pairs = List.copyOf(pairs);
    codes = List.copyOf(codes);
  }

  /** An expression for the key, where there can only be one whatever is stored. */
  Optional<Sql> single() {
    if (given && !implied && codes.isEmpty() && pairs.size() == 1) {
      Pair pair = pairs.get(0);
      return Optional.of(
          new Sql().add("token_key(?, system_key(?), ?)", param, pair.system(), pair.code()));
    }
    if (!given && pairs.size() + codes.size() == 1) {
      String code = codes.isEmpty() ? pairs.get(0).code() : codes.get(0);
      return Optional.of(new Sql().add("token_key(?, NULL, ?)", param, code));
    }
    return Optional.empty();
  }

  /** A query for the keys. */
  Sql query() {
    Sql sql = new Sql().add("SELECT DISTINCT k.key FROM (SELECT NULL::bigint AS key WHERE false");
    if (given && !pairs.isEmpty()) {
      sql.add(" UNION ALL SELECT token_key(?, system_key(x.system), x.code)", param)
          .add(
              " FROM unnest(?, ?) AS x (system, code)",
              pairs.stream().map(Pair::system).toList(),
              pairs.stream().map(Pair::code).toList());
    }
    if (given && !codes.isEmpty()) {
      sql.add(" UNION ALL SELECT token_key(s.param, s.system, x.code) FROM search_system s")
          .add(" CROSS JOIN unnest(?) AS x (code) WHERE s.param = ?", codes, param);
    }
    if (implied) {
      List<String> all =
          Stream.concat(pairs.stream().map(Pair::code), codes.stream()).distinct().toList();
      sql.add(" UNION ALL SELECT token_key(?, NULL, x.code)", param)
          .add(" FROM unnest(?) AS x (code)", (Object) all);
    }
    return sql.add(") k LIMIT ?", MOST + 1);
  }
}
