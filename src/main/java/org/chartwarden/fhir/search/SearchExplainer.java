package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;

/**
 * Tells how a search is answered ({@code __explain=true}, or {@code analyze} to run it): what each
 * parameter was understood as, the statement, its plan, the indexes it uses and the rows it reads.
 * It shows no content. Numbers of rows would still tell something about others' records, so callers
 * who may not see everything are refused.
 */
@ApplicationScoped
public class SearchExplainer {

  private static final List<String> SCANS =
      List.of("Index Scan", "Index Only Scan", "Bitmap Index Scan", "Seq Scan");

  private final SearchDatabase database;
  private final SearchSql searchSql;
  private final SearchParameterRegistry registry;

  @Inject
  SearchExplainer(SearchDatabase database, SearchSql searchSql, SearchParameterRegistry registry) {
    this.database = database;
    this.searchSql = searchSql;
    this.registry = registry;
  }

  /** The answer as a Parameters resource. */
  public ObjectNode explain(SearchQuery query, Narrowing narrowing) {
    if (!narrowing.none()) {
      throw FhirProblem.forbidden(
          "spans-patients", "the plan of a search is not shown to callers who may not see all");
    }
    boolean analyze = query.explain() == SearchQuery.ExplainMode.ANALYZE;
    Sql statement = new Sql();
    searchSql.ordered(statement, query, narrowing);
    statement.add(" LIMIT ?", query.count() + 1);
    JsonNode plan = plan(query, narrowing, analyze);
    ObjectNode answer = Json.object().put("resourceType", "Parameters");
    ArrayNode parameters = answer.putArray("parameter");
    text(parameters, "query", query.selfQuery());
    conditions(parameters, query);
    query.issues().forEach(issue -> text(parameters, "warning", issue.message()));
    scans(parameters, plan, analyze);
    text(parameters, "statement", statement.text());
    text(parameters, "plan", Json.write(plan));
    return answer;
  }

  private JsonNode plan(SearchQuery query, Narrowing narrowing, boolean analyze) {
    Sql sql = new Sql().add("EXPLAIN (FORMAT JSON" + (analyze ? ", ANALYZE, BUFFERS) " : ") "));
    searchSql.ordered(sql, query, narrowing);
    sql.add(" LIMIT ?", query.count() + 1);
    String json =
        database.query(sql, row -> row.getString(1)).stream().collect(Collectors.joining());
    return Json.parseOwn(json).path(0);
  }

  private void conditions(ArrayNode parameters, SearchQuery query) {
    Map<Integer, String> names = names();
    for (SearchQuery.Branch branch : query.branches()) {
      for (int i = 0; i < branch.criteria().size(); i++) {
        ArrayNode parts = part(parameters, "condition");
        text(parts, "type", branch.type());
        text(parts, "parameter", branch.words().get(i));
        text(parts, "meaning", words(branch.criteria().get(i), names));
      }
    }
  }

  private Map<Integer, String> names() {
    Map<Integer, String> names = new HashMap<>();
    for (String type : registry.types()) {
      for (IndexedParam indexed : registry.indexedOf(type)) {
        SearchParam param = indexed.param();
        names.put(param.id(), type + "." + param.name());
        names.put(param.ofTypeId(), type + "." + param.name() + SearchParam.OF_TYPE);
        indexed.parts().forEach(part -> names.put(part.id(), type + "." + part.name()));
      }
    }
    return names;
  }

  private static String words(Condition condition, Map<Integer, String> names) {
    return switch (condition) {
      case Condition.Rows rows -> "a row of " + rows.table() + about(rows, names) + " fits";
      case Condition.All all -> joined(all.parts(), " and ", "always", names);
      case Condition.Any any -> joined(any.parts(), " or ", "never", names);
      case Condition.Not not -> "not (" + words(not.part(), names) + ")";
      case Condition.Chain chain ->
          names.getOrDefault(chain.param(), "a reference")
              + " leads to a "
              + chain.targetType()
              + " for which "
              + words(chain.target(), names);
      case Condition.UrlChain chain ->
          names.getOrDefault(chain.param(), "a canonical")
              + " names a resource for which "
              + words(chain.target(), names);
      case Condition.NamedBy named ->
          names.getOrDefault(named.param(), "a canonical")
              + " of another resource names this one, for which "
              + words(named.source(), names);
      case Condition.PointedAt pointed ->
          names.getOrDefault(pointed.param(), "a reference")
              + " of another resource leads here, for which "
              + words(pointed.source(), names);
    };
  }

  private static String about(Condition.Rows rows, Map<Integer, String> names) {
    List<String> params = new ArrayList<>();
    for (Object arg : rows.args()) {
      if (arg instanceof Integer number && names.containsKey(number)) {
        params.add(names.get(number));
      } else if (arg instanceof TokenKeys keys && names.containsKey(keys.param())) {
        params.add(names.get(keys.param()));
      } else if (arg instanceof int[] numbers) {
        for (int number : numbers) {
          params.add(names.getOrDefault(number, "?"));
        }
      }
    }
    return params.isEmpty()
        ? ""
        : " for " + params.stream().distinct().collect(Collectors.joining(", "));
  }

  private static String joined(
      List<Condition> parts, String by, String empty, Map<Integer, String> names) {
    return parts.isEmpty()
        ? empty
        : parts.stream()
            .map(part -> words(part, names))
            .collect(
                Collectors.joining(by, parts.size() > 1 ? "(" : "", parts.size() > 1 ? ")" : ""));
  }

  private static void scans(ArrayNode parameters, JsonNode plan, boolean analyze) {
    List<JsonNode> scans = new ArrayList<>();
    collect(plan.path("Plan"), scans);
    double all = 0;
    for (JsonNode scan : scans) {
      double rows = rows(scan, analyze);
      all += rows;
      ArrayNode parts = part(parameters, "scan");
      text(parts, "kind", scan.path("Node Type").asText());
      text(parts, "table", scan.path("Relation Name").asText());
      text(parts, "index", scan.path("Index Name").asText());
      number(parts, analyze ? "rowsRead" : "rowsExpected", rows);
    }
    number(parameters, analyze ? "rowsRead" : "rowsExpected", all);
    if (analyze) {
      number(parameters, "milliseconds", plan.path("Execution Time").asDouble());
    }
  }

  private static void collect(JsonNode node, List<JsonNode> scans) {
    if (SCANS.contains(node.path("Node Type").asText())) {
      scans.add(node);
    }
    node.path("Plans").forEach(child -> collect(child, scans));
  }

  private static double rows(JsonNode scan, boolean analyze) {
    if (!analyze) {
      return scan.path("Plan Rows").asDouble();
    }
    double each =
        scan.path("Actual Rows").asDouble()
            + scan.path("Rows Removed by Filter").asDouble()
            + scan.path("Rows Removed by Index Recheck").asDouble();
    return each * scan.path("Actual Loops").asDouble();
  }

  private static ArrayNode part(ArrayNode parameters, String name) {
    return parameters.addObject().put("name", name).putArray("part");
  }

  private static void text(ArrayNode parameters, String name, String value) {
    if (!value.isEmpty()) {
      parameters.addObject().put("name", name).put("valueString", value);
    }
  }

  private static void number(ArrayNode parameters, String name, double value) {
    parameters
        .addObject()
        .put("name", name)
        .put(
            "valueDecimal",
            java.math.BigDecimal.valueOf(value).setScale(3, java.math.RoundingMode.HALF_UP));
  }
}
