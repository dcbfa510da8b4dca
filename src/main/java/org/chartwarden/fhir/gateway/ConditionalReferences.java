package org.chartwarden.fhir.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.ConditionalReference;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.SearchQuery;
import org.chartwarden.smart.AccessContext;

/**
 * Answers the conditional references of one transaction, each different one once. What the
 * transaction itself creates under the same condition counts as the match when the store has none.
 */
final class ConditionalReferences {

  private final AccessContext who;
  private final Conditionals conditionals;
  private final Map<String, ResourceKey> createdHere;
  private final Map<ConditionalReference, String> answers = new HashMap<>();

  /**
   * @param createdHere keys of the conditional creates of this transaction by lock name
   */
  ConditionalReferences(
      AccessContext who, Conditionals conditionals, Map<String, ResourceKey> createdHere) {
    this.who = who;
    this.conditionals = conditionals;
    this.createdHere = createdHere;
  }

  String resolve(ConditionalReference reference, String at) {
    String known = answers.get(reference);
    if (known != null) {
      return known;
    }
    String found = search(reference, at);
    answers.put(reference, found);
    return found;
  }

  private String search(ConditionalReference reference, String at) {
    try {
      SearchQuery condition = conditionals.condition(reference.type(), reference.query());
      Optional<ResourceKey> match =
          conditionals
              .match(who, condition)
              .map(ResourceVersion::key)
              .or(() -> Optional.ofNullable(createdHere.get(Conditionals.lockName(condition))));
      return match
          .map(ResourceKey::reference)
          .orElseThrow(
              () ->
                  FhirProblem.preconditionFailed(
                      "no-match",
                      "no " + reference.type() + " matches '" + reference.query() + "'"));
    } catch (FhirProblem problem) {
      throw problem.within("the conditional reference at " + at + " does not resolve: ", at);
    }
  }
}
