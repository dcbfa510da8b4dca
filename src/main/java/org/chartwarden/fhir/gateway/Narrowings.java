package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.Narrowing;
import org.chartwarden.fhir.search.SearchQueryParser;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessPolicy;
import org.chartwarden.smart.Visibility;
import org.chartwarden.smart.scopes.ScopePermission;

/** What of the record a caller's searches may find, asked of the access policy. */
@ApplicationScoped
class Narrowings {

  private final AccessPolicy policy;
  private final SearchQueryParser parser;

  @Inject
  Narrowings(AccessPolicy policy, SearchQueryParser parser) {
    this.policy = policy;
    this.parser = parser;
  }

  /** For what a search matches, chains through or lists. */
  Narrowing searching(AccessContext who) {
    return of(policy.visible(who, ScopePermission.SEARCH));
  }

  /** For what is handed over without having been searched for: includes and whole records. */
  Narrowing reading(AccessContext who) {
    return of(policy.visible(who, ScopePermission.READ));
  }

  private Narrowing of(Visibility visibility) {
    return Narrowing.of(
        visibility,
        (type, query) ->
            new Condition.All(parser.parse(type, QueryString.parse(query), false).criteria()));
  }
}
