package org.chartwarden.fhir.terminology.releases;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemInfo;
import org.chartwarden.fhir.terminology.systems.Concept;
import org.chartwarden.fhir.terminology.systems.ConceptProperty;
import org.chartwarden.fhir.terminology.systems.Deadline;
import org.chartwarden.fhir.terminology.systems.Designation;
import org.chartwarden.fhir.terminology.systems.LoadedDesignation;
import org.chartwarden.platform.Json;

/**
 * A release in the database. Nothing of it is held in memory but which concepts are inactive.
 *
 * <p>Everything above a concept stands in its row, so {@code ancestors} is one row and {@code
 * descendants} one look-up in the inverted index on that column.
 */
public final class LoadedCodeSystem implements CodeSystemContent {

  static final int INACTIVE = 1;
  static final int GROUP = 2;

  private static final int SECONDS = 15;

  /** What an expansion shows; ten thousand rows of it come in a moment. */
  private static final String SHOWN = "place, code, display, flags, designations";

  private static final String ALL =
      SHOWN
          + ", properties,"
          + " (SELECT array_agg(p.code ORDER BY p.place) FROM terminology_concept p"
          + " WHERE p.system_id = c.system_id AND p.place = ANY (c.parents))";

  private final TerminologySql sql;
  private final int id;
  private final CodeSystemInfo info;
  private final int size;
  private final Instant loadedAt;
  private volatile Flags flags;

  private record Flags(BitSet inactive, BitSet group) {}

  LoadedCodeSystem(TerminologySql sql, int id, CodeSystemInfo info, int size, Instant loadedAt) {
    this.sql = sql;
    this.id = id;
    this.info = info;
    this.size = size;
    this.loadedAt = loadedAt;
  }

  /** When it was loaded. */
  public Instant loadedAt() {
    return loadedAt;
  }

  @Override
  public CodeSystemInfo info() {
    return info;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int memory() {
    return size / 1000;
  }

  @Override
  public Optional<Concept> find(String code) {
    return sql
        .list(
            "SELECT " + ALL + " FROM terminology_concept c WHERE system_id = ? AND code = ?",
            SECONDS,
            row -> concept(row, properties(row.getString(6)), parents(row)),
            id,
            code)
        .stream()
        .findFirst();
  }

  @Override
  public OptionalInt place(String code) {
    return sql
        .list(
            "SELECT place FROM terminology_concept WHERE system_id = ? AND code = ?",
            SECONDS,
            row -> row.getInt(1),
            id,
            code)
        .stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  @Override
  public List<Concept> concepts(int[] places) {
    if (places.length == 0) {
      return List.of();
    }
    Map<Integer, Concept> found = new HashMap<>();
    sql.each(
        "SELECT " + SHOWN + " FROM terminology_concept WHERE system_id = ? AND place = ANY (?)",
        SECONDS,
        row -> found.put(row.getInt(1), concept(row, List.of(), List.of())),
        id,
        places);
    List<Concept> ordered = new ArrayList<>(places.length);
    for (int place : places) {
      Concept concept = found.get(place);
      if (concept == null) {
        throw FhirProblem.conflict(
            "release-replaced", info.canonical() + " was replaced meanwhile; send it again");
      }
      ordered.add(concept);
    }
    return ordered;
  }

  @Override
  public List<String> codes(BitSet places) {
    if (places.isEmpty()) {
      return List.of();
    }
    return sql.list(
        "SELECT code FROM terminology_concept WHERE system_id = ? AND place = ANY (?)"
            + " ORDER BY place",
        SECONDS,
        row -> row.getString(1),
        id,
        places.stream().toArray());
  }

  @Override
  public BitSet inactive() {
    return (BitSet) flags().inactive().clone();
  }

  @Override
  public BitSet notSelectable() {
    return (BitSet) flags().group().clone();
  }

  private Flags flags() {
    if (flags == null) {
      BitSet inactive = new BitSet();
      BitSet group = new BitSet();
      sql.each(
          "SELECT place, flags FROM terminology_concept WHERE system_id = ? AND flags <> 0",
          SECONDS,
          row -> {
            inactive.set(row.getInt(1), (row.getInt(2) & INACTIVE) != 0);
            group.set(row.getInt(1), (row.getInt(2) & GROUP) != 0);
          },
          id);
      flags = new Flags(inactive, group);
    }
    return flags;
  }

  @Override
  public BitSet descendants(BitSet from) {
    return from.cardinality() == 1
        ? places("ancestors @> ARRAY[?::int]", SECONDS, from.nextSetBit(0))
        : places("ancestors && ?", SECONDS, (Object) from.stream().toArray());
  }

  @Override
  public BitSet children(BitSet from) {
    // The index is on the ancestors, of which the parents are a part.
    int[] places = from.stream().toArray();
    return places("ancestors && ? AND parents && ?", SECONDS, places, places);
  }

  @Override
  public BitSet ancestors(BitSet from) {
    return linked("ancestors", "place = ANY (?)", from.stream().toArray());
  }

  @Override
  public BitSet parents(BitSet from) {
    return linked("parents", "place = ANY (?)", from.stream().toArray());
  }

  @Override
  public BitSet withChildren() {
    return linked("parents", "? IS NOT NULL", new int[0]);
  }

  @Override
  public BitSet withParents() {
    return places("parents <> '{}'", SECONDS);
  }

  private BitSet linked(String column, String condition, int[] places) {
    BitSet found = new BitSet();
    sql.each(
        "SELECT DISTINCT unnest("
            + column
            + ") FROM terminology_concept WHERE system_id = ? AND "
            + condition,
        SECONDS,
        row -> found.set(row.getInt(1)),
        id,
        places);
    return found;
  }

  private BitSet places(String condition, int seconds, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = id;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    BitSet found = new BitSet();
    sql.each(
        "SELECT place FROM terminology_concept WHERE system_id = ? AND " + condition,
        seconds,
        row -> found.set(row.getInt(1)),
        all);
    return found;
  }

  @Override
  public BitSet withValue(String property, Collection<String> values, Deadline deadline) {
    if (property.equals("code") || property.equals("display")) {
      return places(
          property + " = ANY (?)", deadline.secondsLeft(), (Object) values.toArray(new String[0]));
    }
    BitSet found = new BitSet();
    for (String value : values) {
      deadline.check();
      String pattern =
          Json.write(
              Json.object()
                  .set(
                      TerminologySql.storable(property),
                      Json.array().add(TerminologySql.storable(value))));
      found.or(places("properties @> ?::jsonb", deadline.secondsLeft(), pattern));
    }
    return found;
  }

  @Override
  public BitSet withValue(String property, Predicate<String> test, Deadline deadline) {
    BitSet found = new BitSet();
    TerminologySql.RowVisitor visitor =
        row -> {
          int place = row.getInt(1);
          if ((place & 255) == 0) {
            deadline.check();
          }
          if (!found.get(place) && test.test(row.getString(2))) {
            found.set(place);
          }
        };
    if (property.equals("code") || property.equals("display")) {
      sql.each(
          "SELECT place, " + property + " FROM terminology_concept WHERE system_id = ?",
          deadline.secondsLeft(),
          visitor,
          id);
    } else {
      sql.each(
          "SELECT place, jsonb_array_elements_text(properties -> ?) FROM terminology_concept"
              + " WHERE system_id = ? AND properties -> ? IS NOT NULL",
          deadline.secondsLeft(),
          visitor,
          property,
          id,
          property);
    }
    return found;
  }

  @Override
  public BitSet withWords(List<String> words, Deadline deadline) {
    if (words.isEmpty()) {
      return all();
    }
    // Words are letters and digits only, so nothing in them means anything to the query language.
    String query = String.join(" & ", words.stream().map(word -> word + ":*").toList());
    return places("words @@ ?::tsquery", deadline.secondsLeft(), query);
  }

  private static List<String> parents(ResultSet row) throws SQLException {
    return row.getArray(7) == null ? List.of() : List.of((String[]) row.getArray(7).getArray());
  }

  private static Concept concept(
      ResultSet row, List<ConceptProperty> properties, List<String> parents) throws SQLException {
    int bits = row.getInt(4);
    return new Concept(
        row.getString(2),
        row.getString(3),
        "",
        (bits & INACTIVE) != 0,
        (bits & GROUP) != 0,
        designations(row.getString(5)),
        properties,
        parents);
  }

  private static List<Designation> designations(String json) {
    List<Designation> found = new ArrayList<>();
    if (json != null) {
      for (JsonNode one : Json.parseOwn(json)) {
        found.add(LoadedDesignation.read(one));
      }
    }
    return found;
  }

  private List<ConceptProperty> properties(String json) {
    List<ConceptProperty> found = new ArrayList<>();
    JsonNode tree = Json.parseOwn(json);
    for (CodeSystemInfo.PropertyDefinition definition : info.properties()) {
      for (JsonNode value : tree.path(definition.code())) {
        found.add(new ConceptProperty(definition.code(), definition.type(), value.asText()));
      }
    }
    return found;
  }
}
