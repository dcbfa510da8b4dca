package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.audit.AuditTrail;
import org.chartwarden.audit.TrailEntry;
import org.chartwarden.fhir.gateway.trail.AuditEvents;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceSubset;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.ContentMatch;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessRule;
import org.chartwarden.smart.Interaction;
import org.chartwarden.smart.Visibility;

/**
 * Reads and searches AuditEvents, which are made of the audit trail. What the trail can narrow by
 * itself it does; the rest of a query is held against the events that are made of what it finds.
 */
@ApplicationScoped
class TrailSearches {

  private static final String PREFIX = "audit.";
  private static final int PIECE = 500;

  /** So many entries are looked at for one page; a page that finds less ends early. */
  private static final int MOST_LOOKED = 50_000;

  private static final int MOST_COUNTED = 100_000;

  private final AuditTrail trail;
  private final AuditLog log;
  private final AccessGate access;
  private final ContentMatch contents;

  @Inject
  TrailSearches(AuditTrail trail, AuditLog log, AccessGate access, ContentMatch contents) {
    this.trail = trail;
    this.log = log;
    this.access = access;
    this.contents = contents;
  }

  /** Whether a type is made of the trail. */
  static boolean serves(String type) {
    return type.equals(AuditEvents.TYPE);
  }

  /** One event; 404 when there is none, or none for this caller. */
  ResourceVersion read(AccessContext who, ResourceKey key) {
    Visible visible = new Visible(access.visibleByName(who, Interaction.READ, AuditEvents.TYPE));
    log.settle();
    return (key.id().matches("\\d{1,18}")
            ? trail.newest(TrailCriteria.ids(List.of(key.id())), Long.MAX_VALUE, 1).stream()
                .filter(visible)
                .findFirst()
            : Optional.<TrailEntry>empty())
        .map(visible::version)
        .orElseThrow(() -> FhirProblem.notFound(key));
  }

  /** The first page of a search. */
  SearchPage first(AccessContext who, SearchOptions options, String query) {
    return page(
        who, TrailCriteria.read(options, query), query, Optional.empty(), OptionalLong.empty());
  }

  /** What the cursor of a page says; empty for the cursor of another search. */
  static boolean continues(SearchPage.Cursor cursor) {
    return cursor.set().startsWith(PREFIX);
  }

  /** A later page. */
  SearchPage at(AccessContext who, SearchPage.Cursor cursor) {
    String[] parts;
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor.set().substring(PREFIX.length()));
      parts = new String(bytes, StandardCharsets.UTF_8).split("\\?", 3);
      Optional<ResourceKey> compartment =
          parts[1].isEmpty() ? Optional.empty() : Optional.of(new ResourceKey("Patient", parts[1]));
      SearchOptions options = new SearchOptions(AuditEvents.TYPE, compartment, true, "");
      return page(
          who,
          TrailCriteria.read(options, parts[2]).count(cursor.count()),
          parts[2],
          compartment,
          OptionalLong.of(Long.parseLong(parts[0])));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw FhirProblem.invalid(
          "bad-page", "'" + cursor.set() + "' is no page of a search; follow a next link");
    }
  }

  private SearchPage page(
      AccessContext who,
      TrailCriteria criteria,
      String query,
      Optional<ResourceKey> given,
      OptionalLong place) {
    Visible visible = new Visible(access.visibleByName(who, Interaction.SEARCH, AuditEvents.TYPE));
    log.settle();
    Optional<ResourceKey> compartment = given.or(criteria::compartment);
    if (criteria.countOnly()) {
      return new SearchPage(
          List.of(),
          OptionalLong.of(count(criteria, visible)),
          query,
          Optional.empty(),
          Optional.empty(),
          criteria.issues());
    }
    Found found = find(criteria, visible, place);
    List<SearchPage.Hit> hits =
        found.events().stream()
            .map(version -> shaped(criteria, version))
            .map(version -> new SearchPage.Hit(version, SearchPage.Mode.MATCH))
            .toList();
    OptionalLong total =
        found.next().isEmpty() && place.isEmpty()
            ? OptionalLong.of(hits.size())
            : criteria.totalWanted() && place.isEmpty()
                ? OptionalLong.of(count(criteria, visible))
                : OptionalLong.empty();
    Optional<SearchPage.Cursor> next =
        found.next().isEmpty()
            ? Optional.empty()
            : Optional.of(cursor(found.next().getAsLong(), compartment, query, criteria.count()));
    return new SearchPage(hits, total, query, next, Optional.empty(), criteria.issues());
  }

  private static SearchPage.Cursor cursor(
      long place, Optional<ResourceKey> compartment, String query, int count) {
    String text = place + "?" + compartment.map(ResourceKey::id).orElse("") + "?" + query;
    String set =
        PREFIX
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return new SearchPage.Cursor(set, 0, count);
  }

  private static ResourceVersion shaped(TrailCriteria criteria, ResourceVersion version) {
    return criteria.subset().map((ResourceSubset subset) -> subset.of(version)).orElse(version);
  }

  /** The events of a page, and the place where the next one begins. */
  private record Found(List<ResourceVersion> events, OptionalLong next) {}

  private Found find(TrailCriteria criteria, Visible visible, OptionalLong place) {
    long at = place.orElse(criteria.newestFirst() ? Long.MAX_VALUE : 0);
    List<ResourceVersion> events = new ArrayList<>();
    // Where the trail narrows all by itself, no more is looked for than is shown.
    int most =
        criteria.others().isEmpty() && visible.stored()
            ? Math.min(PIECE, criteria.count() + 1)
            : PIECE;
    for (int looked = 0; looked < MOST_LOOKED; looked += most) {
      List<TrailEntry> piece =
          criteria.newestFirst()
              ? trail.newest(criteria.stored(visible.query(), contents), at, most)
              : trail.oldest(criteria.stored(visible.query(), contents), at, most);
      for (TrailEntry entry : piece) {
        if (visible.test(entry) && matches(criteria, entry)) {
          if (events.size() == criteria.count()) {
            return new Found(events, OptionalLong.of(at));
          }
          events.add(visible.version(entry));
        }
        at = entry.id();
      }
      if (piece.size() < most) {
        return new Found(events, OptionalLong.empty());
      }
    }
    return new Found(events, OptionalLong.of(at));
  }

  private boolean matches(TrailCriteria criteria, TrailEntry entry) {
    return criteria.others().isEmpty() || criteria.matches(AuditEvents.event(entry), contents);
  }

  private long count(TrailCriteria criteria, Visible visible) {
    if (criteria.others().isEmpty() && visible.stored()) {
      return trail.count(criteria.stored(visible.query(), contents), Integer.MAX_VALUE);
    }
    long counted = 0;
    long at = Long.MAX_VALUE;
    for (int looked = 0; looked < MOST_COUNTED; looked += PIECE) {
      List<TrailEntry> piece = trail.newest(criteria.stored(visible.query(), contents), at, PIECE);
      counted += piece.stream().filter(visible).filter(e -> matches(criteria, e)).count();
      if (piece.size() < PIECE) {
        return counted;
      }
      at = piece.get(piece.size() - 1).id();
    }
    throw new FhirProblem(
        400,
        "too-costly",
        "too-many-events",
        "more than "
            + MOST_COUNTED
            + " events would have to be looked at to count these; narrow the search by date");
  }

  /** What a caller may see of the trail. */
  private final class Visible implements Predicate<TrailEntry> {
    private final Visibility visibility;
    private final List<AccessRule> rules;

    private Visible(Visibility visibility) {
      this.visibility = visibility;
      this.rules =
          visibility.rules().stream().filter(rule -> rule.covers(AuditEvents.TYPE)).toList();
    }

    /** The patients whose events alone can be visible; empty for no such bound. */
    Optional<List<String>> query() {
      return rules.stream().anyMatch(rule -> rule.patients().isEmpty())
          ? Optional.empty()
          : Optional.of(
              rules.stream().flatMap(rule -> rule.patients().get().stream()).distinct().toList());
    }

    /** Whether {@link #query} alone says what is visible. */
    boolean stored() {
      return visibility.denials().isEmpty()
          && rules.stream().allMatch(rule -> rule.query().isEmpty() && !rule.owned());
    }

    @Override
    public boolean test(TrailEntry entry) {
      String patient = entry.entry().patient();
      boolean denied =
          patient != null
              && visibility.denials().stream()
                  .anyMatch(
                      denial ->
                          denial.covers(AuditEvents.TYPE) && denial.patients().contains(patient));
      return !denied && rules.stream().anyMatch(rule -> reaches(rule, patient, entry));
    }

    /** Who sees the events of some patients alone must not learn of others from what was asked. */
    ResourceVersion version(TrailEntry entry) {
      String patient = entry.entry().patient();
      boolean whole =
          rules.stream().anyMatch(r -> r.patients().isEmpty() && reaches(r, patient, entry));
      return whole ? AuditEvents.version(entry) : AuditEvents.withoutQuery(entry);
    }

    private boolean reaches(AccessRule rule, String patient, TrailEntry entry) {
      boolean patients =
          rule.patients().isEmpty() || patient != null && rule.patients().get().contains(patient);
      return patients && (rule.query().isEmpty() || matches(rule.query(), entry));
    }

    private boolean matches(String query, TrailEntry entry) {
      List<Map.Entry<String, String>> parameters = QueryString.parse(query);
      ObjectNode event = AuditEvents.event(entry);
      return contents.supports(AuditEvents.TYPE, parameters)
          && contents.matches(AuditEvents.TYPE, event, parameters);
    }
  }
}
