package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.TimeRule;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.fhir.model.LiteralReference;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** Settles for which time a calculation is made. */
final class EncounterTimes {

  private static final Duration DAY = Duration.ofHours(24);
  private static final int LOOK_AT = 20;
  private static final Set<String> NEVER_WAS =
      Set.of("planned", "cancelled", "entered-in-error", "unknown");

  private final ChartRecords records;
  private final Clock clock;

  EncounterTimes(ChartRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * The time of a request.
   *
   * @throws CalculationProblem when the encounter is another patient's or does not fit the rule
   */
  ChartMoment of(AccessContext who, CalculationRequest request) {
    CalculatorSpec spec = request.calculator().spec();
    TimeRule rule = request.timeRule().orElse(spec.timeRule());
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    OffsetDateTime asOf = request.asOf().orElse(now);
    if (rule == TimeRule.WORST_24H && spec.output().form() != CalculatorSpec.Form.SCORE) {
      throw CalculationProblem.of(
          400,
          "timeRule",
          "time-rule-not-applicable",
          "worst-24h is for point scores; " + spec.id() + " takes latest or first-of-encounter");
    }
    if (request.patient().isEmpty()) {
      return new ChartMoment(asOf, asOf.toLocalDate(), rule, Optional.empty(), request.encounter());
    }
    Optional<ResourceVersion> encounter =
        request.encounter().map(id -> records.read(who, "Encounter", id));
    encounter.ifPresent(e -> requireSubject(e, request.patient().get()));
    if (encounter.isEmpty() && rule == TimeRule.FIRST_OF_ENCOUNTER) {
      encounter = latestEncounter(who, request.patient().get(), asOf);
    }
    return encounter.isPresent()
        ? during(encounter.get(), rule, request.asOf(), now)
        : new ChartMoment(
            asOf,
            asOf.toLocalDate(),
            rule == TimeRule.FIRST_OF_ENCOUNTER ? TimeRule.LATEST : rule,
            rule == TimeRule.WORST_24H ? window(asOf.minus(DAY), asOf) : Optional.empty(),
            Optional.empty());
  }

  private static Optional<ChartMoment.Window> window(OffsetDateTime from, OffsetDateTime to) {
    return Optional.of(new ChartMoment.Window(from, to));
  }

  private static void requireSubject(ResourceVersion encounter, String patient) {
    String subject = encounter.tree().at("/subject/reference").asText("");
    if (!LiteralReference.names(subject, "Patient", patient)) {
      throw CalculationProblem.of(
          422,
          "encounter",
          "encounter-of-other-patient",
          encounter.key().reference() + " is not an encounter of Patient/" + patient);
    }
  }

  private Optional<ResourceVersion> latestEncounter(
      AccessContext who, String patient, OffsetDateTime asOf) {
    String until =
        URLEncoder.encode(
            "le" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(asOf.withNano(0)),
            StandardCharsets.UTF_8);
    List<ResourceVersion> some =
        records.first(
            who, "Encounter", "patient=" + patient + "&date=" + until + "&_sort=-date", LOOK_AT);
    return some.stream()
        .filter(e -> !NEVER_WAS.contains(e.tree().path("status").asText()))
        .filter(e -> start(e.tree(), asOf.getOffset()).isPresent())
        .findFirst();
  }

  private static Optional<FhirTime> start(ObjectNode tree, ZoneOffset offset) {
    return FhirTime.of(tree.at("/period/start").asText(""), offset);
  }

  private static ChartMoment during(
      ResourceVersion encounter,
      TimeRule rule,
      Optional<OffsetDateTime> wanted,
      OffsetDateTime now) {
    ObjectNode tree = encounter.tree();
    ZoneOffset offset = wanted.map(OffsetDateTime::getOffset).orElse(now.getOffset());
    FhirTime start =
        start(tree, offset)
            .orElseThrow(
                () ->
                    CalculationProblem.of(
                        422,
                        "encounter",
                        "encounter-without-start",
                        encounter.key().reference() + " has no start, so nothing dates from it"));
    OffsetDateTime end =
        FhirTime.of(tree.at("/period/end").asText(""), offset)
            .map(FhirTime::end)
            .filter(e -> e.isBefore(now))
            .orElse(now);
    OffsetDateTime asOf = wanted.orElse(end);
    OffsetDateTime from = start.start();
    OffsetDateTime firstDay = from.plus(DAY).isBefore(end) ? from.plus(DAY) : end;
    Optional<ChartMoment.Window> window =
        switch (rule) {
          case LATEST -> Optional.empty();
          case FIRST_OF_ENCOUNTER -> window(from, asOf);
          case WORST_24H ->
              wanted.isPresent() ? window(asOf.minus(DAY), asOf) : window(from, firstDay);
        };
    boolean firstDayOnly = rule == TimeRule.WORST_24H && wanted.isEmpty();
    return new ChartMoment(
        firstDayOnly ? firstDay : asOf,
        from.toLocalDate(),
        rule,
        window,
        Optional.of(encounter.key().id()));
  }
}
