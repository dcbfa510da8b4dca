package org.chartwarden.fhir.search.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;

/** Codes, identifiers, booleans and contact points: FHIR R4, section 3.1.1.4.10 (token). */
final class TokenParam implements SearchParamType {

  /** What the rows of one element without any code say: there is an element. */
  private static final String NO_CODE = "";

  @Override
  public ParamKind kind() {
    return ParamKind.TOKEN;
  }

  @Override
  public Set<String> modifiers() {
    return Set.of("not", "text");
  }

  @Override
  public String table() {
    return "idx_token";
  }

  @Override
  public String sortValue(boolean descending) {
    return (descending ? "max" : "min") + "(NULLIF(s.code, ''))";
  }

  @Override
  public void index(SearchParam param, Located element, int group, IndexRows rows) {
    JsonNode node = element.node();
    switch (element.type().name()) {
      case "CodeableConcept" -> {
        boolean coded = false;
        for (JsonNode coding : node.path("coding")) {
          coded |= coding(param, coding, group, rows);
        }
        text(param, node.path("text"), group, rows);
        if (!coded && !node.isEmpty()) {
          rows.token(param.id(), group, null, NO_CODE);
        }
      }
      case "Coding" -> {
        if (!coding(param, node, group, rows) && !node.isEmpty()) {
          rows.token(param.id(), group, null, NO_CODE);
        }
      }
      case "Identifier" -> {
        pair(param, node.path("system"), node.path("value"), group, rows);
        text(param, node.path("type").path("text"), group, rows);
      }
      case "ContactPoint" -> pair(param, node.path("system"), node.path("value"), group, rows);
      default -> {
        if (node.isValueNode() && !node.asText().isEmpty()) {
          rows.token(param.id(), group, null, SearchText.caselessKey(node.asText()));
        }
      }
    }
  }

  private static boolean coding(SearchParam param, JsonNode coding, int group, IndexRows rows) {
    text(param, coding.path("display"), group, rows);
    if (coding.path("code").asText("").isEmpty()) {
      return false;
    }
    pair(param, coding.path("system"), coding.path("code"), group, rows);
    return true;
  }

  private static void pair(
      SearchParam param, JsonNode system, JsonNode code, int group, IndexRows rows) {
    rows.token(param.id(), group, system.asText(""), SearchText.caselessKey(code.asText("")));
  }

  private static void text(SearchParam param, JsonNode text, int group, IndexRows rows) {
    if (group == 0 && text.isTextual()) {
      // Nothing asks these rows for the exact text.
      rows.string(param.id(), text.textValue(), true);
    }
  }

  @Override
  public Condition present(IndexedParam param) {
    return new Condition.Rows(table(), "@.param = ?", List.of(param.param().id()));
  }

  @Override
  public Condition condition(IndexedParam indexed, String modifier, List<String> values) {
    SearchParam param = indexed.param();
    return switch (modifier) {
      case "text" -> StringParam.containing(param, values);
      case "not" -> new Condition.Not(matching(param, values));
      default -> matching(param, values);
    };
  }

  /** One row condition for all alternatives; codes that ask the same system share one array. */
  static Condition.Rows matching(SearchParam param, List<String> values) {
    Map<String, List<String>> codesBySystem = new LinkedHashMap<>();
    List<String> anySystem = new ArrayList<>();
    List<String> anyCode = new ArrayList<>();
    for (String value : values) {
      List<String> parts = SearchText.split(value, '|');
      String code = SearchText.unescape(parts.get(parts.size() - 1)).strip();
      if (parts.size() > 2 || (parts.size() == 2 && value.equals("|")) || value.isBlank()) {
        throw SearchText.badValue(param, value, "a code, system|code, |code or system|");
      }
      if (parts.size() == 1) {
        anySystem.add(SearchText.caselessKey(code));
      } else {
        String system = SearchText.key(SearchText.unescape(parts.get(0)).strip());
        if (code.isEmpty()) {
          anyCode.add(system);
        } else {
          codesBySystem
              .computeIfAbsent(system, s -> new ArrayList<>())
              .add(SearchText.caselessKey(code));
        }
      }
    }
    return rows(param, anySystem, codesBySystem, anyCode);
  }

  private static Condition.Rows rows(
      SearchParam param,
      List<String> anySystem,
      Map<String, List<String>> codesBySystem,
      List<String> anyCode) {
    List<String> alternatives = new ArrayList<>();
    List<Object> args = new ArrayList<>();
    args.add(param.id());
    if (!anySystem.isEmpty()) {
      alternatives.add(oneOf("@.code", anySystem, args));
    }
    codesBySystem.forEach(
        (system, codes) -> {
          String code = oneOf("@.code", codes, args);
          args.add(system);
          alternatives.add("(" + code + " AND (@.system = search_key(?) OR @.system IS NULL))");
        });
    if (!anyCode.isEmpty()) {
      anyCode.forEach(args::add);
      alternatives.add(
          "@.system IN ("
              + String.join(", ", anyCode.stream().map(s -> "search_key(?)").toList())
              + ")");
    }
    return new Condition.Rows(
        "idx_token", "@.param = ? AND (" + String.join(" OR ", alternatives) + ")", args);
  }

  /** Equality with one value or membership in an array, whichever the planner estimates better. */
  static String oneOf(String column, List<String> values, List<Object> args) {
    if (values.size() == 1) {
      args.add(values.get(0));
      return column + " = ?";
    }
    args.add(List.copyOf(values));
    return column + " = ANY (?)";
  }
}
