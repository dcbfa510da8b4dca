package org.chartwarden.fhir.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;

/**
 * What the address of an entry of a batch or transaction names (FHIR R4 http.html#summary).
 *
 * @param type resource type; empty for all types and for the system
 * @param id logical id where there is one
 * @param service {@code metadata}, or an operation with its dollar sign; empty for resources
 * @param version version number where there is one
 * @param history whether the history is named
 * @param members type of the members of a compartment, or {@code *}; empty without a compartment
 * @param search whether it ends in {@code _search}
 * @param query what comes after the question mark, where there is one
 */
record EntryAddress(
    String type,
    Optional<String> id,
    Optional<String> service,
    Optional<Long> version,
    boolean history,
    Optional<String> members,
    boolean search,
    Optional<String> query) {

  private static final String HISTORY = "_history";
  private static final String SEARCH = "_search";
  private static final String METADATA = "metadata";
  private static final Optional<String> NONE = Optional.empty();

  /**
   * Reads an address.
   *
   * @param at FHIRPath of the entry
   * @param url the address as it was sent, for messages
   * @param relative the address relative to the base
   * @throws FhirProblem 400 when it names nothing that is served
   */
  static EntryAddress read(String at, String url, String relative) {
    int mark = relative.indexOf('?');
    Optional<String> query = mark < 0 ? NONE : Optional.of(relative.substring(mark + 1));
    List<String> parts = parts(mark < 0 ? relative : relative.substring(0, mark));
    boolean search = !parts.isEmpty() && parts.get(parts.size() - 1).equals(SEARCH);
    if (search) {
      parts.remove(parts.size() - 1);
      // The members of a compartment without a type are all of them.
      if (parts.size() == 2) {
        parts.add("*");
      }
      return read(at, url, parts, Optional.of(query.orElse(""))).asSearch();
    }
    return read(at, url, parts, query);
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        parts.add(part.startsWith("%24") ? "$" + part.substring(3) : part);
      }
    }
    return parts;
  }

  /** Whether an entry without a readable address stands for a call of a service. */
  static boolean isService(String url) {
    List<String> parts = parts(url.split("\\?", 2)[0]);
    String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
    return last.startsWith("$") || last.equals(METADATA);
  }

  private static EntryAddress read(
      String at, String url, List<String> parts, Optional<String> query) {
    String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
    if (parts.isEmpty() && query.isPresent() || parts.equals(List.of(HISTORY))) {
      return new EntryAddress(
          "", NONE, NONE, Optional.empty(), !parts.isEmpty(), NONE, false, query);
    }
    boolean service = last.startsWith("$") || parts.equals(List.of(METADATA));
    if (service && parts.size() == 1) {
      return new EntryAddress(
          "", NONE, Optional.of(last), Optional.empty(), false, NONE, false, query);
    }
    if (parts.isEmpty() || !ResourceTypes.known(parts.get(0))) {
      throw fault(
          at, "unknown-type", at + " asks for '" + url + "', which names no R4 resource type");
    }
    if (service && parts.size() <= 3) {
      Optional<String> id = parts.size() == 3 ? Optional.of(id(at, url, parts.get(1))) : NONE;
      return new EntryAddress(
          parts.get(0), id, Optional.of(last), Optional.empty(), false, NONE, false, query);
    }
    return ofType(at, url, parts, query);
  }

  private static EntryAddress ofType(
      String at, String url, List<String> parts, Optional<String> query) {
    String type = parts.get(0);
    boolean history = parts.size() > 1 && parts.get(parts.size() == 2 ? 1 : 2).equals(HISTORY);
    if (parts.size() == 1 || parts.size() == 2 && history) {
      return new EntryAddress(type, NONE, NONE, Optional.empty(), history, NONE, false, query);
    }
    Optional<String> id = Optional.of(id(at, url, parts.get(1)));
    if (parts.size() == 2 || history && parts.size() == 3) {
      return new EntryAddress(type, id, NONE, Optional.empty(), history, NONE, false, query);
    }
    if (history && parts.size() == 4 && parts.get(3).matches("\\d{1,18}")) {
      Optional<Long> version = Optional.of(Long.valueOf(parts.get(3)));
      return new EntryAddress(type, id, NONE, version, false, NONE, false, query);
    }
    String members = parts.get(2);
    if (parts.size() == 3 && (members.equals("*") || ResourceTypes.known(members))) {
      return new EntryAddress(
          type, id, NONE, Optional.empty(), false, Optional.of(members), false, query);
    }
    throw fault(at, "unsupported-address", at + " asks for '" + url + "', which is not served");
  }

  private static String id(String at, String url, String text) {
    if (!ResourceKey.ID.matcher(text).matches()) {
      throw fault(at, "invalid-id", at + " asks for '" + url + "', which has no valid id");
    }
    return text;
  }

  /** Whether a method means something here. */
  boolean takes(BundleEntry.Method method) {
    boolean read = method == BundleEntry.Method.GET || method == BundleEntry.Method.HEAD;
    if (read) {
      return true;
    }
    if (service.isPresent() || search) {
      return method == BundleEntry.Method.POST && !service.equals(Optional.of(METADATA));
    }
    boolean onlyRead = type.isEmpty() || history || version.isPresent() || members.isPresent();
    return !onlyRead
        && (method == BundleEntry.Method.POST
            ? id.isEmpty() && query.isEmpty()
            : id.isPresent() != query.isPresent());
  }

  private EntryAddress asSearch() {
    return new EntryAddress(type, id, service, version, history, members, true, query);
  }

  EntryAddress withQuery(String all) {
    return new EntryAddress(type, id, service, version, history, members, search, Optional.of(all));
  }

  static FhirProblem fault(String at, String code, String message) {
    return BundleReader.fault(at + ".request.url", code, message);
  }
}
