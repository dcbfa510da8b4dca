package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chartwarden.audit.TrailQuery;
import org.chartwarden.fhir.gateway.trail.AuditEvents;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceSubset;
import org.chartwarden.fhir.search.ContentMatch;
import org.chartwarden.fhir.search.types.SearchText;

/**
 * A search for AuditEvents: what the trail narrows by itself, what is held against the events, and
 * the shape of the answer. It takes the search parameters of R4 without modifiers, and {@code
 * patient:Patient}, {@code entity:Type}, {@code agent:Type}.
 */
final class TrailCriteria {

  private static final Set<String> OWN = Set.of("_id", "_lastUpdated", "date", "patient");
  private static final Set<String> REFERENCES = Set.of("agent", "entity", "source");
  private static final Set<String> CODES =
      Set.of(
          "action",
          "agent-role",
          "altid",
          "entity-role",
          "entity-type",
          "outcome",
          "site",
          "subtype",
          "type");
  private static final Map<String, String> TEXTS =
      Map.of("address", "/network/address", "agent-name", "/name", "policy", "/policy");
  private static final Set<String> SHAPES =
      Set.of(
          "_format",
          "_pretty",
          "_include",
          "_revinclude",
          "_contained",
          "_containedType",
          "_score");
  private static final int DEFAULT_COUNT = 20;
  private static final int MOST_COUNT = 5000;

  /** Each value is a look at the index of the whole trail. */
  private static final int MOST_VALUES = 100;

  private final List<Consumer<TrailQuery>> stored = new ArrayList<>();
  private final List<Map.Entry<String, String>> others = new ArrayList<>();
  private final List<FhirIssue> issues = new ArrayList<>();
  private Optional<ResourceKey> compartment = Optional.empty();
  private Optional<ResourceSubset> subset = Optional.empty();
  private int count = DEFAULT_COUNT;
  private boolean newestFirst = true;
  private boolean countOnly;
  private boolean totalWanted;

  private TrailCriteria() {}

  /** Whether there is a parameter of a name. */
  static boolean serves(String name) {
    return OWN.contains(name)
        || REFERENCES.contains(name)
        || CODES.contains(name)
        || TEXTS.containsKey(name);
  }

  /** Reads a query. */
  static TrailCriteria read(SearchOptions options, String query) {
    TrailCriteria criteria = new TrailCriteria();
    options.compartment().ifPresent(criteria::within);
    for (Map.Entry<String, String> parameter : QueryString.parse(query)) {
      criteria.take(parameter.getKey(), parameter.getValue(), options.lenient());
    }
    return criteria;
  }

  /** The entries with these ids. */
  static TrailQuery ids(List<String> ids) {
    return new TrailQuery()
        .ids(ids.stream().filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf).toList());
  }

  private void within(ResourceKey owner) {
    compartment = Optional.of(owner);
    if (owner.type().equals("Patient")) {
      stored.add(query -> query.patients(List.of(owner.id())));
    } else {
      others.add(Map.entry("agent", owner.reference()));
    }
  }

  private void take(String name, String value, boolean lenient) {
    if (value.isBlank() || SHAPES.contains(name)) {
      return;
    }
    switch (name) {
      case "_count" -> count = number(value);
      case "_sort" -> sort(value);
      case "_total" -> totalWanted = value.equals("accurate") || value.equals("estimate");
      case "_summary" -> summary(value);
      case "_elements" -> subset = Optional.of(ResourceSubset.elements(List.of(value.split(","))));
      case "_id" -> {
        List<String> ids = values(value);
        stored.add(
            query ->
                query.ids(
                    ids.stream()
                        .filter(id -> id.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .toList()));
      }
      case "date", "_lastUpdated" -> stored.add(TrailNarrowing.date(name, value));
      default -> criterion(name, value, lenient);
    }
  }

  private void criterion(String name, String value, boolean lenient) {
    int colon = name.indexOf(':');
    String plain = colon < 0 ? name : name.substring(0, colon);
    String type = colon < 0 ? "" : name.substring(colon + 1);
    boolean typed = !type.isEmpty() && Character.isUpperCase(type.charAt(0));
    List<String> values =
        values(value).stream().map(v -> typed && !v.contains("/") ? type + "/" + v : v).toList();
    if (plain.equals("patient") && (type.isEmpty() || typed)) {
      List<String> ids = values.stream().map(TrailCriteria::id).toList();
      stored.add(query -> query.patients(ids));
    } else if (REFERENCES.contains(plain) && (type.isEmpty() || typed)) {
      reference(plain, values);
    } else if (type.isEmpty() && (CODES.contains(plain) || TEXTS.containsKey(plain))) {
      TrailNarrowing.of(plain, values).ifPresent(stored::add);
      others.add(Map.entry(plain, value));
    } else if (lenient) {
      issues.add(
          new FhirIssue(
              "warning",
              "not-supported",
              "unknown-parameter",
              "the parameter '" + name + "' was ignored",
              ""));
    } else {
      throw FhirProblem.invalid(
          "unknown-parameter",
          "AuditEvent is not searched by '"
              + name
              + "'; there are _id, _lastUpdated, action, address, agent, agent-name, agent-role,"
              + " altid, date, entity, entity-role, entity-type, outcome, patient, policy, site,"
              + " source, subtype, type");
    }
  }

  private void reference(String name, List<String> values) {
    List<String> local =
        values.stream()
            .map(v -> v.replaceFirst("^https?://.*/(?=[A-Z][A-Za-z]+/[^/]+$)", ""))
            .toList();
    if (name.equals("entity")) {
      stored.add(query -> query.entities(local));
    }
    TrailNarrowing.of(name, local).ifPresent(stored::add);
    boolean persons = local.stream().allMatch(v -> v.matches("[A-Z][A-Za-z]+/[^/]+"));
    if (name.equals("agent") && persons) {
      stored.add(query -> query.persons(local));
    } else {
      others.add(Map.entry(name, String.join(",", local)));
    }
  }

  private void sort(String value) {
    String key = value.startsWith("-") ? value.substring(1) : value;
    if (!Set.of("date", "_lastUpdated", "_id").contains(key)) {
      throw FhirProblem.notSupported(
          "bad-sort", "AuditEvents are sorted by date or -date, not by '" + value + "'");
    }
    newestFirst = value.startsWith("-");
  }

  private void summary(String value) {
    countOnly = value.equals("count");
    subset =
        switch (value) {
          case "true" -> Optional.of(ResourceSubset.summary());
          case "text" -> Optional.of(ResourceSubset.text());
          case "data" -> Optional.of(ResourceSubset.data());
          default -> Optional.empty();
        };
  }

  private static int number(String value) {
    if (!value.matches("\\d{1,9}")) {
      throw FhirProblem.invalid("bad-count", "_count must be a number, not '" + value + "'");
    }
    return Math.min(Integer.parseInt(value), MOST_COUNT);
  }

  private static List<String> values(String value) {
    List<String> values = SearchText.split(value, ',').stream().map(SearchText::unescape).toList();
    if (values.size() > MOST_VALUES) {
      throw new FhirProblem(
          400,
          "too-costly",
          "too-many-values",
          "a parameter of a search for AuditEvents has at most "
              + MOST_VALUES
              + " values, not "
              + values.size());
    }
    return values;
  }

  private static String id(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** The same with pages of another size. */
  TrailCriteria count(int size) {
    count = Math.min(size, MOST_COUNT);
    return this;
  }

  /** What the trail looks for. */
  TrailQuery stored(Optional<List<String>> patients, ContentMatch contents) {
    TrailQuery query = new TrailQuery();
    patients.ifPresent(query::patients);
    stored.forEach(condition -> condition.accept(query));
    TrailNarrowing.kinds(others, contents).ifPresent(narrow -> narrow.accept(query));
    return query;
  }

  /** Whether an event matches what the trail cannot look for. */
  boolean matches(ObjectNode event, ContentMatch contents) {
    return others.stream()
        .allMatch(
            other ->
                TEXTS.containsKey(other.getKey())
                    ? text(event, other.getKey(), other.getValue())
                    : contents.matches(AuditEvents.TYPE, event, List.of(other)));
  }

  private static boolean text(ObjectNode event, String name, String wanted) {
    List<String> found = new ArrayList<>();
    for (JsonNode agent : event.path("agent")) {
      JsonNode value = agent.at(TEXTS.get(name));
      if (value.isArray()) {
        value.forEach(one -> found.add(one.asText()));
      } else if (value.isTextual()) {
        found.add(value.asText());
      }
    }
    boolean exact = name.equals("policy");
    return values(wanted).stream()
        .anyMatch(
            one ->
                found.stream()
                    .anyMatch(
                        text ->
                            exact
                                ? text.equals(one)
                                : text.toLowerCase(Locale.ROOT)
                                    .startsWith(one.toLowerCase(Locale.ROOT))));
  }

  List<Map.Entry<String, String>> others() {
    return others;
  }

  Optional<ResourceKey> compartment() {
    return compartment;
  }

  Optional<ResourceSubset> subset() {
    return subset;
  }

  List<FhirIssue> issues() {
    return issues;
  }

  int count() {
    return count;
  }

  boolean newestFirst() {
    return newestFirst;
  }

  boolean countOnly() {
    return countOnly || count == 0;
  }

  boolean totalWanted() {
    return totalWanted;
  }
}
