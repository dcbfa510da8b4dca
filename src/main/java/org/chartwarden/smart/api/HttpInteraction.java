package org.chartwarden.smart.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a request does, as the audit trail tells it (FHIR R4 http.html#summary).
 *
 * @param action the interaction by its FHIR name, or a name of ours
 * @param subject what it is done to: a type, a reference, an operation with its place; never a
 *     query
 * @param kept when it is recorded
 */
record HttpInteraction(String action, String subject, Kept kept) {

  /** When a request is recorded. */
  enum Kept {
    /** Whatever comes of it. */
    ALWAYS,
    /** When it showed data of patients or was refused. */
    WHEN_IT_MATTERS,
    /** Not here: what it does is recorded where it is done. */
    ELSEWHERE
  }

  /** A page of the authorization server; who signs in there or fails to is recorded by it. */
  static final String PAGE = "authorization-page";

  /** What programs call there with a token or a secret of their own. */
  private static final Pattern PROVEN =
      Pattern.compile("auth/(introspect|revoke|break-glass|launch)/?");

  /**
   * What describes the server and no patient, and is the same for everybody: it leaves no entry.
   */
  private static final Pattern DESCRIPTION = Pattern.compile("calculators(/[^/]*)?|cds-services");

  private static final int LONGEST_SUBJECT = 300;
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete");

  HttpInteraction {
    subject = plain(subject);
    if (subject.length() > LONGEST_SUBJECT) {
      subject = subject.substring(0, LONGEST_SUBJECT);
    }
  }

  /** A text with blanks for characters of control; nearly none has any. */
  private static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == 0x7f) {
        return text.replaceAll("\\p{Cntrl}", " ");
      }
    }
    return text;
  }

  /**
   * Reads a request.
   *
   * @param path as it is routed, from the root, without a query
   */
  static HttpInteraction of(String method, String path) {
    String place = path.startsWith("/") ? path.substring(1) : path;
    if (place.equals("fhir") || place.startsWith("fhir/")) {
      return method.equals("OPTIONS") ? elsewhere() : fhir(method, place);
    }
    if (place.equals("auth/token")) {
      return new HttpInteraction("token-refused", "", Kept.ELSEWHERE);
    }
    if (place.startsWith("auth/local")) {
      return elsewhere();
    }
    if (place.startsWith("auth/")) {
      return new HttpInteraction(PAGE, place, Kept.WHEN_IT_MATTERS);
    }
    boolean describes = READS.contains(method) && DESCRIPTION.matcher(place).matches();
    return new HttpInteraction(
        "operation",
        place,
        describes || place.startsWith("q/") ? Kept.WHEN_IT_MATTERS : Kept.ALWAYS);
  }

  private static HttpInteraction elsewhere() {
    return new HttpInteraction("", "", Kept.ELSEWHERE);
  }

  private static HttpInteraction always(String action, String subject) {
    return new HttpInteraction(action, subject, Kept.ALWAYS);
  }

  private static HttpInteraction fhir(String method, String place) {
    List<String> parts = parts(place);
    String whole = whole(place, parts);
    boolean read = READS.contains(method);
    if (whole.equals("metadata") || parts.size() > 0 && parts.get(0).equals(".well-known")) {
      return elsewhere();
    }
    if (parts.isEmpty()) {
      return always(read ? "search-system" : "bundle", "");
    }
    String last = parts.get(parts.size() - 1);
    if (parts.get(0).equals("_jobs")) {
      return job(method, parts);
    }
    if (last.startsWith("$")) {
      return always("operation", whole);
    }
    if (last.equals("_search")) {
      String searched = String.join("/", parts.subList(0, parts.size() - 1));
      return always(searched.isEmpty() ? "search-system" : "search", searched);
    }
    if (last.equals("_history")) {
      return history(parts);
    }
    return switch (parts.size()) {
      case 1 -> always(read ? "search" : write(method), whole);
      case 2 -> always(read ? "read" : write(method), whole);
      default -> parts.get(2).equals("_history") ? always("vread", whole) : always("search", whole);
    };
  }

  /** The parts of a path behind its first, without empty ones. */
  private static List<String> parts(String place) {
    List<String> parts = new ArrayList<>(4);
    int from = place.indexOf('/') + 1;
    while (from > 0 && from < place.length()) {
      int slash = place.indexOf('/', from);
      int end = slash < 0 ? place.length() : slash;
      if (end > from) {
        parts.add(place.substring(from, end));
      }
      from = end + 1;
    }
    return parts;
  }

  /** The parts with one slash between them, which is mostly how they came. */
  private static String whole(String place, List<String> parts) {
    int length = Math.max(0, parts.size() - 1);
    for (String part : parts) {
      length += part.length();
    }
    int from = place.length() - length;
    return from > 0 && place.indexOf('/') == from - 1
        ? place.substring(from)
        : String.join("/", parts);
  }

  private static HttpInteraction history(List<String> parts) {
    String place = String.join("/", parts.subList(0, parts.size() - 1));
    return switch (parts.size()) {
      case 1 -> always("history-system", "");
      case 2 -> always("history-type", place);
      default -> always("history-instance", place);
    };
  }

  private static String write(String method) {
    return switch (method) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> "delete";
      default -> "operation";
    };
  }

  private static HttpInteraction job(String method, List<String> parts) {
    boolean file = parts.size() == 4 && parts.get(2).equals("files");
    if (file && READS.contains(method)) {
      return always("export-download", "job/" + parts.get(1) + "/" + parts.get(3));
    }
    return parts.size() > 1
        ? new HttpInteraction("job-status", "job/" + parts.get(1), Kept.WHEN_IT_MATTERS)
        : elsewhere();
  }

  /** Whether 401 means that nobody is signed in at a page, or the password was wrong. */
  boolean atSignIn() {
    return action.equals(PAGE) && !PROVEN.matcher(subject).matches();
  }

  /** Whether a change is recorded with its transaction when it was made. */
  boolean writes() {
    return WRITES.contains(action);
  }

  /** Whether the parameters tell what was asked. */
  boolean queries() {
    return action.startsWith("search")
        || action.startsWith("history")
        || action.equals("operation");
  }
}
