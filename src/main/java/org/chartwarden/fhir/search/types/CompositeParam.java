package org.chartwarden.fhir.search.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;

/**
 * Several values that belong together: FHIR R4, section 3.1.1.4.15 (composite). The parts have rows
 * of their own in the tables of their types; those of one element share a group number.
 */
final class CompositeParam implements SearchParamType {

  private final Map<ParamKind, SearchParamType> parts;

  CompositeParam(Map<ParamKind, SearchParamType> parts) {
    this.parts = parts;
  }

  @Override
  public ParamKind kind() {
    return ParamKind.COMPOSITE;
  }

  @Override
  public Set<String> modifiers(IndexedParam param) {
    return Set.of();
  }

  @Override
  public String table() {
    throw new IllegalStateException("a composite has no table of its own");
  }

  @Override
  public String sortValue(boolean descending) {
    throw new IllegalStateException("a composite has no order");
  }

  @Override
  public void index(SearchParam param, Located element, int group, IndexRows rows) {
    throw new IllegalStateException("the parts of a composite are indexed one by one");
  }

  @Override
  public Condition present(IndexedParam param) {
    SearchParam first = param.parts().get(0);
    List<Condition> all = new ArrayList<>();
    for (SearchParam part : param.grouped() ? List.of(first) : param.parts()) {
      all.add(
          new Condition.Rows(parts.get(part.kind()).table(), "@.param = ?", List.of(part.id())));
    }
    return new Condition.All(all);
  }

  @Override
  public Condition condition(IndexedParam param, String modifier, List<String> values) {
    List<Condition> alternatives = new ArrayList<>();
    for (String value : values) {
      List<String> texts = SearchText.split(value, '$');
      if (texts.size() != param.parts().size() || texts.stream().anyMatch(String::isBlank)) {
        throw SearchText.badValue(
            param.param(), value, param.parts().size() + " values joined by $");
      }
      List<Condition> all = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        all.add(part(param, i, texts.get(i)));
      }
      alternatives.add(param.grouped() ? sameElement(param, all) : new Condition.All(all));
    }
    return alternatives.size() == 1 ? alternatives.get(0) : new Condition.Any(alternatives);
  }

  private Condition part(IndexedParam composite, int index, String value) {
    SearchParam part = composite.parts().get(index);
    IndexedParam indexed = new IndexedParam(part, composite.program(), List.of(), Map.of());
    return parts.get(part.kind()).condition(indexed, "", List.of(value));
  }

  /** Joins the rows of all parts on their group. */
  private static Condition sameElement(IndexedParam param, List<Condition> all) {
    StringBuilder where = new StringBuilder();
    List<Object> args = new ArrayList<>();
    String table = "";
    for (int i = 0; i < all.size(); i++) {
      if (!(all.get(i) instanceof Condition.Rows rows)) {
        throw FhirProblem.notSupported(
            "composite-not-supported",
            "the search parameter " + param.param().name() + " has a part that cannot be joined");
      }
      if (i == 0) {
        table = rows.table();
        where.append(rows.where());
      } else {
        String alias = "c" + i;
        where
            .append(" AND EXISTS (SELECT 1 FROM ")
            .append(rows.table())
            .append(' ')
            .append(alias)
            .append(" WHERE ")
            .append(alias)
            .append(".pid = @.pid AND ")
            .append(alias)
            .append(".grp = @.grp AND ")
            .append(rows.where().replace("@.", alias + "."))
            .append(')');
      }
      args.addAll(rows.args());
    }
    return new Condition.Rows(table, where.toString(), args);
  }
}
