package org.chartwarden.fhir.search;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * References by canonical URL (FHIR R4, section 2.3.0.6): they lead to the resources whose {@code
 * url} they are, in whatever version.
 */
final class CanonicalLinks {

  private final SearchParameterRegistry registry;

  CanonicalLinks(SearchParameterRegistry registry) {
    this.registry = registry;
  }

  /** Whether elements of a reference parameter may hold canonical URLs. */
  boolean canonical(SearchParam param) {
    return registry.findIndexed(param.type(), param.name()).stream()
        .flatMap(indexed -> indexed.program().resultTypes().stream())
        .anyMatch(type -> type.name().equals("canonical") || type.name().equals("uri"));
  }

  /** The parameter that holds the URL of resources of a type. */
  Optional<SearchParam> url(String type) {
    return registry.find(type, "url").filter(param -> param.kind() == ParamKind.URI);
  }

  /** The numbers of the URL parameters of all types that some parameters can lead to. */
  int[] urls(Collection<SearchParam> params, String onlyTarget) {
    return params.stream()
        .flatMap(param -> param.targets().stream())
        .filter(type -> onlyTarget.isEmpty() || type.equals(onlyTarget))
        .distinct()
        .flatMap(type -> url(type).stream())
        .flatMapToInt(param -> IntStream.of(param.id()))
        .toArray();
  }

  /** SQL for the URL in a row of the reference table. */
  static String text(String alias) {
    return "CASE WHEN @.base = '' THEN @.target_id ELSE @.base || '/' || @.target_type || '/' || @.target_id END"
        .replace("@.", alias + ".");
  }

  /** SQL for what finds the row of a URL in the index of the reference table. */
  static String places(String url) {
    return "(" + url + ", substring(" + url + " from '[^/]+$'))";
  }
}
