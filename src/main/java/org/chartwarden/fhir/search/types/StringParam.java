package org.chartwarden.fhir.search.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;

/**
 * Texts, names and addresses: FHIR R4, section 3.1.1.4.8 (string). By default a value matches where
 * it begins the text, without regard to case and accents.
 */
public final class StringParam implements SearchParamType {

  /** Modifier of filters: the whole text is equal, without regard to case and accents. */
  public static final String EQUALS = "#equals";

  /** Modifier of filters: the text ends with the value. */
  public static final String ENDS = "#ends";

  private static final List<String> NAME_PARTS =
      List.of("text", "family", "given", "prefix", "suffix");
  private static final List<String> ADDRESS_PARTS =
      List.of("text", "line", "city", "district", "state", "postalCode", "country");

  @Override
  public ParamKind kind() {
    return ParamKind.STRING;
  }

  @Override
  public Set<String> modifiers(IndexedParam param) {
    return Set.of("exact", "contains");
  }

  @Override
  public String table() {
    return "idx_string";
  }

  @Override
  public String sortValue(boolean descending) {
    return (descending ? "max" : "min") + "(s.head)";
  }

  @Override
  public void index(SearchParam param, Located element, int group, IndexRows rows) {
    switch (element.type().name()) {
      case "HumanName" -> parts(param, element.node(), NAME_PARTS, rows);
      case "Address" -> parts(param, element.node(), ADDRESS_PARTS, rows);
      default -> {
        if (element.node().isValueNode()) {
          rows.string(param.id(), element.node().asText(), false);
        }
      }
    }
  }

  private static void parts(SearchParam param, JsonNode node, List<String> names, IndexRows rows) {
    for (String name : names) {
      JsonNode part = node.path(name);
      if (part.isArray()) {
        part.forEach(item -> part(param, item, rows));
      } else {
        part(param, part, rows);
      }
    }
  }

  /** The part as a whole, then each later word of it, so that words of a query find it. */
  private static void part(SearchParam param, JsonNode part, IndexRows rows) {
    if (!part.isTextual()) {
      return;
    }
    rows.string(param.id(), part.textValue(), false);
    String[] words = SearchText.normal(part.textValue()).split(" ");
    for (int i = 1; i < words.length; i++) {
      rows.string(param.id(), words[i], true);
    }
  }

  @Override
  public Condition present(IndexedParam param) {
    return new Condition.Rows(table(), "@.param = ?", List.of(param.param().id()));
  }

  @Override
  public Condition condition(IndexedParam indexed, String modifier, List<String> values) {
    SearchParam param = indexed.param();
    if (modifier.equals("contains")) {
      return containing(param, values);
    }
    boolean wordByWord =
        indexed.program().resultTypes().stream()
            .anyMatch(t -> t.name().equals("HumanName") || t.name().equals("Address"));
    List<Condition> alternatives = new ArrayList<>();
    for (String value : values) {
      String text = SearchText.unescape(value);
      String normal = required(param, text);
      if (modifier.equals("exact")) {
        alternatives.add(exactly(param, text, normal));
      } else if (modifier.equals(EQUALS)) {
        alternatives.add(equal(param, normal));
      } else if (modifier.equals(ENDS)) {
        alternatives.add(
            new Condition.Rows(
                "idx_string",
                "@.param = ? AND right(COALESCE(@.whole, @.head), ?) = ?",
                List.of(param.id(), normal.codePointCount(0, normal.length()), normal)));
      } else {
        alternatives.add(beginning(param, normal));
        if (wordByWord && normal.indexOf(' ') > 0) {
          alternatives.add(words(param, normal));
        }
      }
    }
    return alternatives.size() == 1 ? alternatives.get(0) : new Condition.Any(alternatives);
  }

  private static Condition words(SearchParam param, String normal) {
    List<Condition> all = new ArrayList<>();
    for (String word : normal.split("[ ,]+")) {
      if (!word.isEmpty()) {
        all.add(beginning(param, word));
      }
    }
    return new Condition.All(all);
  }

  private static Condition exactly(SearchParam param, String text, String normal) {
    return new Condition.Rows(
        "idx_string",
        "@.param = ? AND @.head = ? AND @.exact = ?",
        List.of(param.id(), IndexRows.head(normal), text));
  }

  private static Condition equal(SearchParam param, String normal) {
    String head = IndexRows.head(normal);
    return head.length() == normal.length()
        ? new Condition.Rows(
            "idx_string",
            "@.param = ? AND @.head = ? AND @.whole IS NULL",
            List.of(param.id(), head))
        : new Condition.Rows(
            "idx_string",
            "@.param = ? AND @.head = ? AND @.whole = ?",
            List.of(param.id(), head, normal));
  }

  private static Condition beginning(SearchParam param, String normal) {
    String head = IndexRows.head(normal);
    List<Object> args = new ArrayList<>(List.of(param.id(), head, SearchText.after(head)));
    String where = "@.param = ? AND @.head >= ? AND @.head < ?";
    if (normal.length() > head.length()) {
      args.add(normal);
      where += " AND starts_with(@.whole, ?)";
    }
    return new Condition.Rows("idx_string", where, args);
  }

  /** Rows whose text contains one of the values anywhere. */
  static Condition containing(SearchParam param, List<String> values) {
    List<Object> args = new ArrayList<>();
    args.add(param.id());
    List<String> alternatives = new ArrayList<>();
    for (String value : values) {
      args.add(required(param, SearchText.unescape(value)));
      alternatives.add("strpos(COALESCE(@.whole, @.head), ?) > 0");
    }
    return new Condition.Rows(
        "idx_string", "@.param = ? AND (" + String.join(" OR ", alternatives) + ")", args);
  }

  private static String required(SearchParam param, String text) {
    String normal = SearchText.normal(text);
    if (normal.isEmpty()) {
      throw SearchText.badValue(param, text, "a text");
    }
    return normal;
  }
}
