package org.chartwarden.fhir.bulk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceTypes;

/**
 * Reads the query parameters of an export (Bulk Data Access IG 2.0, export.html#query-parameters).
 *
 * @param lenient leave out what makes no sense instead of failing
 */
record ExportParameters(boolean lenient) {

  /** The one format of files in and out. */
  static final String NDJSON = "application/fhir+ndjson";

  private static final Set<String> FORMATS =
      Set.of(NDJSON, "application/ndjson", "application/x-ndjson", "ndjson");

  private static final int MOST_FILTERS = 200;

  /** A comma that a filter of a type follows; others belong to the values of a filter. */
  private static final Pattern NEXT_FILTER = Pattern.compile(",(?=[A-Z][A-Za-z]*\\?)");

  /**
   * Checks the format of files.
   *
   * @param parameter name of the parameter
   * @throws FhirProblem 400 when it is none of the names of NDJSON
   */
  static void requireFormat(String parameter, String format) {
    // A client that does not encode the plus sends a blank.
    String name = format.strip().replace(' ', '+').toLowerCase(Locale.ROOT).split(";")[0];
    if (!FORMATS.contains(name)) {
      throw FhirProblem.notSupported(
          "unknown-format", "the " + parameter + " '" + format + "' is not served; use " + NDJSON);
    }
  }

  /** The types of {@code _type}, each once. */
  List<String> types(List<String> items) {
    Set<String> types = new LinkedHashSet<>();
    for (String type : items) {
      if (ResourceTypes.known(type)) {
        types.add(type);
      } else if (!lenient) {
        throw FhirProblem.invalid(
            "unknown-type", "_type names '" + type + "', which is not a FHIR R4 resource type");
      }
    }
    return List.copyOf(types);
  }

  /**
   * The filters of {@code _typeFilter} by type.
   *
   * @param types types of {@code _type}; empty when it is not given
   */
  Map<String, List<String>> filters(List<String> values, List<String> types) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    int count = 0;
    for (String value : values) {
      for (String filter : NEXT_FILTER.split(value.strip())) {
        if (++count > MOST_FILTERS) {
          throw new FhirProblem(
              400,
              "too-costly",
              "too-many-filters",
              "_typeFilter names more than " + MOST_FILTERS + " filters");
        }
        int mark = filter.indexOf('?');
        String type = mark < 0 ? filter : filter.substring(0, mark);
        if (mark < 0 || !ResourceTypes.known(type)) {
          ignore(
              "bad-type-filter",
              "the _typeFilter '" + filter + "' is not of the form Type?parameter=value");
        } else if (!types.isEmpty() && !types.contains(type)) {
          ignore(
              "bad-type-filter",
              "the _typeFilter '" + filter + "' is of a type that _type does not name");
        } else {
          filters.computeIfAbsent(type, t -> new ArrayList<>()).add(filter.substring(mark + 1));
        }
      }
    }
    return filters;
  }

  /** The elements of {@code _elements}. */
  List<String> elements(List<String> items) {
    List<String> elements = new ArrayList<>();
    for (String element : items) {
      int dot = element.indexOf('.');
      if (dot >= 0 && !ResourceTypes.known(element.substring(0, dot))) {
        ignore("bad-elements", "_elements names '" + element + "'; expected are name or Type.name");
      } else {
        elements.add(element);
      }
    }
    return elements;
  }

  /** An instant. */
  static Instant instant(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw FhirProblem.invalid(
          "bad-parameter", "the parameter '" + name + "' is no instant: '" + text + "'");
    }
  }

  private void ignore(String code, String message) {
    if (!lenient) {
      throw FhirProblem.invalid(code, message);
    }
  }
}
