package org.chartwarden.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one request, or one step of a run, has to tell about itself: where it came from, whom it
 * shows data of. It belongs to the thread that works at it. Every entry that is made meanwhile says
 * the same of its origin.
 */
public final class AuditTrace {

  /** A query longer than this is not kept whole. */
  private static final int LONGEST_QUERY = 4000;

  private static final String UNKNOWN = "unknown";

  /**
   * Where each thread has what it works at: a place that stays, for to set and remove a value of a
   * thread itself costs each request more than the rest of its trace.
   */
  private static final ThreadLocal<Place> CURRENT = ThreadLocal.withInitial(Place::new);

  private final Origin origin;
  private final Optional<String> task;
  private Set<String> patients = Set.of();
  private String actor;
  private String person = "";
  private String token = "";
  private String program = "";
  private String purposes = "";
  private String query = "";
  private String form = "";
  private int status;
  private boolean gone;
  private boolean wrote;
  private boolean refused;

  private static final class Place {
    private AuditTrace trace;

    /** Puts another trace here; returns the one before, or null. */
    AuditTrace put(AuditTrace next) {
      AuditTrace before = trace;
      trace = next;
      return before;
    }
  }

  /**
   * Where a request came from.
   *
   * @param address network address of the client, or empty
   * @param server name and port by which the client called this server, or empty
   * @param request number of the request ({@code X-Request-Id}), or empty
   */
  public record Origin(String address, String server, String request) {

    /** Not from the network. */
    public static final Origin NONE = new Origin("", "", "");
  }

  private AuditTrace(String actor, Origin origin, Optional<String> task) {
    this.actor = actor;
    this.origin = origin;
    this.task = task;
  }

  /** Begins to trace a request; its caller is told later, by {@link #by}. */
  public static AuditTrace request(Origin origin) {
    AuditTrace trace = new AuditTrace(UNKNOWN, origin, Optional.empty());
    CURRENT.get().put(trace);
    return trace;
  }

  /** What this thread works at now. */
  public static Optional<AuditTrace> current() {
    return Optional.ofNullable(CURRENT.get().trace);
  }

  /** What this thread worked at until now; it works at something else from now on. */
  public static Optional<AuditTrace> ended() {
    return Optional.ofNullable(CURRENT.get().put(null));
  }

  /**
   * Does a step of a run of the agent; what is read meanwhile belongs to its task.
   *
   * @param task id of the task
   */
  public static Step step(String task) {
    return new Step(CURRENT.get().put(new AuditTrace("", Origin.NONE, Optional.of(task))));
  }

  /**
   * Goes on with this request while the rest of its answer is written; what is shown then is
   * recorded at once, unless it was told already.
   */
  public Step goOn() {
    gone = true;
    return new Step(CURRENT.get().put(this));
  }

  /** Ends with the step; the thread goes on with what it did before. */
  public static final class Step implements AutoCloseable {
    private final AuditTrace before;

    private Step(AuditTrace before) {
      this.before = before;
    }

    @Override
    public void close() {
      CURRENT.get().put(before);
    }
  }

  /** This thread works at something else from now on. */
  public void leave() {
    Place place = CURRENT.get();
    if (place.trace == this) {
      place.put(null);
    }
  }

  /**
   * Says who asks.
   *
   * @param token id of the access token, never the token itself, or empty
   * @param purposes codes of v3 PurposeOfUse, separated by blanks, or empty
   */
  public void by(String actor, String person, String token, String purposes) {
    this.actor = actor;
    this.person = person;
    this.token = token;
    this.purposes = purposes;
  }

  /**
   * Says which program proved that it is the one that asks, where it passes on a token of another.
   *
   * @param name as in {@code AccessContext.actor}
   */
  public void through(String name) {
    program = name;
  }

  /** Whether it is known who asks. */
  public boolean identified() {
    return !actor.equals(UNKNOWN);
  }

  /** The request as it was sent, for the query of the audit event; a form comes behind it. */
  public void query(String sent) {
    query = bounded(form.isEmpty() ? sent : sent + "\n\n" + form);
  }

  /** Parameters that came in the body. */
  public void form(String fields) {
    form = bounded(fields);
  }

  private static String bounded(String text) {
    return text.length() > LONGEST_QUERY ? text.substring(0, LONGEST_QUERY) : text;
  }

  /** With which HTTP status the request ended. */
  public void status(int code) {
    status = code;
  }

  /** Whether what is shown is told by one entry at the end, not by one for each look. */
  public boolean gathers() {
    return task.isEmpty() && !gone;
  }

  /** Data of these patients is shown. */
  public void shows(Collection<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    if (patients.isEmpty()) {
      patients = ids.size() == 1 ? Set.of(ids.iterator().next()) : new LinkedHashSet<>(ids);
      return;
    }
    if (patients.size() == 1) {
      patients = new LinkedHashSet<>(patients);
    }
    patients.addAll(ids);
  }

  /** Whether it was told already that data of these patients is shown. */
  public boolean told(Collection<String> ids) {
    return gone && patients.containsAll(ids);
  }

  /** A change was recorded with its transaction. */
  public void wrote() {
    wrote = true;
  }

  /** A refusal was recorded where it was decided. */
  public void refused() {
    refused = true;
  }

  public boolean hasWritten() {
    return wrote;
  }

  public boolean wasRefused() {
    return refused;
  }

  public boolean hasShown() {
    return !patients.isEmpty();
  }

  public String address() {
    return origin.address();
  }

  /** What the request did, one entry for each patient it showed data of (IHE BALP). */
  public List<AuditEntry> entries(String action, String outcome, String subject) {
    return entries(action, outcome, subject, patients);
  }

  /**
   * What the request did, one entry for each of these patients.
   *
   * @param shown logical ids; with none there is one entry without a patient
   */
  public List<AuditEntry> entries(
      String action, String outcome, String subject, Collection<String> shown) {
    DetailText text = origin(query);
    String detail = (status < 400 ? text : text.member("status", status)).object();
    if (shown.size() < 2) {
      String patient = shown.isEmpty() ? null : shown.iterator().next();
      return List.of(entry(action, outcome, subject, patient, detail));
    }
    List<AuditEntry> entries = new ArrayList<>(shown.size());
    for (String patient : shown) {
      entries.add(entry(action, outcome, subject, patient, detail));
    }
    return entries;
  }

  private AuditEntry entry(
      String action, String outcome, String subject, String patient, String detail) {
    return new AuditEntry(
        asking(actor), person, action, outcome, subject, patient, task.orElse(null), detail);
  }

  private String asking(String name) {
    return program.isEmpty() || !name.startsWith("client/") ? name : program;
  }

  /** An entry that was made meanwhile, with its origin. */
  public AuditEntry complete(AuditEntry entry) {
    String detail = origin("").behind(entry.detail());
    return new AuditEntry(
        asking(entry.actor()),
        entry.person().isEmpty() ? person : entry.person(),
        entry.action(),
        entry.outcome(),
        entry.subject(),
        entry.patient(),
        entry.task() == null ? task.orElse(null) : entry.task(),
        detail);
  }

  /** What is known of the origin, to be added to. */
  private DetailText origin(String asked) {
    return new DetailText()
        .member("address", origin.address())
        .member("server", origin.server())
        .member("request", origin.request())
        .member("token", token)
        .member("purpose", purposes)
        .member("query", asked);
  }
}
