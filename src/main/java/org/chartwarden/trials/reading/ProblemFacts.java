package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.StatusFact;

/**
 * What Conditions and FamilyMemberHistories tell. A Condition that was refuted denies; one with an
 * abatement is over whatever its status.
 */
final class ProblemFacts {

  /** Before anything that a living patient has. */
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private final PatientFacts.Builder facts;

  ProblemFacts(PatientFacts.Builder facts) {
    this.facts = facts;
  }

  /** Reads a Condition; a pregnancy is a state of life too. */
  void add(PatientResource resource) {
    JsonNode tree = resource.tree();
    FactName name = ResourceName.of(tree.path("code"));
    FactState state = FactState.PRESENT;
    if (ResourceName.has(tree.path("verificationStatus"), Set.of("refuted"))) {
      state = FactState.ABSENT;
    } else if (ResourceName.has(
        tree.path("clinicalStatus"), Set.of("resolved", "inactive", "remission"))) {
      state = FactState.PAST;
    } else if (ResourceName.has(
        tree.path("verificationStatus"), Set.of("unconfirmed", "provisional", "differential"))) {
      state = FactState.POSSIBLE;
    }
    FactTime begin = ResourceDays.of(tree, "onsetDateTime", "onsetPeriod");
    Optional<DayRange> start =
        begin
            .begin()
            .or(() -> ResourceDays.of(tree.path("recordedDate")).map(ProblemFacts::notAfter));
    Optional<DayRange> end = ResourceDays.of(tree, "abatementDateTime", "abatementPeriod").begin();
    if (end.isPresent() && state == FactState.PRESENT) {
      state = FactState.PAST;
    }
    List<String> details = new ArrayList<>();
    detail(details, tree.path("severity"));
    tree.path("bodySite").forEach(site -> detail(details, site));
    tree.path("stage").forEach(stage -> detail(details, stage.path("summary")));
    ChartWords.remarks(tree).forEach(details::add);
    facts.add(
        new ProblemFact(
            name,
            state,
            new FactTime(start, end),
            details,
            FactEvidence.of(
                resource.source(),
                String.join(
                    ", ", Stream.concat(Stream.of(name.shown()), details.stream()).toList()))));
    if (state == FactState.PRESENT && isPregnancy(name)) {
      facts.add(
          new StatusFact(
              StatusFact.PREGNANCY,
              FactState.PRESENT,
              new FactTime(start, end),
              Optional.empty(),
              FactEvidence.of(resource.source(), name.shown())));
    }
  }

  /** Reads a FamilyMemberHistory: what relatives have. */
  void family(PatientResource resource) {
    JsonNode tree = resource.tree();
    for (JsonNode condition : tree.path("condition")) {
      FactName name = ResourceName.of(condition.path("code"));
      facts.add(
          new ProblemFact(
              name,
              FactState.RELATIVE,
              FactTime.UNTOLD,
              List.of(ResourceName.text(tree.path("relationship"))),
              FactEvidence.of(resource.source(), name.shown())));
    }
  }

  /** Chapter O of ICD-10-CM but for what follows a birth, and supervision of a pregnancy. */
  private static boolean isPregnancy(FactName name) {
    boolean coded =
        name.codes().stream()
            .anyMatch(
                code ->
                    code.system().toLowerCase(Locale.ROOT).contains("icd-10")
                        && code.code().matches("(O(?!8[5-9]|9[0-4])|Z3[34]|Z3A).*"));
    String words = name.shown().toLowerCase(Locale.ROOT);
    return coded
        || words.matches(".*\\b(pregnancy|pregnant|gestational|gravid)\\b.*")
            && !words.matches(".*\\b(history|previous|past|prior|ectopic|termination|after)\\b.*");
  }

  /** A day on which something was written down: it may have been long before. */
  private static DayRange notAfter(DayRange recorded) {
    return new DayRange(EARLIEST, recorded.last());
  }

  private static void detail(List<String> details, JsonNode concept) {
    String text = ResourceName.text(concept);
    if (!text.isEmpty()) {
      details.add(text);
    }
  }
}
