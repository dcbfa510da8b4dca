package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.ResourceTypes;

/**
 * Reads {@code _include} and {@code _revinclude} (FHIR R4, section 3.1.1.5.4): {@code
 * Type:parameter[:target]}, {@code Type:*} or {@code *}, with {@code :iterate} where it also
 * applies to what was included. The older name {@code :recurse} is understood too.
 */
@ApplicationScoped
public class IncludeParser {

  private final SearchParameterRegistry registry;
  private final CriterionParser criteria;

  @Inject
  public IncludeParser(SearchParameterRegistry registry, CriterionParser criteria) {
    this.registry = registry;
    this.criteria = criteria;
  }

  /**
   * @param types the types that are searched
   */
  SearchQuery.Include parse(List<String> types, String name, String value) throws IgnorableProblem {
    int colon = name.indexOf(':');
    String bare = colon < 0 ? name : name.substring(0, colon);
    String modifier = colon < 0 ? "" : name.substring(colon + 1);
    boolean reverse = bare.equals("_revinclude");
    if (!reverse && !bare.equals("_include")) {
      throw new IgnorableProblem(
          "unknown-search-parameter",
          "the search parameter " + name + " is unknown; did you mean _include or _revinclude?");
    }
    boolean iterate = modifier.equals("iterate") || modifier.equals("recurse");
    if (!modifier.isEmpty() && !iterate) {
      throw new IgnorableProblem(
          "include-not-supported",
          "the modifier in " + name + " is not supported; there is only :iterate");
    }
    String[] parts = value.strip().split(":", -1);
    if (parts.length == 1 && parts[0].equals("*")) {
      return new SearchQuery.Include(
          referencesOf(reverse || iterate ? ResourceTypes.names() : types), "", reverse, iterate);
    }
    if (parts.length < 2 || parts.length > 3 || !registry.knows(parts[0])) {
      throw new IgnorableProblem(
          "invalid-include",
          "the value '" + value + "' of " + name + " is not Type:parameter or Type:parameter:Type");
    }
    String target = parts.length == 3 ? parts[2] : "";
    if (!target.isEmpty() && !registry.knows(target)) {
      throw new IgnorableProblem(
          "invalid-include", "the target " + target + " of " + name + " is no resource type");
    }
    List<SearchParam> params =
        parts[1].equals("*") ? referencesOf(List.of(parts[0])) : List.of(one(parts, name));
    return new SearchQuery.Include(params, target, reverse, iterate);
  }

  private SearchParam one(String[] parts, String name) throws IgnorableProblem {
    SearchParam param =
        registry
            .find(parts[0], parts[1])
            .orElseThrow(() -> criteria.unknown(parts[0], parts[1], name));
    if (param.kind() != ParamKind.REFERENCE) {
      throw new IgnorableProblem(
          "invalid-include",
          name + " follows references, and " + parts[1] + " of " + parts[0] + " is none");
    }
    return param;
  }

  private List<SearchParam> referencesOf(Iterable<String> types) {
    List<SearchParam> references = new ArrayList<>();
    for (String type : types) {
      registry.parametersOf(type).stream()
          .filter(param -> param.kind() == ParamKind.REFERENCE)
          .forEach(references::add);
    }
    return references;
  }
}
