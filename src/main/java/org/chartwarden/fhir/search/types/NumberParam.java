package org.chartwarden.fhir.search.types;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;

/** Numbers: FHIR R4, section 3.1.1.4.6 (number). */
final class NumberParam implements SearchParamType {

  @Override
  public ParamKind kind() {
    return ParamKind.NUMBER;
  }

  @Override
  public Set<String> modifiers(IndexedParam param) {
    return Set.of();
  }

  @Override
  public String table() {
    return "idx_quantity";
  }

  @Override
  public String sortValue(boolean descending) {
    return descending ? "max(s.high)" : "min(s.low)";
  }

  @Override
  public void index(SearchParam param, Located element, int group, IndexRows rows) {
    if (element.type().name().equals("Range")) {
      QuantityParam.range(param, element.node(), group, rows);
    } else if (element.node().isNumber()) {
      BigDecimal value = element.node().decimalValue();
      if (NumberRange.indexable(value)) {
        rows.quantity(param.id(), group, value, value, null, null, null);
      }
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
    List<String> alternatives = new ArrayList<>();
    for (String value : values) {
      Prefixed prefixed = Prefixed.of(param, SearchText.unescape(value).strip());
      alternatives.add(NumberRange.comparison(param, prefixed, args));
    }
    return new Condition.Rows(
        table(), "@.param = ? AND (" + String.join(" OR ", alternatives) + ")", args);
  }
}
