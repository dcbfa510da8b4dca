package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the profiles, tags and security labels that are in use, by way of one resource for each:
 * the index knows which there are, and the resource how they are spelled.
 */
@ApplicationScoped
public class LabelledResources {

  private static final List<String> LABELS = List.of("_profile", "_security", "_tag");

  private final SearchDatabase database;
  private final SearchParameterRegistry registry;

  @Inject
  LabelledResources(SearchDatabase database, SearchParameterRegistry registry) {
    this.database = database;
    this.registry = registry;
  }

  /**
   * One resource at least for each label.
   *
   * @param type only labels of resources of this type
   * @param narrowing what the caller may see
   */
  public List<Match> oneForEach(Optional<String> type, Narrowing narrowing) {
    Set<String> types = type.map(Set::of).orElse(registry.types());
    int[] params =
        types.stream()
            .flatMap(t -> LABELS.stream().flatMap(name -> registry.find(t, name).stream()))
            .mapToInt(SearchParam::id)
            .distinct()
            .toArray();
    Sql sql =
        new Sql()
            .add("SELECT " + Match.COLUMNS + " FROM resource r WHERE r.pid IN (")
            .add("SELECT min(t.pid) FROM idx_token t JOIN resource l ON l.pid = t.pid")
            .add(" WHERE NOT l.deleted AND t.param = ANY (?)", (Object) params);
    type.ifPresent(t -> sql.add(" AND l.type = ?", t));
    narrowing.append(sql, "t.pid");
    sql.add(" GROUP BY t.param, t.system, t.code) ORDER BY r.pid");
    return database.search(sql, row -> Match.read(row, 1));
  }
}
