package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.patch.ResourcePatch;
import org.chartwarden.fhir.search.CompartmentSearch;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessDecision;
import org.chartwarden.smart.Interaction;

/**
 * The one door to clinical data. Every method joins the caller's transaction or makes one; every
 * failure is a {@link org.chartwarden.fhir.model.FhirProblem}. A write that fails inside a caller's
 * transaction marks it for rollback; a read that fails does not.
 */
@ApplicationScoped
public class FhirGateway {

  private static final Disclosures.Look RECORD =
      new Disclosures.Look("operation", "$everything", "");

  private static final Disclosures.Look EXPORT = new Disclosures.Look("export", "", "");

  private final Reading reading;
  private final Writing writing;
  private final Walking walking;
  private final ServedSearches served;
  private final Disclosures disclosures;

  @Inject
  FhirGateway(
      Reading reading,
      Writing writing,
      Walking walking,
      ServedSearches served,
      Disclosures disclosures) {
    this.disclosures = disclosures;
    this.reading = reading;
    this.writing = writing;
    this.walking = walking;
    this.served = served;
  }

  /**
   * Reads the current version. Fails with 404 when it never was, 410 when it was deleted. One
   * statement is its own snapshot, so it needs no transaction of its own.
   */
  public ResourceVersion read(AccessContext who, ResourceKey key) {
    ResourceTypes.require(key.type());
    return disclosures.shown(who, "read", reading.entries().read(who, key));
  }

  /** Reads one version. Fails with 404 when it never was, 410 when it is a deletion. */
  public ResourceVersion readVersion(AccessContext who, ResourceKey key, long version) {
    return disclosures.shown(who, "vread", reading.histories().version(who, key, version));
  }

  /** Versions of one resource, newest first. */
  public HistoryPage historyInstance(AccessContext who, ResourceKey key, HistoryQuery query) {
    return shown(
        who, "history-instance", key.reference(), reading.histories().ofInstance(who, key, query));
  }

  /** Versions of all resources of a type, newest first, as far as the caller may see them. */
  public HistoryPage historyType(AccessContext who, String type, HistoryQuery query) {
    return shown(who, "history-type", type, reading.histories().ofType(who, type, query));
  }

  /** Versions of all resources, newest first, as far as the caller may see them. */
  public HistoryPage historySystem(AccessContext who, HistoryQuery query) {
    return shown(who, "history-system", "", reading.histories().ofSystem(who, query));
  }

  /**
   * Whether a caller could do this to a resource of such content now; nothing is done, shown or
   * audited. For whoever shows or decides about content that is not in the record yet.
   */
  public AccessDecision judge(
      AccessContext who, Interaction interaction, String type, ObjectNode content) {
    return reading.access().judge(who, interaction, type, content);
  }

  /** Creates a resource under a new id, or finds the one that {@code ifNoneExist} names. */
  public WriteOutcome create(
      AccessContext who, String type, ObjectNode resource, WriteOptions options) {
    return writing.write(w -> w.create(who, type, resource, options));
  }

  /**
   * Stores a new version under the given id; creates the resource when there is none. Content that
   * equals the current version stores nothing.
   */
  public WriteOutcome update(
      AccessContext who, ResourceKey key, ObjectNode resource, WriteOptions options) {
    return writing.write(w -> w.update(who, key, resource, options));
  }

  /**
   * Updates the one resource that matches a query, or creates one when none does.
   *
   * @param query URL-encoded search parameters
   */
  public WriteOutcome updateWhere(
      AccessContext who, String type, String query, ObjectNode resource, WriteOptions options) {
    return writing.write(w -> w.update(who, type, query, resource, options));
  }

  /** Deletes a resource; its history stays. Deleting what is not there is no failure. */
  public WriteOutcome delete(AccessContext who, ResourceKey key, WriteOptions options) {
    return writing.write(w -> w.delete(who, key, options));
  }

  /**
   * Changes a part of a resource. Fails with 404 or 410 when it is not there, with 422 when the
   * patch does not fit or makes no valid resource of it.
   */
  public WriteOutcome patch(
      AccessContext who, ResourceKey key, ResourcePatch patch, WriteOptions options) {
    return writing.write(w -> w.patch(who, key, patch, options));
  }

  /** Patches the one resource that matches a query; fails with 404 when none does. */
  public WriteOutcome patchWhere(
      AccessContext who, String type, String query, ResourcePatch patch, WriteOptions options) {
    return writing.write(w -> w.patch(who, type, query, patch, options));
  }

  /**
   * Deletes all resources that match a query; empty when none does. Fails with 412 when they are
   * more than {@link WriteConfig#maxConditionalDeletes}.
   */
  public List<WriteOutcome> deleteWhere(
      AccessContext who, String type, String query, WriteOptions options) {
    return writing.write(w -> w.delete(who, type, query, options));
  }

  /**
   * Searches one type, for instance {@code search(who, "Observation",
   * "patient=1&code=2823-3&_sort=-date&_count=1", false)}.
   *
   * @param query URL-encoded search parameters, without the leading {@code ?}
   * @param lenient ignore unknown parameters instead of failing with 400
   */
  public SearchPage search(AccessContext who, String type, String query, boolean lenient) {
    return search(who, SearchOptions.of(type, lenient), query);
  }

  /**
   * Searches one type, several, or a compartment.
   *
   * @param query URL-encoded search parameters, without the leading {@code ?}
   */
  public SearchPage search(AccessContext who, SearchOptions options, String query) {
    SearchPage page = reading.searches().first(who, options, query);
    String place =
        options
            .compartment()
            .map(key -> key.reference() + "/" + options.type())
            .orElse(options.type());
    return shown(who, place, query, page);
  }

  /**
   * The first matches of a search in its order, at most {@code most}, by one statement. No list is
   * kept for later pages, and nothing is included or left out of the resources.
   *
   * @param query URL-encoded search parameters, without the leading {@code ?}
   */
  public List<ResourceVersion> first(AccessContext who, String type, String query, int most) {
    return shown(who, type, query, reading.searches().first(who, type, query, most));
  }

  /** Checks that a query can be served: 400 with the reason when it cannot. */
  public void checkSearch(String type, String query) {
    reading.searches().parse(type, query, false);
  }

  /**
   * Those of some resources of a type that match a search, as the caller's transaction sees them.
   *
   * @param query URL-encoded search parameters, or empty to ask which of them may be seen at all
   * @param ids logical ids, as many as one parameter may have alternatives
   */
  public Set<String> matching(
      AccessContext who, String type, String query, Collection<String> ids) {
    return reading.searches().among(who, type, query, ids);
  }

  /**
   * By query, the ids of those of some resources that match it, as the caller's transaction sees
   * them. Many queries cost little more than those that really match.
   *
   * @param queries URL-encoded search parameters
   * @param current resources of the type as they are stored now, the newest version of each
   */
  public Map<String, Set<String>> matching(
      AccessContext who, String type, Collection<String> queries, List<ResourceVersion> current) {
    return reading.many().matches(who, type, queries, current);
  }

  /** How a search is answered, as a Parameters resource; refused to a bound caller. */
  public ObjectNode explainSearch(AccessContext who, SearchOptions options, String query) {
    return reading.searches().explain(who, options, query);
  }

  /** The page of a stored result list at a cursor. */
  public SearchPage page(AccessContext who, SearchPage.Cursor cursor) {
    SearchPage page = reading.searches().at(who, cursor);
    return shown(who, "", page.selfQuery(), page);
  }

  /**
   * The first page of patient records: the patients, the rest of their compartments, then what
   * these refer to and belongs to no patient. Later pages show the same moment.
   */
  public RecordPage record(AccessContext who, PatientRecord wanted, int count) {
    return shown(who, walking.records().first(who, wanted, count));
  }

  /** A later page of patient records. */
  public RecordPage record(AccessContext who, RecordPage.Cursor cursor, int count) {
    return shown(who, walking.records().next(who, cursor.list(), cursor.offset(), count));
  }

  /** Hands over whole patient records piece by piece; memory stays flat. */
  public void record(AccessContext who, PatientRecord wanted, Consumer<ResourceVersion> sink) {
    try (Disclosures.Sink recording = disclosures.recording(who, RECORD, sink)) {
      walking.records().all(who, wanted, recording);
    }
  }

  /**
   * Hands over the compartments of patients as far as the caller may see them, without what they
   * refer to; a patient that is not there has none.
   *
   * @param wanted some patients, and no times
   * @param most most resources
   * @return false when nothing was handed over because there is more
   */
  public boolean compartments(
      AccessContext who, PatientRecord wanted, int most, Consumer<ResourceVersion> sink) {
    try (Disclosures.Sink recording = disclosures.recording(who, RECORD, sink)) {
      return walking.records().compartments(who, wanted, most, recording);
    }
  }

  /**
   * By id, the current versions of those of some resources that are there and may be seen; their
   * contents are not read.
   */
  public Map<String, Long> versions(AccessContext who, String type, Collection<String> ids) {
    return walking.scans().versions(who, type, ids);
  }

  /**
   * As {@link #versions}, and none of them can change until the caller's transaction ends; those
   * that another changes now are left out. For whoever keeps beside the record what was drawn from
   * a version, and must not keep it of one that is gone.
   */
  public Map<String, Long> hold(AccessContext who, String type, Collection<String> ids) {
    return walking.scans().hold(who, type, ids);
  }

  /**
   * The next resources of a type in the order of storage, as they are now; what others store
   * meanwhile may or may not be seen by later calls.
   *
   * @param place the place that the piece before tells, 0 at first
   */
  public ScanPiece scan(AccessContext who, ResourceScan wanted, long place, int count) {
    ScanPiece piece = walking.scans().after(who, wanted, place, count);
    shown(who, wanted.type(), "", piece.resources());
    return piece;
  }

  /** How many resources {@link #scan} goes through, as they are now. */
  public long count(AccessContext who, ResourceScan wanted) {
    return walking.scans().count(who, wanted);
  }

  /**
   * Resources that between them carry every profile, tag and security label in use, as far as the
   * caller may see them.
   *
   * @param type only those of this type
   */
  public List<ResourceVersion> labelled(AccessContext who, Optional<String> type) {
    return shown(who, type.orElse(""), "", walking.scans().labelled(who, type));
  }

  /**
   * The newest Observations of each code among the matches of a search.
   *
   * @param query URL-encoded search parameters
   * @param most how many of each code
   */
  public List<ResourceVersion> newestPerCode(AccessContext who, String query, int most) {
    return shown(who, "Observation", query, reading.latest().newest(who, query, false, most));
  }

  /** Runs a Bundle of type batch or transaction and returns the response Bundle. */
  public ObjectNode process(AccessContext who, ObjectNode bundle) {
    return process(who, bundle, BundleOptions.PLAIN);
  }

  /**
   * As {@link #process(AccessContext, ObjectNode)}, with a say in the answer. The entries of a
   * batch succeed or fail each on its own; a transaction that the caller brought holds them all.
   */
  public ObjectNode process(AccessContext who, ObjectNode bundle, BundleOptions options) {
    return writing.bundles().process(who, bundle, options);
  }

  /** How far older resources are indexed by search parameters that came later. */
  public List<IndexProgress> indexProgress() {
    return served.progress();
  }

  /** How often the search parameters have changed since the start. */
  public int searchParameterChanges() {
    return served.changes();
  }

  /** The resource types that have a compartment. */
  public Set<String> compartments() {
    return CompartmentSearch.OWNERS;
  }

  /**
   * Lists what is current now, in one snapshot of the database, for reading at leisure. The list
   * stays in the database, for a week or until it is dropped. It always makes a transaction of its
   * own.
   */
  public ResourceSnapshot takeSnapshot(AccessContext who, SnapshotWish wish) {
    return walking.snapshots().take(who, wish);
  }

  /** Fails as {@link #takeSnapshot} would, without listing anything. */
  public void checkSnapshot(AccessContext who, SnapshotWish wish) {
    walking.snapshots().check(who, wish);
  }

  /** A list that was taken before; 410 when it is not kept any more. */
  public ResourceSnapshot snapshot(AccessContext who, String id) {
    return walking.snapshots().find(who, id);
  }

  /** Hands over the versions of one part of a list, few in memory at a time. */
  public void readSnapshot(
      AccessContext who, String id, int part, Consumer<ResourceVersion> reader) {
    try (Disclosures.Sink recording = disclosures.recording(who, EXPORT, reader)) {
      walking.snapshots().read(who, id, part, recording);
    }
  }

  /** Forgets a list. */
  public void dropSnapshot(String id) {
    walking.snapshots().drop(id);
  }

  /** The search parameters that are served for a type, for the CapabilityStatement. */
  public List<SearchCapability> searchParameters(String type) {
    return served.of(type);
  }

  private HistoryPage shown(AccessContext who, String action, String subject, HistoryPage page) {
    disclosures.shown(who, new Disclosures.Look(action, subject, ""), page.versions());
    return page;
  }

  private SearchPage shown(AccessContext who, String place, String query, SearchPage page) {
    shown(who, place, query, page.hits().stream().map(SearchPage.Hit::resource).toList());
    return page;
  }

  private List<ResourceVersion> shown(
      AccessContext who, String place, String query, List<ResourceVersion> found) {
    disclosures.shown(who, new Disclosures.Look("search", place, query), found);
    return found;
  }

  private RecordPage shown(AccessContext who, RecordPage page) {
    disclosures.shown(who, RECORD, page.resources());
    return page;
  }
}
