package org.chartwarden.fhir.gateway;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.TrailQuery;
import org.chartwarden.fhir.gateway.trail.AuditEvents;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.search.ContentMatch;
import org.chartwarden.fhir.search.types.DateRange;

/**
 * What the trail can find by itself of a search for AuditEvents, so that its pages are full. It
 * finds what is wanted and perhaps more; the events that are made of it decide in the end.
 */
final class TrailNarrowing {

  /** What follows from the action of an entry. */
  private static final Set<String> KINDS = Set.of("action", "type", "subtype");

  private TrailNarrowing() {}

  /** How a parameter narrows the trail; empty when it does not. */
  static Optional<Consumer<TrailQuery>> of(String name, List<String> values) {
    return switch (name) {
      case "outcome" -> outcome(values);
      case "policy" -> Optional.of(query -> query.tokens(behind(AuditEvents.TOKEN, values)));
      case "agent-name" -> Optional.of(query -> query.programs(values));
      case "address" -> Optional.of(query -> query.addresses(values));
      case "site" -> {
        List<String> names = values.stream().map(v -> v.substring(v.indexOf('|') + 1)).toList();
        yield Optional.of(query -> query.servers(names));
      }
      // Events have no such elements, and the observer is known by an identifier alone.
      case "altid", "agent-role", "source" -> Optional.of(TrailQuery::none);
      default -> Optional.empty();
    };
  }

  private static List<String> behind(String beginning, List<String> values) {
    return values.stream()
        .filter(value -> value.startsWith(beginning))
        .map(value -> value.substring(beginning.length()))
        .toList();
  }

  /** What is stored says no more than which of the failures it was. */
  private static Optional<Consumer<TrailQuery>> outcome(List<String> values) {
    List<String> outcomes =
        values.stream()
            .map(v -> v.substring(v.indexOf('|') + 1))
            .flatMap(
                code ->
                    switch (code) {
                      case "0" -> Stream.of(AuditEntry.SUCCESS);
                      case "8" -> Stream.of(AuditEntry.REFUSED);
                      default -> Stream.of(AuditEntry.FAILED);
                    })
            .toList();
    // Entries of early days may have other words for a failure.
    return outcomes.contains(AuditEntry.FAILED)
        ? Optional.empty()
        : Optional.of(query -> query.outcomes(outcomes));
  }

  /** How parameters narrow the trail that tell kinds of events; empty when none does. */
  static Optional<Consumer<TrailQuery>> kinds(
      List<Map.Entry<String, String>> parameters, ContentMatch contents) {
    List<Map.Entry<String, String>> kinds =
        parameters.stream().filter(one -> KINDS.contains(one.getKey())).toList();
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    List<String> known = AuditEvents.actions();
    List<String> wanted =
        known.stream().filter(action -> mayMatch(action, kinds, contents)).toList();
    return Optional.of(query -> query.actions(wanted, known));
  }

  private static boolean mayMatch(
      String action, List<Map.Entry<String, String>> kinds, ContentMatch contents) {
    return AuditEvents.examples(action).stream()
        .anyMatch(event -> contents.matches(AuditEvents.TYPE, event, kinds));
  }

  /**
   * Entries of a time.
   *
   * @throws FhirProblem 400 when it is none
   */
  static Consumer<TrailQuery> date(String name, String value) {
    String prefix =
        value.length() > 2 && Character.isLetter(value.charAt(0)) ? value.substring(0, 2) : "eq";
    String text = value.substring(prefix.equals("eq") && !value.startsWith("eq") ? 0 : 2);
    DateRange range =
        DateRange.of(text)
            .orElseThrow(
                () ->
                    FhirProblem.invalid(
                        "bad-date", "'" + value + "' is no date for the parameter " + name));
    Instant from = instant(range.low());
    Instant until = instant(range.high()).plus(1, ChronoUnit.MICROS);
    return switch (prefix) {
      case "eq", "ap" -> query -> query.from(from).before(until);
      case "ne" -> query -> query.outside(from, until);
      case "ge" -> query -> query.from(from);
      case "gt", "sa" -> query -> query.from(until);
      case "le" -> query -> query.before(until);
      case "lt", "eb" -> query -> query.before(from);
      default ->
          throw FhirProblem.invalid(
              "bad-prefix", "'" + prefix + "' is no prefix of a date in " + name + "=" + value);
    };
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
