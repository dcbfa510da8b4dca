package org.chartwarden.fhir.gateway.trail;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.audit.AuditEntry;

/**
 * How an audit event is classified.
 *
 * @param type what kind of event it is
 * @param subtypes which one exactly, at least one
 * @param action CRUDE code
 * @param query whether the data is asked for by a query, which stands for it
 * @param flow who sends data to whom
 */
record EventKind(
    EventCode type, List<EventCode> subtypes, String action, boolean query, Flow flow) {

  /** The way that data takes, which gives client and server their roles. */
  enum Flow {
    TO_CLIENT,
    TO_SERVER,
    NONE
  }

  static final EventCode ALERT = EventCode.dicom("110113", "Security Alert");

  private static final EventCode REST =
      new EventCode(
          "http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "Restful Operation");
  private static final EventCode EXPORT = EventCode.dicom("110106", "Export");
  private static final EventCode IMPORT = EventCode.dicom("110107", "Import");
  private static final EventCode AUTHENTICATION = EventCode.dicom("110114", "User Authentication");
  private static final EventCode APPLICATION = EventCode.dicom("110100", "Application Activity");
  private static final EventCode DISCLOSE =
      new EventCode(
          "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle",
          "disclose",
          "Disclose Record Lifecycle Event");
  private static final EventCode GET_TOKEN =
      new EventCode("urn:ihe:event-type-code", "ITI-71", "Get Access Token");
  private static final String OF_ACTIONS = "https://chartwarden.org/fhir/CodeSystem/audit-action";
  private static final String OF_DECISIONS =
      "https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType";

  private static final Map<String, EventKind> KINDS =
      Map.ofEntries(
          Map.entry("read", rest("R", Flow.TO_CLIENT, "read")),
          Map.entry("vread", rest("R", Flow.TO_CLIENT, "read", "vread")),
          Map.entry("history", rest("R", Flow.TO_CLIENT, "history")),
          Map.entry("history-instance", rest("R", Flow.TO_CLIENT, "history", "history-instance")),
          Map.entry("history-type", rest("R", Flow.TO_CLIENT, "history", "history-type")),
          Map.entry("history-system", rest("R", Flow.TO_CLIENT, "history", "history-system")),
          Map.entry("search", rest("E", Flow.TO_SERVER, "search", "search-type")),
          Map.entry("search-system", rest("E", Flow.TO_SERVER, "search", "search-system")),
          Map.entry("create", rest("C", Flow.TO_SERVER, "create")),
          Map.entry("update", rest("U", Flow.TO_SERVER, "update")),
          Map.entry("patch", rest("U", Flow.TO_SERVER, "update", "patch")),
          Map.entry("delete", rest("D", Flow.TO_SERVER, "delete")),
          Map.entry("bundle", rest("E", Flow.TO_SERVER, "transaction", "batch")),
          Map.entry("operation", rest("E", Flow.TO_CLIENT, "operation")),
          Map.entry("job-status", rest("E", Flow.TO_CLIENT, "operation")),
          Map.entry("export", new EventKind(EXPORT, List.of(DISCLOSE), "R", false, Flow.TO_CLIENT)),
          Map.entry(
              "export-download",
              new EventKind(
                  EXPORT, List.of(DISCLOSE, interaction("read")), "R", false, Flow.TO_CLIENT)),
          Map.entry("sign-in", authentication(EventCode.dicom("110122", "Login"))),
          Map.entry("token-issued", authentication(GET_TOKEN)),
          Map.entry("token-refused", authentication(GET_TOKEN)),
          Map.entry("refresh-token-reused", alert("refresh-token-reused")),
          Map.entry("approve-app", alert("approve-app")),
          Map.entry("end-access", alert("end-access")),
          Map.entry(
              "break-glass",
              new EventKind(
                  ALERT,
                  List.of(EventCode.dicom("110127", "Emergency Override Started")),
                  "E",
                  false,
                  Flow.NONE)));

  private static final Set<String> JOBS =
      Set.of("job-accepted", "job-cancelled", "job-completed", "job-failed");

  /** The actions of the table. */
  static List<String> actions() {
    return KINDS.keySet().stream().sorted().toList();
  }

  /** The kind of an entry; {@code kind} tells jobs apart. */
  static EventKind of(AuditEntry entry, String kind) {
    EventKind plain = plain(entry.action(), kind);
    boolean refused = entry.outcome().equals(AuditEntry.REFUSED) && plain.type().equals(REST);
    return refused ? plain.refused() : plain;
  }

  private static EventKind plain(String action, String kind) {
    EventKind known = KINDS.get(action);
    if (known != null) {
      return known;
    }
    EventCode own = new EventCode(OF_ACTIONS, action, action.replace('-', ' '));
    if (JOBS.contains(action) && kind.contains("export")) {
      return new EventKind(EXPORT, List.of(DISCLOSE, own), "R", false, Flow.TO_CLIENT);
    }
    if (JOBS.contains(action) && kind.contains("import")) {
      return new EventKind(IMPORT, List.of(own), "C", false, Flow.TO_SERVER);
    }
    return new EventKind(APPLICATION, List.of(own), "E", false, Flow.NONE);
  }

  /** The same as an attempt that was not allowed. */
  private EventKind refused() {
    List<EventCode> codes = new java.util.ArrayList<>();
    codes.add(new EventCode(OF_DECISIONS, "AuthZ-Role", "Authorization Decision using only Roles"));
    codes.addAll(subtypes);
    return new EventKind(ALERT, List.copyOf(codes), action, false, flow);
  }

  private static EventKind rest(String action, Flow flow, String... interactions) {
    return new EventKind(
        REST,
        java.util.Arrays.stream(interactions).map(EventKind::interaction).toList(),
        action,
        interactions[0].equals("search"),
        flow);
  }

  private static EventKind authentication(EventCode subtype) {
    return new EventKind(AUTHENTICATION, List.of(subtype), "E", false, Flow.NONE);
  }

  private static EventKind alert(String action) {
    return new EventKind(
        ALERT,
        List.of(new EventCode(OF_ACTIONS, action, action.replace('-', ' '))),
        "E",
        false,
        Flow.NONE);
  }

  private static EventCode interaction(String code) {
    return new EventCode("http://hl7.org/fhir/restful-interaction", code, code);
  }
}
