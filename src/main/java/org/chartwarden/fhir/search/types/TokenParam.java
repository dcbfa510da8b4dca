package org.chartwarden.fhir.search.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.path.ElementType;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;
import org.chartwarden.fhir.search.TokenKeys;

/** Codes, identifiers, booleans and contact points: FHIR R4, section 3.1.1.4.10 (token). */
final class TokenParam implements SearchParamType {

  /** What the rows of one element without any code say: there is an element. */
  private static final String NO_CODE = "";

  private static final Set<String> MODIFIERS =
      Set.of("not", "text", "in", "not-in", "below", "above");

  private static final Set<String> WITH_SYSTEM =
      Set.of("CodeableConcept", "Coding", "Identifier", "ContactPoint");

  private final CodeExpansion codes;

  /** Whether the elements of a parameter say of which system their codes are. */
  enum Systems {
    GIVEN,
    IMPLIED,
    EITHER;

    static Systems of(IndexedParam param) {
      Set<ElementType> types = param.program().resultTypes();
      if (!types.isEmpty() && types.stream().allMatch(t -> WITH_SYSTEM.contains(t.name()))) {
        return GIVEN;
      }
      return !types.isEmpty() && types.stream().allMatch(t -> t.kind() != ElementType.Kind.COMPLEX)
          ? IMPLIED
          : EITHER;
    }
  }

  TokenParam(CodeExpansion codes) {
    this.codes = codes;
  }

  @Override
  public ParamKind kind() {
    return ParamKind.TOKEN;
  }

  @Override
  public Set<String> modifiers(IndexedParam param) {
    boolean identifier =
        param.program().resultTypes().stream().anyMatch(t -> t.name().equals("Identifier"));
    return identifier ? Set.of("not", "text", "of-type") : MODIFIERS;
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
        if (group == 0) {
          typed(param, node, rows);
        }
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

  /** Rows that hold an identifier together with each code of its type, for {@code :of-type}. */
  private static void typed(SearchParam param, JsonNode identifier, IndexRows rows) {
    String value = identifier.path("value").asText("");
    for (JsonNode coding : identifier.path("type").path("coding")) {
      String code = coding.path("code").asText("");
      if (!code.isEmpty() && !value.isEmpty()) {
        rows.token(param.ofTypeId(), 0, coding.path("system").asText(""), typedKey(code, value));
      }
    }
  }

  private static String typedKey(String code, String value) {
    return SearchText.caselessKey(code + "|" + value);
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
    Systems systems = Systems.of(indexed);
    return switch (modifier) {
      case "text" -> StringParam.containing(param, values);
      case "not" -> new Condition.Not(matching(param, systems, values));
      case "of-type" -> ofType(param, values);
      case "in" -> in(param, systems, values);
      case "not-in" -> new Condition.Not(in(param, systems, values));
      case "below" -> near(param, systems, values, codes::below);
      case "above" -> near(param, systems, values, codes::above);
      default -> matching(param, systems, values);
    };
  }

  /** Codes of value sets, each named by its URL. */
  private Condition in(SearchParam param, Systems systems, List<String> values) {
    Wanted wanted = new Wanted();
    for (String value : values) {
      codes.codesOf(SearchText.unescape(value).strip()).forEach(wanted::add);
    }
    return wanted.rows(param.id(), systems);
  }

  /** Codes that subsume a code or are subsumed by it. */
  private static Condition near(
      SearchParam param,
      Systems systems,
      List<String> values,
      BiFunction<String, String, Optional<Set<String>>> direction) {
    Wanted wanted = new Wanted();
    for (String value : values) {
      List<String> parts =
          SearchText.split(value, '|').stream()
              .map(part -> SearchText.unescape(part).strip())
              .toList();
      if (parts.size() != 2 || parts.stream().anyMatch(String::isEmpty)) {
        throw SearchText.badValue(param, value, "a code with its system, system|code");
      }
      Set<String> found =
          direction
              .apply(parts.get(0), parts.get(1))
              .orElseThrow(
                  () ->
                      FhirProblem.invalid(
                          "unknown-code",
                          "the terminology of this server does not know the code '"
                              + value
                              + "' of the search parameter "
                              + param.name()));
      wanted.add(parts.get(0), found);
    }
    return wanted.rows(param.id(), systems);
  }

  private static Condition ofType(SearchParam param, List<String> values) {
    Wanted wanted = new Wanted();
    for (String value : values) {
      List<String> parts =
          SearchText.split(value, '|').stream()
              .map(part -> SearchText.unescape(part).strip())
              .toList();
      if (parts.size() != 3 || parts.stream().anyMatch(String::isEmpty)) {
        throw SearchText.badValue(param, value, "the system, code and value system|code|value");
      }
      wanted.pair(parts.get(0), typedKey(parts.get(1), parts.get(2)));
    }
    return wanted.rows(param.ofTypeId(), Systems.GIVEN);
  }

  /** One row condition for all alternatives. */
  static Condition.Rows matching(SearchParam param, Systems systems, List<String> values) {
    Wanted wanted = new Wanted();
    for (String value : values) {
      List<String> parts = SearchText.split(value, '|');
      String code = SearchText.unescape(parts.get(parts.size() - 1)).strip();
      if (parts.size() > 2 || (parts.size() == 2 && value.equals("|")) || value.isBlank()) {
        throw SearchText.badValue(param, value, "a code, system|code, |code or system|");
      }
      if (parts.size() == 1) {
        wanted.codes.add(SearchText.caselessKey(code));
      } else {
        String system = SearchText.key(SearchText.unescape(parts.get(0)).strip());
        if (code.isEmpty()) {
          wanted.systems.add(system);
        } else {
          wanted.pair(system, SearchText.caselessKey(code));
        }
      }
    }
    return wanted.rows(param.id(), systems);
  }

  /** The alternatives of a condition. */
  private static final class Wanted {
    private final List<TokenKeys.Pair> pairs = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<String> systems = new ArrayList<>();

    void pair(String system, String code) {
      pairs.add(new TokenKeys.Pair(SearchText.key(system), code));
    }

    void add(String system, Collection<String> of) {
      of.forEach(code -> pair(system, SearchText.caselessKey(code)));
    }

    Condition.Rows rows(int param, Systems kind) {
      List<Object> args = new ArrayList<>();
      List<String> alternatives = new ArrayList<>();
      if (!pairs.isEmpty() || !codes.isEmpty()) {
        alternatives.add("@.key = ANY (?)");
        args.add(
            new TokenKeys(param, pairs, codes, kind != Systems.IMPLIED, kind != Systems.GIVEN));
      }
      if (!systems.isEmpty()) {
        args.add(param);
        args.addAll(systems);
        alternatives.add(
            "@.param = ? AND @.system IN ("
                + String.join(", ", systems.stream().map(s -> "system_key(?)").toList())
                + ")");
      }
      String where = alternatives.isEmpty() ? "false" : String.join(" OR ", alternatives);
      return new Condition.Rows(
          "idx_token", alternatives.size() > 1 ? "(" + where + ")" : where, args);
    }
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
