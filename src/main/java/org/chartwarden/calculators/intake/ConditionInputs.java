package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.InputPlan.Wanted;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.Kind;

/** Reads yes/no items from Conditions. */
final class ConditionInputs {

  private static final Set<String> UNCERTAIN = Set.of("provisional", "differential", "unconfirmed");
  private static final String OF_THE_PAST = "of the past";
  private static final Set<String> PAST = Set.of("inactive", "remission", "resolved");

  private final InputPlan plan;
  private final Hierarchy hierarchy;
  private final ChartMoment moment;
  private final Optional<FhirTime> born;

  ConditionInputs(InputPlan plan, Hierarchy hierarchy, ChartMoment moment, ObjectNode patient) {
    this.born = FhirTime.of(patient.path("birthDate").asText(""), moment.offset());
    this.plan = plan;
    this.hierarchy = hierarchy;
    this.moment = moment;
  }

  /** A candidate for each item that the Condition means. */
  List<InputCandidate> of(ResourceVersion version) {
    ObjectNode tree = version.tree();
    String verification = status(tree, "verificationStatus");
    if (verification.equals("entered-in-error")) {
      return List.of();
    }
    List<InputCandidate> found = new ArrayList<>(1);
    Coded code = Coded.of(tree.path("code"), hierarchy);
    Charted charted = null;
    for (Wanted wanted : plan.wanted()) {
      if (!wanted.condition() || !code.isA(wanted.family(), Kind.PROBLEM)) {
        continue;
      }
      charted = charted == null ? charted(version, tree, code) : charted;
      if (wanted.input() instanceof InputSpec.Flag flag) {
        found.add(candidate(charted, flag, tree, verification));
      } else if (wanted.input() instanceof InputSpec.Choice choice) {
        found.add(degree(charted, choice, code, verification));
      }
    }
    return found;
  }

  private Charted charted(ResourceVersion version, ObjectNode tree, Coded code) {
    Optional<FhirTime> onset =
        FlagFacts.time(tree, moment, "/onsetDateTime", "/onsetPeriod/start").or(() -> byAge(tree));
    Optional<FhirTime> time =
        onset.or(() -> FlagFacts.time(tree, moment, "/recordedDate", "/meta/lastUpdated"));
    List<String> marks = new ArrayList<>(1);
    String clinical = status(tree, "clinicalStatus");
    if (PAST.contains(clinical) || (clinical.isEmpty() && abated(tree))) {
      marks.add(OF_THE_PAST + ": " + (clinical.isEmpty() ? "it has ended" : clinical));
    }
    if (onset.isEmpty() && time.isPresent()) {
      marks.add("no onset is charted; dated by when it was recorded");
    }
    return new Charted(version, code.display(), time, marks);
  }

  /** The year in which an onset that is charted as an age may have been. */
  private Optional<FhirTime> byAge(ObjectNode tree) {
    JsonNode age = tree.path("onsetAge");
    if (!age.path("value").isNumber() || !age.path("code").asText("a").equals("a")) {
      return Optional.empty();
    }
    return born.map(
        b -> {
          long years = age.get("value").asLong();
          return new FhirTime(
              "age " + years, b.start().plusYears(years), b.end().plusYears(years + 1));
        });
  }

  private InputCandidate candidate(
      Charted charted, InputSpec.Flag flag, ObjectNode tree, String verification) {
    String text = charted.label();
    if (verification.equals("refuted")) {
      return charted.time().filter(moment::later).isPresent()
          ? charted.unusable(
              flag, text + ", refuted", "verificationStatus", "it is later than " + moment.told())
          : charted.value(
              flag,
              InputValue.of(false),
              text + ", refuted",
              "verificationStatus",
              InputCandidate.LAST_RESORT);
    }
    if (UNCERTAIN.contains(verification)) {
      return charted.unusable(flag, text, "code", "it is only " + verification);
    }
    return FlagFacts.present(charted, flag, text, "code", moment);
  }

  /** A diagnosis where a degree must be chosen; one that tells none is not guessed. */
  private InputCandidate degree(
      Charted charted, InputSpec.Choice choice, Coded code, String verification) {
    String text = charted.label();
    if (charted.time().filter(moment::later).isPresent()) {
      return charted.unusable(choice, text, "code", "it is later than " + moment.told());
    }
    if (UNCERTAIN.contains(verification)) {
      return charted.unusable(choice, text, "code", "it is only " + verification);
    }
    if (verification.equals("refuted")) {
      return Degrees.absent(choice)
          .map(o -> degree(charted, choice, o, "verificationStatus", InputCandidate.LAST_RESORT))
          .orElseGet(() -> charted.unusable(choice, text, "verificationStatus", "it is refuted"));
    }
    Optional<InputSpec.Option> told = Degrees.of(choice, code);
    if (told.isPresent()) {
      return degree(charted, choice, told.get(), "code", 0);
    }
    boolean past = !charted.marks().isEmpty() && charted.marks().get(0).startsWith(OF_THE_PAST);
    return past
        ? charted.unusable(choice, text, "code", "it is of the past and tells no degree")
        : charted.withoutDegree(
            choice, text, "code", "it tells no degree; give " + GivenInputs.wanted(choice));
  }

  private static InputCandidate degree(
      Charted charted, InputSpec.Choice choice, InputSpec.Option option, String path, int rank) {
    return charted.value(choice, InputValue.of(option.id()), charted.label(), path, rank);
  }

  private static boolean abated(ObjectNode tree) {
    return tree.has("abatementDateTime")
        || tree.has("abatementPeriod")
        || tree.has("abatementString");
  }

  static String status(ObjectNode tree, String element) {
    JsonNode concept = tree.path(element);
    return concept.path("coding").path(0).path("code").asText("");
  }
}
