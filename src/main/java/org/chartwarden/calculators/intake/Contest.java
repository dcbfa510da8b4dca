package org.chartwarden.calculators.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.formulas.TimeRule;

/**
 * The candidates of one input: what was given before the chart, the chart before the note, and
 * within the chart by the rule of time.
 */
final class Contest {

  private static final String TODAY = "today";

  private final InputSpec input;
  private final ChartMoment moment;
  private final Optional<InputCandidate> given;
  private final List<InputCandidate> chart = new ArrayList<>();
  private final List<InputCandidate> note = new ArrayList<>();
  private final List<InputCandidate> unfit = new ArrayList<>();
  private final List<InputCandidate> faulty = new ArrayList<>();
  private InputCandidate winner;

  /**
   * Sorts the candidates.
   *
   * @param charted what the chart has
   * @param noted what the note says, the best first
   * @param fault why a value cannot be used, if so
   */
  Contest(
      InputSpec input,
      ChartMoment moment,
      Optional<InputCandidate> given,
      List<InputCandidate> charted,
      List<InputCandidate> noted,
      Function<InputCandidate, Optional<String>> fault) {
    this.input = input;
    this.moment = moment;
    this.given = given;
    sort(charted, chart, fault);
    sort(noted, note, fault);
    chart.sort(order());
    this.winner = given.or(() -> first(chart)).or(() -> first(note)).or(this::today).orElse(null);
  }

  /** What is asked of the day itself needs nobody to say it. */
  private Optional<InputCandidate> today() {
    return input instanceof InputSpec.Day && input.concepts().contains(TODAY)
        ? Optional.of(InputCandidate.today(input, moment.asOf().toLocalDate()))
        : Optional.empty();
  }

  private void sort(
      List<InputCandidate> candidates,
      List<InputCandidate> usable,
      Function<InputCandidate, Optional<String>> fault) {
    for (InputCandidate candidate : candidates) {
      if (candidate.lost().isPresent()) {
        unfit.add(candidate);
        continue;
      }
      Optional<String> why = fault.apply(candidate);
      if (why.isPresent()) {
        unfit.add(candidate.losing(why.get()));
        faulty.add(candidate.losing(why.get()));
      } else {
        usable.add(candidate);
      }
    }
  }

  /** What lies in the time looked at first, then what was charted before it. */
  private Comparator<InputCandidate> order() {
    boolean first = moment.rule() == TimeRule.FIRST_OF_ENCOUNTER && moment.window().isPresent();
    Comparator<InputCandidate> inside = first ? InputCandidate.OLDEST : InputCandidate.NEWEST;
    return (a, b) -> {
      int graver = Double.compare(points(b), points(a));
      if (graver != 0) {
        return graver;
      }
      boolean aIn = inTime(a);
      boolean bIn = inTime(b);
      if (aIn != bIn) {
        return aIn ? -1 : 1;
      }
      return (aIn ? inside : InputCandidate.NEWEST).compare(a, b);
    };
  }

  /** Of several diagnoses the gravest degree counts; everything else is equal here. */
  private double points(InputCandidate candidate) {
    return input instanceof InputSpec.Choice choice
            && !candidate.observed()
            && candidate.rank() != InputCandidate.LAST_RESORT
            && candidate.value().orElseThrow() instanceof InputValue.Word word
        ? choice.option(word.word()).map(InputSpec.Option::points).orElse(0.0)
        : 0;
  }

  /** A diagnosis that tells no degree, where no value could be chosen; nothing may be assumed. */
  Optional<InputCandidate> withoutDegree() {
    return winner == null
        ? unfit.stream().filter(InputCandidate::tellsNoDegree).findFirst()
        : Optional.empty();
  }

  /** Rules of time are about measurements and answers; a diagnosis stands until it is ended. */
  private boolean inTime(InputCandidate candidate) {
    return !candidate.observed() || moment.inWindow(candidate);
  }

  private static Optional<InputCandidate> first(List<InputCandidate> candidates) {
    return candidates.stream().findFirst();
  }

  InputSpec input() {
    return input;
  }

  Optional<InputCandidate> winner() {
    return Optional.ofNullable(winner)
        .map(
            w ->
                inTime(w) || w.source() instanceof InputSource.Given
                    ? w
                    : w.marked("nothing was charted in the time looked at; the latest before it"));
  }

  /** Values of the chart between which a search for the worst may choose. */
  List<InputCandidate> open() {
    boolean decided = given.isPresent() || chart.isEmpty() || !chart.get(0).observed();
    return decided
        ? List.of()
        : chart.stream().filter(InputCandidate::observed).filter(moment::inWindow).toList();
  }

  void choose(InputCandidate candidate) {
    winner = candidate;
  }

  /** What picked the winner. */
  String rule() {
    if (winner == null) {
      return "";
    }
    return winner.observed() ? moment.rule().id() : winner.source().kind();
  }

  /** The best of each other source that can be used. */
  List<InputCandidate> rivals() {
    List<InputCandidate> rivals = new ArrayList<>(2);
    if (winner != null && given.isPresent()) {
      first(chart).ifPresent(rivals::add);
    }
    if (winner != null && (given.isPresent() || !chart.isEmpty())) {
      first(note).ifPresent(rivals::add);
    }
    return rivals;
  }

  /** Everything that was not used, with the reason. */
  List<InputCandidate> losers() {
    List<InputCandidate> losers = new ArrayList<>();
    for (InputCandidate candidate : chart) {
      if (candidate != winner) {
        losers.add(
            candidate.losing(given.isPresent() ? "another value was given" : reason(candidate)));
      }
    }
    for (InputCandidate candidate : note) {
      if (candidate != winner) {
        losers.add(
            candidate.losing(
                given.isPresent()
                    ? "another value was given"
                    : chart.isEmpty() ? "the note says it less clearly" : "the chart has a value"));
      }
    }
    losers.addAll(unfit);
    return losers;
  }

  private String reason(InputCandidate candidate) {
    if (!candidate.observed()) {
      return candidate.rank() == InputCandidate.LAST_RESORT
          ? "another entry says that it is present"
          : "another entry says so";
    }
    if (!moment.inWindow(candidate)) {
      return "it lies outside the time looked at";
    }
    return switch (moment.rule()) {
      case LATEST -> "it is older";
      case FIRST_OF_ENCOUNTER -> "it is later";
      case WORST_24H -> "it makes the score no worse";
    };
  }

  /** Values that would have been chosen if their unit and number were possible ones. */
  List<InputCandidate> passedOver() {
    if (winner == null || !winner.observed() || moment.rule() != TimeRule.LATEST) {
      return List.of();
    }
    return faulty.stream()
        .filter(InputCandidate::observed)
        .filter(c -> c.moment().isAfter(winner.moment()))
        .toList();
  }
}
