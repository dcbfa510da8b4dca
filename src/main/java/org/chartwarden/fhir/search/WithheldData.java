package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.path.ReferenceTarget;
import org.chartwarden.fhir.search.types.SearchText;
import org.chartwarden.smart.consents.Confidentiality;
import org.chartwarden.smart.consents.DataFilter;
import org.chartwarden.smart.consents.DataRule;
import org.chartwarden.smart.consents.Label;

/**
 * Whether a consent's rule withholds a resource: as a condition for the index, and for a content at
 * hand. Both look at the same, the codes and references that search parameters select, so that a
 * search finds what a read allows.
 */
@ApplicationScoped
public class WithheldData {

  private static final String SECURITY = "_security";

  private final SearchParameterRegistry registry;

  @Inject
  WithheldData(SearchParameterRegistry registry) {
    this.registry = registry;
  }

  /** Holds for the resources that a rule withholds. */
  Condition condition(DataRule rule) {
    return new Condition.All(List.of(about(rule), decides(rule)));
  }

  /** Whether a rule withholds a resource of this content. */
  public boolean withholds(String type, ObjectNode resource, DataRule rule) {
    return withholds(new Content(type, resource), rule);
  }

  private Condition decides(DataRule rule) {
    if (rule.exceptions().isEmpty()) {
      return rule.deny() ? new Condition.All(List.of()) : new Condition.Any(List.of());
    }
    List<Condition> denied = rule.exceptions().stream().map(this::condition).toList();
    if (!rule.deny()) {
      return new Condition.Any(denied);
    }
    List<Condition> ways = new ArrayList<>(denied);
    ways.add(
        new Condition.Not(
            new Condition.Any(rule.exceptions().stream().map(this::permitted).toList())));
    return new Condition.Any(ways);
  }

  private Condition permitted(DataRule rule) {
    List<Condition> ways = new ArrayList<>();
    rule.exceptions().forEach(inner -> ways.add(permitted(inner)));
    if (!rule.deny()) {
      ways.add(new Condition.All(List.of()));
    }
    List<Condition> all = new ArrayList<>(List.of(about(rule), new Condition.Any(ways)));
    rule.exceptions().forEach(inner -> all.add(new Condition.Not(condition(inner))));
    return new Condition.All(all);
  }

  private static boolean withholds(Content content, DataRule rule) {
    if (!content.fits(rule)) {
      return false;
    }
    if (rule.exceptions().stream().anyMatch(inner -> withholds(content, inner))) {
      return true;
    }
    return rule.deny() && rule.exceptions().stream().noneMatch(inner -> permits(content, inner));
  }

  private static boolean permits(Content content, DataRule rule) {
    return content.fits(rule)
        && rule.exceptions().stream().noneMatch(inner -> withholds(content, inner))
        && (!rule.deny() || rule.exceptions().stream().anyMatch(inner -> permits(content, inner)));
  }

  /** Holds for the data that a rule is about. */
  private Condition about(DataRule rule) {
    DataFilter data = rule.data();
    List<Condition> all = new ArrayList<>();
    if (!data.types().isEmpty()) {
      all.add(
          new Condition.Rows(
              "resource", "@.type = ANY (?)", List.of(data.types().stream().sorted().toList())));
    }
    if (!data.codes().isEmpty()) {
      all.add(new Condition.Any(data.codes().stream().map(WithheldData::code).toList()));
    }
    if (!data.labels().isEmpty()) {
      all.add(
          new Condition.Any(
              data.labels().stream().map(label -> label(label, rule.deny())).toList()));
    }
    if (!data.resources().isEmpty()) {
      List<Condition> any = new ArrayList<>();
      for (DataFilter.Target target : data.resources()) {
        any.add(
            new Condition.Rows(
                "resource", "@.type = ? AND @.id = ?", List.of(target.type(), target.id())));
        if (target.related()) {
          any.add(
              new Condition.Rows(
                  "idx_reference",
                  "@.target_type = ? AND @.target_id = ? AND @.base = ''",
                  List.of(target.type(), SearchText.key(target.id()))));
        }
      }
      all.add(new Condition.Any(any));
    }
    return new Condition.All(all);
  }

  private static Condition code(Label label) {
    String code = SearchText.caselessKey(label.code());
    return label.system().isEmpty()
        ? new Condition.Rows("idx_token", "@.code = ?", List.of(code))
        : new Condition.Rows(
            "idx_token",
            "@.code = ? AND @.system = system_key(?)",
            List.of(code, SearchText.key(label.system())));
  }

  private Condition label(Label label, boolean deny) {
    if (!Confidentiality.is(label)) {
      return labelled(label.system(), List.of(label.code()));
    }
    String level = label.code();
    Condition none = new Condition.Not(labelled(Confidentiality.SYSTEM, Confidentiality.levels()));
    if (deny) {
      Condition high = labelled(Confidentiality.SYSTEM, Confidentiality.from(level));
      return Confidentiality.normalReaches(level) ? new Condition.Any(List.of(high, none)) : high;
    }
    Condition low =
        new Condition.Not(labelled(Confidentiality.SYSTEM, Confidentiality.above(level)));
    return Confidentiality.normalIsWithin(level)
        ? low
        : new Condition.All(List.of(low, new Condition.Not(none)));
  }

  /** Holds where one of some codes is among the security labels. */
  private Condition labelled(String system, List<String> codes) {
    int[] params =
        registry.types().stream()
            .mapToInt(type -> SearchParameterRegistry.idOf(type, SECURITY))
            .toArray();
    List<Object> args = new ArrayList<>();
    args.add(codes.stream().map(SearchText::caselessKey).toList());
    String where = "@.code = ANY (?)";
    if (!system.isEmpty()) {
      where += " AND @.system = system_key(?)";
      args.add(SearchText.key(system));
    }
    args.add(params);
    return new Condition.Rows("idx_token", where + " AND @.param = ANY (?)", args);
  }

  /** What the search parameters select of a resource, as far as somebody asks. */
  private final class Content {
    private final String type;
    private final ObjectNode resource;
    private Set<Label> codes;
    private Set<String> references;

    Content(String type, ObjectNode resource) {
      this.type = type;
      this.resource = resource;
    }

    boolean fits(DataRule rule) {
      DataFilter data = rule.data();
      return data.covers(type)
          && (data.codes().isEmpty() || data.codes().stream().anyMatch(this::hasCode))
          && (data.labels().isEmpty()
              || data.labels().stream().anyMatch(label -> hasLabel(label, rule.deny())))
          && (data.resources().isEmpty() || data.resources().stream().anyMatch(this::isOrNames));
    }

    private boolean hasCode(Label wanted) {
      if (codes == null) {
        codes = new HashSet<>();
        for (IndexedParam indexed : registry.indexedOf(type)) {
          if (indexed.param().kind() == ParamKind.TOKEN
              && ResourceColumn.of(indexed.param()).isEmpty()) {
            for (Located element : indexed.program().select(resource)) {
              addCodes(element.node());
            }
          }
        }
      }
      return contains(codes, wanted);
    }

    private void addCodes(JsonNode node) {
      if (node.path("coding").isArray()) {
        node.path("coding").forEach(this::addCodes);
        return;
      }
      String system = node.path("system").asText("");
      for (String member : List.of("code", "value")) {
        if (node.path(member).isTextual()) {
          codes.add(new Label(system, SearchText.caselessKey(node.path(member).textValue())));
        }
      }
      if (node.isValueNode()) {
        codes.add(new Label("", SearchText.caselessKey(node.asText())));
      }
    }

    private Set<Label> labels() {
      Set<Label> found = new HashSet<>();
      for (JsonNode label : resource.path("meta").path("security")) {
        found.add(
            new Label(
                label.path("system").asText(""),
                SearchText.caselessKey(label.path("code").asText(""))));
      }
      return found;
    }

    private boolean hasLabel(Label wanted, boolean deny) {
      Set<Label> labels = labels();
      if (!Confidentiality.is(wanted)) {
        return contains(labels, wanted);
      }
      boolean none = !hasLevel(labels, Confidentiality.levels());
      if (deny) {
        return hasLevel(labels, Confidentiality.from(wanted.code()))
            || none && Confidentiality.normalReaches(wanted.code());
      }
      return !hasLevel(labels, Confidentiality.above(wanted.code()))
          && (!none || Confidentiality.normalIsWithin(wanted.code()));
    }

    private static boolean hasLevel(Set<Label> labels, List<String> levels) {
      return levels.stream()
          .anyMatch(level -> contains(labels, new Label(Confidentiality.SYSTEM, level)));
    }

    private static boolean contains(Set<Label> labels, Label wanted) {
      String code = SearchText.caselessKey(wanted.code());
      return labels.stream()
          .anyMatch(
              label ->
                  label.code().equals(code)
                      && (wanted.system().isEmpty() || wanted.system().equals(label.system())));
    }

    private boolean isOrNames(DataFilter.Target target) {
      if (type.equals(target.type()) && resource.path("id").asText().equals(target.id())) {
        return true;
      }
      if (!target.related()) {
        return false;
      }
      if (references == null) {
        references = new HashSet<>();
        for (IndexedParam indexed : registry.indexedOf(type)) {
          if (indexed.param().kind() == ParamKind.REFERENCE) {
            for (Located element : indexed.program().select(resource)) {
              references.add(
                  ReferenceTarget.of(element.node().path("reference").asText("")).text());
            }
          }
        }
      }
      return references.contains(target.type() + "/" + target.id());
    }
  }
}
