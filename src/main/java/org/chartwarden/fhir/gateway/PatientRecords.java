package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.RecordFilter;
import org.chartwarden.fhir.search.RecordLists;
import org.chartwarden.fhir.storage.MomentStore;
import org.chartwarden.smart.AccessContext;

/** Reads the records of patients: their compartments and what these refer to. */
@ApplicationScoped
class PatientRecords {

  private static final int AT_ONCE = 200;

  private final RecordLists lists;
  private final MomentStore contents;
  private final EntryReads reads;
  private final Clock clock;
  private final Narrowings narrowings;
  private final AccessGate access;

  @Inject
  PatientRecords(
      RecordLists lists,
      MomentStore contents,
      EntryReads reads,
      Clock clock,
      Narrowings narrowings,
      AccessGate access) {
    this.access = access;
    this.narrowings = narrowings;
    this.lists = lists;
    this.contents = contents;
    this.reads = reads;
    this.clock = clock;
  }

  RecordPage first(AccessContext who, PatientRecord wanted, int count) {
    requirePatients(who, wanted);
    return page(who, lists.first(filter(wanted), wanted.query(), narrowings.reading(who), count));
  }

  RecordPage next(AccessContext who, String list, int offset, int count) {
    Function<String, RecordFilter> filter = query -> filter(PatientRecord.of(query));
    return page(who, lists.next(list, narrowings.reading(who), filter, offset, count));
  }

  /** Hands over everything, in pieces that fit in memory. */
  void all(AccessContext who, PatientRecord wanted, Consumer<ResourceVersion> sink) {
    requirePatients(who, wanted);
    Instant moment = clock.instant();
    List<Long> members = lists.members(filter(wanted), narrowings.reading(who));
    hand(members, moment, sink);
    hand(lists.linked(filter(wanted), members, narrowings.reading(who)), moment, sink);
  }

  /**
   * Hands over the compartments alone, without what they refer to, unless they are too large.
   *
   * @param wanted some patients, and no times
   * @return false when nothing was handed over because there is more than {@code most}
   */
  boolean compartments(
      AccessContext who, PatientRecord wanted, int most, Consumer<ResourceVersion> sink) {
    Optional<List<ResourceVersion>> members =
        lists.compartments(filter(wanted), narrowings.reading(who), most);
    members.ifPresent(all -> all.forEach(sink));
    return members.isPresent();
  }

  private void hand(List<Long> pids, Instant moment, Consumer<ResourceVersion> sink) {
    for (int from = 0; from < pids.size(); from += AT_ONCE) {
      List<Long> some = pids.subList(from, Math.min(pids.size(), from + AT_ONCE));
      contents.versions(some, moment).forEach(sink);
    }
  }

  /** A patient that is not there, or not for this caller, is told before anything is sent. */
  private void requirePatients(AccessContext who, PatientRecord wanted) {
    wanted.patients().forEach(id -> reads.read(who, new ResourceKey("Patient", id)));
  }

  private RecordPage page(AccessContext who, RecordLists.Part part) {
    List<ResourceVersion> shown =
        contents.versions(part.pids(), part.moment()).stream()
            .filter(version -> access.stillShown(who, version))
            .toList();
    return new RecordPage(
        shown,
        part.id().filter(id -> part.more()).map(id -> new RecordPage.Cursor(id, part.end())),
        part.id().isEmpty());
  }

  private static RecordFilter filter(PatientRecord wanted) {
    return new RecordFilter(
        wanted.patients(), wanted.types(), wanted.since(), wanted.start(), wanted.end());
  }
}
