package org.chartwarden.fhir.search.types;

import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.SearchParam;

/**
 * {@code _text} and {@code _content} (FHIR R4, section 3.1.1.4.18): words of the narrative or of
 * the whole resource. All words must occur; {@code or}, {@code -word} and {@code "several words"}
 * work as in search engines. Upper case and accents do not matter; there is no stemming, for notes
 * come in many languages. The words are kept by {@code FullTextIndex}, not with the other rows.
 */
final class TextSearch implements SpecialSearch {

  static final String NARRATIVE = "_text";
  static final String CONTENT = "_content";
  static final Set<String> NAMES = Set.of(NARRATIVE, CONTENT);

  /** Words of another version than the current one say nothing. */
  private static final String CURRENT =
      " AND EXISTS (SELECT 1 FROM resource v WHERE v.pid = @.pid AND v.version = @.version"
          + " AND NOT v.deleted)";

  /** PostgreSQL refuses words of more than two thousand bytes, and hyphens make words longer. */
  private static final int MAX_CHARACTERS = 600;

  private final String name;
  private final String column;

  TextSearch(String name) {
    this.name = name;
    this.column = name.equals(NARRATIVE) ? "@.narrative" : "@.content";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void index(SearchParam param, Located element, IndexRows rows) {
    // Words lie in a table of their own that writes do not touch.
  }

  @Override
  public Condition condition(SearchParam param, List<String> values) {
    List<String> queries =
        values.stream().map(value -> SearchText.normal(SearchText.unescape(value))).toList();
    if (queries.stream().anyMatch(query -> query.chars().noneMatch(Character::isLetterOrDigit))) {
      throw SearchText.badValue(param, String.join(",", values), "words");
    }
    if (values.stream().anyMatch(value -> value.length() > MAX_CHARACTERS)) {
      throw SearchText.badValue(
          param, String.join(",", values), "a text of at most " + MAX_CHARACTERS + " characters");
    }
    String any =
        String.join(
            " OR ",
            queries.stream()
                .map(query -> column + " @@ websearch_to_tsquery('simple', ?)")
                .toList());
    List<Object> args = new java.util.ArrayList<>(List.of(param.type()));
    args.addAll(queries);
    return new Condition.Rows("search_text", "@.type = ? AND (" + any + ")" + CURRENT, args);
  }

  @Override
  public Condition present(SearchParam param) {
    return new Condition.Rows(
        "search_text",
        "@.type = ? AND " + column + " <> CAST('' AS tsvector)" + CURRENT,
        List.of(param.type()));
  }
}
