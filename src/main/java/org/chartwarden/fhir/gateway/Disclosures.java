package org.chartwarden.fhir.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;

/**
 * Records whom data is shown of. Within a request the patients are gathered, for the request is
 * recorded once, when its answer is ready; a step of the agent and whatever works behind a request
 * for a caller is recorded look by look. What the server looks at for itself is shown to nobody.
 */
@Singleton
class Disclosures {

  private static final String SERVER = "system/";

  /** So many patients of a long list are recorded together. */
  private static final int AT_ONCE = 1000;

  private final AuditLog audit;

  @Inject
  Disclosures(AuditLog audit) {
    this.audit = audit;
  }

  /** Shows one version. */
  ResourceVersion shown(AccessContext who, String action, ResourceVersion version) {
    Optional<AuditTrace> trace = AuditTrace.current();
    if (trace.isPresent() && trace.get().gathers()) {
      trace.get().shows(NamedPatients.of(version));
    } else if (looksForAnother(who)) {
      record(
          who,
          new Look(action, version.key().reference() + "/_history/" + version.version(), ""),
          NamedPatients.of(version));
    }
    return version;
  }

  /** Shows what a query or a list found, be it nothing. */
  void shown(AccessContext who, Look look, List<ResourceVersion> versions) {
    Optional<AuditTrace> trace = AuditTrace.current();
    if (trace.isPresent() && trace.get().gathers()) {
      trace.get().shows(NamedPatients.of(versions));
    } else if (looksForAnother(who)) {
      record(who, look, NamedPatients.of(versions));
    }
  }

  /**
   * A sink that records whom its versions name.
   *
   * @param sink where they go on to
   */
  Sink recording(AccessContext who, Look look, Consumer<ResourceVersion> sink) {
    return new Sink(who, look, sink);
  }

  /**
   * One look at the record.
   *
   * @param subject type or reference, or empty
   * @param query search parameters, or empty
   */
  record Look(String action, String subject, String query) {}

  /** Hands versions on; patients are recorded before too many of them have gathered. */
  final class Sink implements Consumer<ResourceVersion>, AutoCloseable {
    private final AccessContext who;
    private final Look look;
    private final Consumer<ResourceVersion> next;
    private final Set<String> patients = new TreeSet<>();
    private final Set<String> recorded = new HashSet<>();

    private Sink(AccessContext who, Look look, Consumer<ResourceVersion> next) {
      this.who = who;
      this.look = look;
      this.next = next;
    }

    @Override
    public void accept(ResourceVersion version) {
      for (String patient : NamedPatients.of(version)) {
        if (!recorded.contains(patient)) {
          patients.add(patient);
        }
      }
      if (patients.size() >= AT_ONCE) {
        settle();
      }
      next.accept(version);
    }

    private void settle() {
      Optional<AuditTrace> trace = AuditTrace.current();
      if (trace.isPresent() && trace.get().gathers()) {
        trace.get().shows(patients);
      } else if (looksForAnother(who) && !patients.isEmpty()) {
        record(who, look, patients);
      }
      recorded.addAll(patients);
      patients.clear();
    }

    @Override
    public void close() {
      settle();
    }
  }

  private boolean looksForAnother(AccessContext who) {
    return audit.recordsReads() && !who.actor().startsWith(SERVER);
  }

  private void record(AccessContext who, Look look, Set<String> patients) {
    Optional<AuditTrace> trace = AuditTrace.current();
    if (trace.filter(t -> t.told(patients)).isPresent()) {
      return;
    }
    String detail =
        look.query().isEmpty()
            ? "{}"
            : Json.write(Json.object().put("query", "GET " + look.subject() + "?" + look.query()));
    AuditEntry entry =
        new AuditEntry(
            who.actor(),
            who.grant().flatMap(Grant::user).orElse(""),
            look.action(),
            AuditEntry.SUCCESS,
            look.subject(),
            null,
            null,
            detail);
    List<AuditEntry> entries = new ArrayList<>(Math.max(1, patients.size()));
    if (patients.isEmpty()) {
      entries.add(entry);
    }
    patients.forEach(patient -> entries.add(entry.about(patient)));
    audit.shown(trace.map(t -> entries.stream().map(t::complete).toList()).orElse(entries));
    trace.ifPresent(t -> t.shows(patients));
  }
}
