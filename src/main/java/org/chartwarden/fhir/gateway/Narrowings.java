package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.ContentMatch;
import org.chartwarden.fhir.search.Narrowing;
import org.chartwarden.fhir.search.SearchQueryParser;
import org.chartwarden.fhir.search.WithheldData;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessPolicy;
import org.chartwarden.smart.scopes.ScopePermission;

/** What of the record a caller's searches may find, asked of the access policy. */
@ApplicationScoped
class Narrowings {

  private final AccessPolicy policy;
  private final SearchQueryParser parser;
  private final ContentMatch contents;
  private final WithheldData withheld;
  private final BrokenGlass glass;

  @Inject
  Narrowings(
      AccessPolicy policy,
      SearchQueryParser parser,
      ContentMatch contents,
      WithheldData withheld,
      BrokenGlass glass) {
    this.policy = policy;
    this.parser = parser;
    this.contents = contents;
    this.withheld = withheld;
    this.glass = glass;
  }

  /** For what a search matches, chains through or lists. */
  Narrowing searching(AccessContext who) {
    return of(who, ScopePermission.SEARCH);
  }

  /** For what is handed over without having been searched for: includes and whole records. */
  Narrowing reading(AccessContext who) {
    return of(who, ScopePermission.READ);
  }

  private Narrowing of(AccessContext who, ScopePermission permission) {
    glass.usedToSearch(who);
    return Narrowing.of(policy.visible(who, permission), this::condition, withheld);
  }

  /** A query that a read could not be held against finds nothing either. */
  private Condition condition(String type, String query) {
    List<Map.Entry<String, String>> parameters = QueryString.parse(query);
    return contents.supports(type, parameters)
        ? new Condition.All(parser.parse(type, parameters, false).criteria())
        : new Condition.Any(List.of());
  }
}
