package org.chartwarden.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.Json;

/**
 * What one request, or one step of a run, has to tell about itself: where it came from, whom it
 * shows data of. It belongs to the thread that works at it. Every entry that is made meanwhile says
 * the same of its origin.
 */
public final class AuditTrace {

  /** A query longer than this is not kept whole. */
  private static final int LONGEST_QUERY = 4000;

  private static final String UNKNOWN = "unknown";
  private static final ThreadLocal<AuditTrace> CURRENT = new ThreadLocal<>();

  private final Origin origin;
  private final Optional<String> task;
  private final Set<String> patients = new LinkedHashSet<>();
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
    CURRENT.set(trace);
    return trace;
  }

  /** What this thread works at now. */
  public static Optional<AuditTrace> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * Does a step of a run of the agent; what is read meanwhile belongs to its task.
   *
   * @param task id of the task
   */
  public static Step step(String task) {
    AuditTrace before = CURRENT.get();
    CURRENT.set(new AuditTrace("", Origin.NONE, Optional.of(task)));
    return new Step(before);
  }

  /**
   * Goes on with this request while the rest of its answer is written; what is shown then is
   * recorded at once, unless it was told already.
   */
  public Step goOn() {
    AuditTrace before = CURRENT.get();
    gone = true;
    CURRENT.set(this);
    return new Step(before);
  }

  /** Ends with the step; the thread goes on with what it did before. */
  public static final class Step implements AutoCloseable {
    private final AuditTrace before;

    private Step(AuditTrace before) {
      this.before = before;
    }

    @Override
    public void close() {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  /** This thread works at something else from now on. */
  public void leave() {
    if (CURRENT.get() == this) {
      CURRENT.remove();
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
    String members = members(query);
    String failure = status < 400 ? "" : (members.isEmpty() ? "" : ",") + "\"status\":" + status;
    String detail = "{" + members + failure + "}";
    if (shown.isEmpty()) {
      return List.of(entry(action, outcome, subject, null, detail));
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
    String members = members("");
    String detail = entry.detail();
    if (!members.isEmpty()) {
      detail =
          detail.equals("{}")
              ? "{" + members + "}"
              : detail.substring(0, detail.length() - 1) + "," + members + "}";
    }
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

  private String members(String asked) {
    StringBuilder members = new StringBuilder(160);
    member(members, "address", origin.address());
    member(members, "server", origin.server());
    member(members, "request", origin.request());
    member(members, "token", token);
    member(members, "purpose", purposes);
    member(members, "query", asked);
    return members.toString();
  }

  private static void member(StringBuilder members, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (!members.isEmpty()) {
      members.append(',');
    }
    members.append('"').append(name).append("\":");
    if (plain(value)) {
      members.append('"').append(value).append('"');
    } else {
      members.append(Json.writeValue(storable(value)));
    }
  }

  /** The text without what neither JSON of ours nor the database takes: NUL and half characters. */
  private static String storable(String value) {
    StringBuilder text = new StringBuilder(value.length());
    value
        .codePoints()
        .map(
            c ->
                c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                    ? '\uFFFD'
                    : c)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  /** Whether a text stands in JSON as it is. */
  private static boolean plain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
