package org.chartwarden.fhir.search.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;

/** URIs, compared character by character: FHIR R4, section 3.1.1.4.13 (uri). */
final class UriParam implements SearchParamType {

  @Override
  public ParamKind kind() {
    return ParamKind.URI;
  }

  @Override
  public Set<String> modifiers(IndexedParam param) {
    return Set.of("below", "above");
  }

  @Override
  public String table() {
    return "idx_token";
  }

  @Override
  public String sortValue(boolean descending) {
    return (descending ? "max" : "min") + "(s.code)";
  }

  @Override
  public void index(SearchParam param, Located element, int group, IndexRows rows) {
    if (element.node().isTextual()) {
      rows.token(param.id(), group, null, SearchText.key(element.node().textValue()));
    }
  }

  @Override
  public Condition present(IndexedParam param) {
    return new Condition.Rows(table(), "@.param = ?", List.of(param.param().id()));
  }

  @Override
  public Condition condition(IndexedParam indexed, String modifier, List<String> values) {
    SearchParam param = indexed.param();
    List<Object> args = new ArrayList<>();
    args.add(param.id());
    List<String> exact = new ArrayList<>();
    List<String> alternatives = new ArrayList<>();
    for (String value : values) {
      String uri = SearchText.unescape(value).strip();
      if (uri.isEmpty()) {
        throw SearchText.badValue(param, value, "a URI");
      }
      switch (modifier) {
        case "below" -> {
          String folder = uri.endsWith("/") ? uri : uri + "/";
          alternatives.add("@.code = ? OR (@.code >= ? AND @.code < ?)");
          args.addAll(List.of(SearchText.key(uri), folder, SearchText.after(folder)));
        }
        case "above" -> exact.addAll(above(uri));
        default -> exact.add(SearchText.key(uri));
      }
    }
    if (!exact.isEmpty()) {
      alternatives.add(TokenParam.oneOf("@.code", exact, args));
    }
    return new Condition.Rows(
        table(), "@.param = ? AND (" + String.join(" OR ", alternatives) + ")", args);
  }

  /** The URI and every URI it lies below, cut at its slashes. */
  private static List<String> above(String uri) {
    List<String> found = new ArrayList<>(List.of(SearchText.key(uri)));
    int authority = uri.indexOf("://");
    int first = authority < 0 ? 0 : authority + 3;
    for (int slash = uri.lastIndexOf('/'); slash > first; slash = uri.lastIndexOf('/', slash - 1)) {
      found.add(SearchText.key(uri.substring(0, slash + 1)));
      found.add(SearchText.key(uri.substring(0, slash)));
    }
    return found;
  }
}
