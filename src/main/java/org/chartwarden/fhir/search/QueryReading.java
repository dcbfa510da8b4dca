package org.chartwarden.fhir.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * What holds while the parameters of one search are read: the server's own addresses, a budget that
 * keeps chains over many types from growing without bound, and what the answer should warn about.
 */
public final class QueryReading {

  /** Conditions one search may have after chains were spread over their target types. */
  private static final int MAX_CONDITIONS = 2000;

  /** Values that all parameters of one search may have together. */
  private static final int MAX_VALUES = 10_000;

  private final List<String> addresses;
  private final Map<String, FhirIssue> notes = new LinkedHashMap<>();
  private int conditions;
  private int values;
  private boolean textReady;

  /**
   * @param addresses service base addresses of this server, without trailing slash
   */
  public QueryReading(List<String> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  /** Counts one condition. Fails with 400 when the search has become too large. */
  void spend() {
    if (++conditions > MAX_CONDITIONS) {
      throw new FhirProblem(
          400,
          "too-costly",
          "search-too-large",
          "the search spreads over more than "
              + MAX_CONDITIONS
              + " conditions; name the types of its chains, as in subject:Patient.name");
    }
  }

  /** Counts values. Fails with 400 when the search has too many of them. */
  void spendValues(int more) {
    values += more;
    if (values > MAX_VALUES) {
      throw new FhirProblem(
          400,
          "too-costly",
          "too-many-alternatives",
          "the search has more than " + MAX_VALUES + " values in all");
    }
  }

  /** Whether this is the first criterion that searches words. */
  boolean firstText() {
    boolean first = !textReady;
    textReady = true;
    return first;
  }

  /** Adds a warning once, whatever leads to it again. */
  void note(FhirIssue issue) {
    notes.putIfAbsent(issue.code() + issue.message(), issue);
  }

  List<FhirIssue> notes() {
    return new ArrayList<>(notes.values());
  }

  /** A reference without this server's own address before it. */
  String local(String reference) {
    for (String address : addresses) {
      if (reference.length() > address.length()
          && reference.startsWith(address)
          && reference.charAt(address.length()) == '/') {
        return reference.substring(address.length() + 1);
      }
    }
    return reference;
  }
}
