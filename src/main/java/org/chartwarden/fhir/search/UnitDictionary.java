package org.chartwarden.fhir.search;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.fhir.search.types.UnitKinds;
import org.chartwarden.units.UnitConverter;

/**
 * The UCUM codes that stored quantities use, a few hundred rows, each with what it measures. A
 * search in mg asks here for g and kg and converts its own bounds, so a quantity is stored once, in
 * the unit it was charted in; a sort takes the number in the unit that stands for its kind.
 */
@ApplicationScoped
public class UnitDictionary implements UnitKinds {

  /** Without what this very transaction has added, for it may still be rolled back. */
  private static final String COMMITTED =
      "SELECT code FROM search_unit WHERE CAST(CAST(xmin AS text) AS bigint)"
          + " <> CAST(CAST(pg_current_xact_id() AS text) AS bigint) % 4294967296";

  private final SearchDatabase database;

  /** Codes whose rows are committed, so that a write need not look. */
  private final Set<String> committed = ConcurrentHashMap.newKeySet();

  @Inject
  public UnitDictionary(SearchDatabase database) {
    this.database = database;
  }

  @Override
  public Collection<String> sameKind(String code) {
    Optional<String> kind = UnitConverter.kindOfCode(code);
    return kind.isEmpty()
        ? List.of()
        : database.query(
            new Sql().add("SELECT code FROM search_unit WHERE kind = ?", kind.get()),
            row -> row.getString(1));
  }

  /**
   * Keeps the codes of quantities that are being written, in the caller's transaction: a code that
   * is rolled back with its quantity is not taken for known.
   */
  void keep(Set<String> codes) {
    Set<String> missing = missing(codes);
    if (missing.isEmpty()) {
      return;
    }
    committed.addAll(database.query(new Sql().add(COMMITTED), row -> row.getString(1)));
    // In order, so that two transactions wait for each other in one direction only.
    for (String code : missing(codes)) {
      UnitConverter.kindOfCode(code)
          .ifPresent(
              kind ->
                  database.update(
                      new Sql()
                          .add(
                              "INSERT INTO search_unit (code, kind, factor, shift)"
                                  + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                              code,
                              kind,
                              scale(code).factor(),
                              scale(code).shift())));
    }
  }

  private static UnitConverter.Scale scale(String code) {
    return UnitConverter.scaleOfCode(code)
        .orElseThrow(() -> new IllegalStateException("a kind but no scale for " + code));
  }

  /** Adds their scales to codes that were kept before scales were. */
  void complete(@Observes StartupEvent event) {
    List<String> codes =
        database.query(
            new Sql().add("SELECT code FROM search_unit WHERE factor IS NULL"),
            row -> row.getString(1));
    for (String code : codes) {
      UnitConverter.scaleOfCode(code)
          .ifPresent(
              scale ->
                  database.update(
                      new Sql()
                          .add("UPDATE search_unit SET factor = ?,", scale.factor())
                          .add(" shift = ? WHERE code = ?", scale.shift(), code)));
    }
  }

  private Set<String> missing(Set<String> codes) {
    Set<String> missing = new TreeSet<>();
    for (String code : codes) {
      if (!committed.contains(code) && UnitConverter.kindOfCode(code).isPresent()) {
        missing.add(code);
      }
    }
    return missing;
  }
}
