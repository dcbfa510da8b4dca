package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.InputProblem;
import org.chartwarden.calculators.intake.CalculationProblem;
import org.chartwarden.calculators.intake.CalculationReport;
import org.chartwarden.calculators.intake.CalculatorEngine;
import org.chartwarden.calculators.intake.ProposedResult;
import org.chartwarden.calculators.intake.ReportJson;
import org.chartwarden.calculators.reading.model.ModelReadings;
import org.chartwarden.fhir.gateway.ProposalDesk;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.notes.vocabulary.SpellingDistance;
import org.chartwarden.platform.Shown;
import org.chartwarden.smart.AccessContext;

/** One calculation from request to answer, the same for every way in. */
@ApplicationScoped
class Calculations {

  private static final int NEAR = 3;
  private static final int SUGGESTED = 5;

  private final CalculationReader reader;
  private final CalculatorEngine engine;
  private final Instance<ProposalDesk> desk;
  private final ModelReadings models;

  @Inject
  Calculations(
      CalculationReader reader,
      CalculatorEngine engine,
      Instance<ProposalDesk> desk,
      ModelReadings models) {
    this.reader = reader;
    this.engine = engine;
    this.desk = desk;
    this.models = models;
  }

  /**
   * What a calculation came to.
   *
   * @param resource the resource that was proposed, if one was
   * @param filed where the proposal waits, if there is one
   */
  record Outcome(
      CalculationReport report,
      Optional<ObjectNode> resource,
      Optional<ProposalDesk.Filed> filed) {}

  /** The calculator of an id; 404 with those that are called alike. */
  static Calculator require(String id) {
    return CalculatorCatalog.find(id)
        .orElseThrow(
            () -> {
              List<String> near = suggestions(id);
              return CalculationProblem.of(
                  404,
                  "id",
                  "unknown-calculator",
                  "there is no calculator \""
                      + Shown.of(id, 60)
                      + "\""
                      + (near.isEmpty()
                          ? "; GET /calculators lists them"
                          : "; did you mean " + String.join(", ", near) + "?"));
            });
  }

  /** Ids of calculators whose id or name is written like a text or contains its words. */
  static List<String> suggestions(String text) {
    String wanted = key(text);
    List<String> near = new ArrayList<>();
    for (Calculator calculator : CalculatorCatalog.all()) {
      CalculatorSpec spec = calculator.spec();
      List<String> names = new ArrayList<>(spec.synonyms());
      names.add(spec.id());
      names.add(spec.name());
      if (names.stream().map(Calculations::key).anyMatch(name -> alike(name, wanted))) {
        near.add(spec.id());
      }
    }
    return near.stream().limit(SUGGESTED).toList();
  }

  private static boolean alike(String name, String wanted) {
    return wanted.length() >= NEAR
        && (name.contains(wanted)
            || (wanted.contains(name) && name.length() >= NEAR)
            || SpellingDistance.between(name, wanted, NEAR) <= Math.min(NEAR, wanted.length() / 3));
  }

  static String key(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  /**
   * Carries out a request.
   *
   * @throws CalculationProblem with everything that is wrong with it
   */
  Outcome run(AccessContext who, Calculator calculator, ObjectNode body) {
    CalculationReader.Wanted wanted;
    CalculationReport report;
    try {
      wanted = reader.read(who, calculator, body);
      report =
          wanted
              .model()
              .map(name -> engine.readingWith(models.inputs(name)))
              .orElse(engine)
              .run(who, wanted.request());
    } catch (FhirProblem e) {
      throw told(e);
    }
    List<InputProblem> given = report.problemsOfGiven();
    if (!given.isEmpty()) {
      throw new CalculationProblem(
          400,
          given.stream()
              .map(p -> new InputProblem("inputs." + p.input(), p.code(), p.message()))
              .toList());
    }
    Optional<ObjectNode> resource = wanted.propose() ? ProposedResult.of(report) : Optional.empty();
    return new Outcome(report, resource, resource.map(r -> file(who, report, r)));
  }

  private ProposalDesk.Filed file(
      AccessContext who, CalculationReport report, ObjectNode resource) {
    if (!desk.isResolvable()) {
      throw CalculationProblem.of(
          501, "propose", "no-approvals", "this server has no place where proposals wait");
    }
    String reason =
        report.spec().name()
            + " = "
            + report.result().map(ReportJson::text).orElse("")
            + ", as of "
            + report.asOf();
    return desk.get()
        .file(
            new ProposalDesk.Proposal(
                "calculators",
                "Chart the result of a calculator: " + reason,
                who,
                report.patient().orElseThrow(),
                List.of(new ProposalDesk.Draft(resource, reason, report.evidence()))));
  }

  /** A failure of the record; it is about the patient, the encounter or the note. */
  private static CalculationProblem told(FhirProblem problem) {
    List<InputProblem> problems = new ArrayList<>();
    for (FhirIssue issue : problem.issues()) {
      problems.add(new InputProblem(field(issue.message()), issue.code(), issue.message()));
    }
    return new CalculationProblem(problem.status(), problems);
  }

  private static String field(String message) {
    if (message.startsWith("Encounter")) {
      return "encounter";
    }
    return message.startsWith("DocumentReference")
            || message.startsWith("DiagnosticReport")
            || message.startsWith("Binary")
        ? "noteReference"
        : "patient";
  }
}
