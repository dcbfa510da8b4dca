package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.path.ReferenceTarget;
import org.chartwarden.fhir.search.types.IndexRows;
import org.chartwarden.fhir.search.types.SearchText;

/**
 * Tells without the database which of many queries some resources cannot match. A query for a code
 * or a reference needs an index row with that very code or target; a resource without such a row
 * does not match, whatever else the query says. Everything that is not as plain as that passes.
 */
@ApplicationScoped
public class QueryScreen {

  private static final int KEPT = 20_000;

  private final SearchParameterRegistry registry;
  private final Extractor extractor;
  private final Cache<Asked, List<Set<Key>>> needs =
      Caffeine.newBuilder().maximumSize(KEPT).build();

  @Inject
  QueryScreen(SearchParameterRegistry registry, Extractor extractor) {
    this.registry = registry;
    this.extractor = extractor;
  }

  /** A code or the id of a target in the rows of a parameter. */
  private record Key(int param, String text) {}

  /** A query under the search parameters of one moment. */
  private record Asked(int changes, String type, List<Map.Entry<String, String>> parameters) {}

  /** The keys that some resources of one type have together. */
  public final class Present {
    private final String type;
    private final Set<Key> keys = new HashSet<>();

    private Present(String type, Collection<ObjectNode> resources) {
      this.type = type;
      IndexRows rows = new IndexRows();
      long number = 0;
      for (ObjectNode resource : resources) {
        extractor.extract(new IndexWriter.Entry(number++, type, resource), rows);
      }
      add(rows, IndexRows.Table.TOKEN, "code");
      add(rows, IndexRows.Table.REFERENCE, "target_id");
    }

    private void add(IndexRows rows, IndexRows.Table table, String column) {
      int param = table.columns().indexOf("param");
      int text = table.columns().indexOf(column);
      for (List<Object> row : rows.of(table)) {
        keys.add(new Key((Integer) row.get(param), (String) row.get(text)));
      }
    }

    /**
     * Whether one of the resources may match a query.
     *
     * @param parameters decoded parameters of the query
     */
    public boolean mayMatch(List<Map.Entry<String, String>> parameters) {
      return needs
          .get(new Asked(registry.changes(), type, parameters), QueryScreen.this::needs)
          .stream()
          .allMatch(alternatives -> alternatives.stream().anyMatch(keys::contains));
    }
  }

  /** What is there of some resources of a type. */
  public Present of(String type, Collection<ObjectNode> resources) {
    return new Present(type, resources);
  }

  /** For each parameter that has such a need, the keys of which one must be there. */
  private List<Set<Key>> needs(Asked asked) {
    List<Set<Key>> found = new ArrayList<>();
    for (Map.Entry<String, String> parameter : asked.parameters()) {
      // A modifier or a chain has a colon or a dot; what begins with an underscore is special.
      String name = parameter.getKey();
      if (!name.startsWith("_")) {
        registry
            .find(asked.type(), name)
            .flatMap(param -> keys(param, parameter.getValue()))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Set<Key>> keys(SearchParam param, String value) {
    Set<Key> keys = new HashSet<>();
    for (String alternative : SearchText.split(value, ',')) {
      Optional<String> text =
          switch (param.kind()) {
            case TOKEN -> code(alternative);
            case REFERENCE -> target(alternative);
            default -> Optional.empty();
          };
      if (text.isEmpty()) {
        return Optional.empty();
      }
      keys.add(new Key(param.id(), text.get()));
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
  }

  /** The code of {@code code} or {@code system|code}, as the index has it. */
  private static Optional<String> code(String value) {
    List<String> parts = SearchText.split(value, '|');
    String code = SearchText.unescape(parts.get(parts.size() - 1)).strip();
    return parts.size() > 2 || code.isEmpty()
        ? Optional.empty()
        : Optional.of(SearchText.caselessKey(code));
  }

  private static Optional<String> target(String value) {
    String text = SearchText.unescape(value).strip();
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(SearchText.key(ReferenceTarget.of(text).id()));
  }
}
