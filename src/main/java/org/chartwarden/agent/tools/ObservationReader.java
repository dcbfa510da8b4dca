package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * Finds results of a patient, newest or oldest first.
 *
 * <p>Codes of the request are matched bare under any system. When none of them stands anywhere in
 * the chart, the codes and names of the concept are tried, and at last the names that results carry
 * are compared one by one; each such step is said in a note. Results entered in error, cancelled or
 * without a value are left out and counted. Of results at one time the first stored comes first.
 */
@ApplicationScoped
class ObservationReader {

  /** Order of the readings. */
  enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
  }

  /** Most results that a statistic is computed over. */
  static final int MOST_READ = 20_000;

  private static final int PAGE = 500;
  private static final Set<String> UNUSABLE = Set.of("entered-in-error", "cancelled");

  private final Records records;

  @Inject
  ObservationReader(Records records) {
    this.records = records;
  }

  /**
   * Reads at least {@code enough} readings when there are as many.
   *
   * @param enough after how many readings the rest need not be looked at
   */
  Readings read(RunScope run, ObservationRequest request, Order order, int enough) {
    List<String> notes = new ArrayList<>();
    for (ObservationMatch match : ObservationMatch.attempts(request)) {
      Collector collector = new Collector(run, request, match, enough);
      collector.collect(order);
      if (collector.seen > 0 || (match.coded() && inChart(run, request, match))) {
        match.remark().ifPresent(notes::add);
        return collector.result(order, notes);
      }
    }
    notes.add("there is no result of that name or code in the chart");
    return new Readings(List.of(), 0, true, notes);
  }

  private boolean inChart(RunScope run, ObservationRequest request, ObservationMatch match) {
    if (request.from() == null && request.to() == null) {
      return false;
    }
    return records
        .first(run.access(), "Observation", match.query(request.patientId()), PAGE)
        .stream()
        .anyMatch(v -> match.accepts(v.tree()));
  }

  /** Collects the readings of one way to match. */
  private final class Collector {
    private final RunScope run;
    private final ObservationRequest request;
    private final ObservationMatch match;
    private final int enough;
    private final List<Reading> values = new ArrayList<>();
    private int looked;
    private int seen;
    private int inError;
    private int valueless;
    private int undated;
    private boolean complete = true;

    Collector(RunScope run, ObservationRequest request, ObservationMatch match, int enough) {
      this.run = run;
      this.request = request;
      this.match = match;
      this.enough = enough;
    }

    void collect(Order order) {
      SearchText query = match.query(request.patientId());
      if (request.from() != null) {
        query.and("date", "ge" + ChartTime.WIRE.format(request.from()));
      }
      if (request.to() != null) {
        query.and("date", "le" + ChartTime.WIRE.format(request.to()));
      }
      query
          .and("_sort", order == Order.NEWEST_FIRST ? "-date" : "date")
          .and("_count", Integer.toString(Math.min(PAGE, Math.max(20, enough))));
      OptionalLong total = records.each(run.access(), "Observation", query, this::take);
      total.ifPresent(t -> complete = complete || t <= looked);
    }

    private boolean take(ResourceVersion version) {
      looked++;
      ObjectNode tree = version.tree();
      if (match.accepts(tree)) {
        consider(version, tree);
      }
      if (looked >= MOST_READ || values.size() >= enough) {
        complete = false;
        return false;
      }
      return true;
    }

    private void consider(ResourceVersion version, ObjectNode tree) {
      if (UNUSABLE.contains(tree.path("status").asText())) {
        seen++;
        inError++;
        return;
      }
      Optional<Concept> concept = match.conceptOf(tree, request);
      Optional<Reading> reading = ReadingParser.read(version, concept, run.now().getOffset());
      if (reading.isEmpty()) {
        seen++;
        valueless++;
      } else if (reading.get().time() == null) {
        seen++;
        undated++;
      } else if (reading.get().time().within(request.from(), request.to())) {
        seen++;
        values.add(reading.get());
      }
    }

    Readings result(Order order, List<String> notes) {
      Comparator<Reading> byTime = Comparator.comparing(r -> r.time().start().toInstant());
      values.sort(order == Order.NEWEST_FIRST ? byTime.reversed() : byTime);
      note(notes, inError, "entered in error or cancelled");
      note(notes, valueless, "without a value");
      note(notes, undated, "without a time");
      if (looked >= MOST_READ) {
        notes.add("only the first " + MOST_READ + " results were looked at");
      }
      return new Readings(values, values.size(), complete, notes);
    }

    private static void note(List<String> notes, int number, String what) {
      if (number > 0) {
        notes.add(number + (number == 1 ? " result " : " results ") + what + " left out");
      }
    }
  }
}
