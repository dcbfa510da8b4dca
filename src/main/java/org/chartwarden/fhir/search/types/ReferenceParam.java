package org.chartwarden.fhir.search.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.path.ReferenceTarget;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;

/**
 * References: FHIR R4, section 3.1.1.4.12 (reference). The version of a reference is left out on
 * both sides. A resource type as modifier ({@code subject:Patient=1}) is handed in as modifier.
 */
final class ReferenceParam implements SearchParamType {

  private static final String PATIENT = "Patient";

  @Override
  public ParamKind kind() {
    return ParamKind.REFERENCE;
  }

  @Override
  public Set<String> modifiers(IndexedParam param) {
    return Set.of("identifier");
  }

  @Override
  public String table() {
    return "idx_reference";
  }

  @Override
  public String sortValue(boolean descending) {
    return (descending ? "max" : "min") + "(NULLIF(s.target_type || '/' || s.target_id, '/'))";
  }

  @Override
  public void index(SearchParam param, Located element, int group, IndexRows rows) {
    JsonNode node = element.node();
    if (element.type().isResource()) {
      rows.reference(param.id(), group, element.type().name(), node.path("id").asText(""), "");
    } else if (node.isTextual()) {
      canonical(param, node.textValue(), group, rows);
    } else {
      reference(param, node, group, rows);
    }
  }

  private static void reference(SearchParam param, JsonNode node, int group, IndexRows rows) {
    String text = node.path("reference").asText("");
    if (!text.isEmpty() && !text.startsWith("#")) {
      ReferenceTarget target = ReferenceTarget.of(text);
      rows.reference(param.id(), group, target.type(), target.id(), target.base());
    } else if (!node.isEmpty()) {
      rows.reference(param.id(), group, "", "", "");
    }
    JsonNode identifier = node.path("identifier");
    if (identifier.path("value").isTextual()) {
      rows.token(
          param.id(),
          group,
          identifier.path("system").asText(""),
          SearchText.caselessKey(identifier.path("value").textValue()));
    }
  }

  /** A canonical is found with and without its version. */
  private static void canonical(SearchParam param, String text, int group, IndexRows rows) {
    int bar = text.indexOf('|');
    ReferenceTarget target = ReferenceTarget.of(bar < 0 ? text : text.substring(0, bar));
    rows.reference(param.id(), group, target.type(), target.id(), target.base());
    if (bar >= 0) {
      rows.reference(param.id(), group, "", text, "");
    }
  }

  @Override
  public Condition present(IndexedParam param) {
    return new Condition.Rows(table(), "@.param = ?", List.of(param.param().id()));
  }

  @Override
  public Condition condition(IndexedParam indexed, String modifier, List<String> values) {
    SearchParam param = indexed.param();
    if (modifier.equals("identifier")) {
      return TokenParam.matching(param, TokenParam.Systems.GIVEN, values);
    }
    List<Object> args = new ArrayList<>();
    args.add(param.id());
    List<String> bareIds = new ArrayList<>();
    List<String> alternatives = new ArrayList<>();
    Set<String> patients = new HashSet<>();
    boolean onlyPatients = true;
    for (String value : values) {
      String text = SearchText.unescape(value).strip();
      if (text.isEmpty()) {
        throw SearchText.badValue(param, value, "a reference");
      }
      ReferenceTarget target = ReferenceTarget.of(text);
      if (!target.type().isEmpty()) {
        refuseOtherType(param, modifier, target, value);
        alternatives.add(restful(target, args));
        patients.add(target.id());
        onlyPatients &= target.local() && target.type().equals(PATIENT);
      } else if (ResourceKey.ID.matcher(text).matches()) {
        bareIds.add(text);
      } else {
        alternatives.add("@.target_id = ?");
        args.add(SearchText.key(text));
        onlyPatients = false;
      }
    }
    if (!bareIds.isEmpty()) {
      List<String> types = modifier.isEmpty() ? param.reached() : List.of(modifier);
      alternatives.add(bare(bareIds, types, args));
      patients.addAll(bareIds);
      onlyPatients &= types.equals(List.of(PATIENT));
    }
    return new Condition.Rows(
        table(),
        "@.param = ? AND (" + String.join(" OR ", alternatives) + ")",
        args,
        onlyPatients ? patients : Set.of());
  }

  private static void refuseOtherType(
      SearchParam param, String modifier, ReferenceTarget target, String value) {
    if (!modifier.isEmpty() && !modifier.equals(target.type())) {
      throw SearchText.badValue(param, value, "a reference to a " + modifier);
    }
  }

  private static String restful(ReferenceTarget target, List<Object> args) {
    args.add(target.id());
    args.add(target.type());
    if (target.local()) {
      return "(@.target_id = ? AND @.target_type = ? AND @.base = '')";
    }
    args.add(SearchText.key(target.base()));
    return "(@.target_id = ? AND @.target_type = ? AND @.base = ?)";
  }

  private static String bare(List<String> ids, List<String> types, List<Object> args) {
    String sql = "(" + TokenParam.oneOf("@.target_id", ids, args) + " AND @.base = ''";
    if (types.isEmpty()) {
      return sql + " AND @.target_type <> '')";
    }
    return sql + " AND " + TokenParam.oneOf("@.target_type", types, args) + ")";
  }
}
