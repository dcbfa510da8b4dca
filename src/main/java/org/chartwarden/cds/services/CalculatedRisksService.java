package org.chartwarden.cds.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorResult;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.intake.CalculationReport;
import org.chartwarden.calculators.intake.CalculationRequest;
import org.chartwarden.calculators.intake.CalculatorEngine;
import org.chartwarden.calculators.intake.ProposedResult;
import org.chartwarden.calculators.intake.ReportJson;
import org.chartwarden.cds.cards.Card;
import org.chartwarden.cds.cards.Indicator;
import org.chartwarden.cds.cards.MarkdownText;
import org.chartwarden.cds.cards.Suggestion;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Scores that the chart alone fills and that worry. A result of inputs that are older than they
 * stand for makes no card.
 */
@ApplicationScoped
class CalculatedRisksService implements CdsService {

  private static final int MOST_PROBLEMS = 500;

  private final FhirGateway gateway;
  private final CalculatorEngine engine;

  @Inject
  CalculatedRisksService(FhirGateway gateway, CalculatorEngine engine) {
    this.gateway = gateway;
    this.engine = engine;
  }

  @Override
  public String id() {
    return "calculated-risks";
  }

  @Override
  public Hook hook() {
    return Hook.PATIENT_VIEW;
  }

  @Override
  public String title() {
    return "Calculated risks";
  }

  @Override
  public String description() {
    return "Scores and clearances that the chart fills by itself and that are out of the usual,"
        + " with their inputs and their working.";
  }

  @Override
  public List<Card> cards(HookCall call) {
    Set<String> problems = problems(call);
    List<Card> cards = new ArrayList<>();
    for (CalculatorRule rule : CalculatorRule.all()) {
      if (rule.concerns(problems)) {
        card(rule, call).ifPresent(cards::add);
      }
    }
    cards.sort(Comparator.comparing(Card::indicator).reversed());
    return cards;
  }

  private Optional<Card> card(CalculatorRule rule, HookCall call) {
    Calculator calculator = rule.calculator();
    CalculationReport report =
        engine.run(
            call.who(),
            CalculationRequest.of(calculator, Map.of()).ofPatient(call.patient()).at(call.now()));
    boolean old =
        report.inputs().stream().anyMatch(input -> input.used().isPresent() && input.stale());
    Optional<CalculatorResult> result = report.result().filter(found -> report.computed() && !old);
    Optional<BigDecimal> number = result.flatMap(CalculatorResult::number);
    return number.flatMap(rule::indicator).map(indicator -> card(report, result.get(), indicator));
  }

  private static Card card(CalculationReport report, CalculatorResult result, Indicator indicator) {
    CalculatorSpec spec = report.spec();
    String band = result.band().map(found -> ": " + found.label()).orElse("");
    List<String> lines = new ArrayList<>(result.working());
    result.remarks().forEach(lines::add);
    report.remarks().forEach(lines::add);
    report.assumptions().forEach(assumed -> lines.add("Assumed: " + assumed.reason()));
    String meaning = result.band().map(found -> MarkdownText.of(found.meaning())).orElse("");
    String detail =
        (meaning.isEmpty() ? "" : meaning + "\n\n")
            + MarkdownText.list(lines)
            + "\nSource: "
            + MarkdownText.of(spec.references().get(0).citation());
    Card card =
        Card.telling(
            spec.name() + " " + ReportJson.text(result) + band,
            detail,
            indicator,
            new Card.Topic("calculated-risk", "Calculated risk"));
    return ProposedResult.of(report)
        .map(
            resource ->
                card.suggesting(
                    new Suggestion(
                        "Chart this result",
                        new Suggestion.Create(
                            "Charts " + spec.name() + " as preliminary", resource))))
        .orElse(card);
  }

  /** Ids of the problems of the vocabulary that are active, each with what it is a kind of. */
  private Set<String> problems(HookCall call) {
    Set<String> problems = new HashSet<>();
    for (ResourceVersion condition :
        gateway.first(
            call.who(),
            "Condition",
            "patient=" + call.patient() + "&clinical-status=active,recurrence,relapse",
            MOST_PROBLEMS)) {
      ObjectNode tree = condition.tree();
      boolean wrong =
          Set.of("refuted", "entered-in-error")
              .contains(tree.at("/verificationStatus/coding/0/code").asText(""));
      if (!wrong) {
        concept(tree.path("code")).ifPresent(concept -> problems.add(concept.id()));
      }
    }
    return problems;
  }

  private static Optional<Concept> concept(JsonNode code) {
    ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();
    for (JsonNode coding : code.path("coding")) {
      Optional<Concept> known =
          vocabulary
              .byCode(coding.path("system").asText(""), coding.path("code").asText(""))
              .filter(concept -> concept.kind() == Kind.PROBLEM);
      if (known.isPresent()) {
        return known;
      }
    }
    String text = code.path("text").asText(code.at("/coding/0/display").asText(""));
    return text.isBlank() ? Optional.empty() : vocabulary.find(text, Kind.PROBLEM);
  }
}
