package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.chartwarden.agent.language.plan.ClinicalRequest;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.platform.Json;

/**
 * Tests a condition against the chart in three values: what the chart does not tell is unknown, and
 * an order whose condition is unknown is not due.
 */
final class ConditionCheck {

  /** Whether a condition holds. */
  enum Holds {
    YES,
    NO,
    UNKNOWN;

    Holds not() {
      return this == YES ? NO : this == NO ? YES : UNKNOWN;
    }
  }

  /**
   * A tested condition.
   *
   * @param reason a sentence without its full stop
   */
  record Verdict(Holds holds, String reason) {}

  private final ClinicalRequest request;
  private final String patient;
  private final OffsetDateTime now;
  private final DoseRule rule;
  private final Measured basis;

  ConditionCheck(
      ClinicalRequest request, String patient, OffsetDateTime now, DoseRule rule, Measured basis) {
    this.request = request;
    this.patient = patient;
    this.now = now;
    this.rule = rule;
    this.basis = basis;
  }

  Talk<Verdict> test(Condition condition) {
    return switch (condition) {
      case Condition.Compare compare -> compare(compare.measured(), compare.comparison());
      case Condition.Missing missing -> missing(missing.measured());
      case Condition.OlderThan older -> older(older);
      case Condition.OnMedication on -> listed("active_medications", "medication", on.concept());
      case Condition.AllergicTo allergic -> listed("allergies", "allergy to", allergic.concept());
      case Condition.HasProblem problem -> listed("problems", "problem", problem.concept());
      case Condition.Not not ->
          test(not.inner()).then(v -> Talk.done(new Verdict(v.holds().not(), v.reason())));
      case Condition.All all -> all(all.parts(), 0, new Verdict(Holds.YES, ""));
      case Condition.Any any -> any(any.parts(), 0, new Verdict(Holds.NO, ""));
    };
  }

  private Talk<Verdict> all(List<Condition> parts, int i, Verdict soFar) {
    if (i == parts.size() || soFar.holds() == Holds.NO) {
      return Talk.done(soFar);
    }
    return test(parts.get(i))
        .then(
            v -> {
              Holds holds =
                  v.holds() == Holds.NO || soFar.holds() == Holds.YES ? v.holds() : Holds.UNKNOWN;
              return all(parts, i + 1, new Verdict(holds, join(soFar.reason(), v.reason())));
            });
  }

  private Talk<Verdict> any(List<Condition> parts, int i, Verdict soFar) {
    if (i == parts.size() || soFar.holds() == Holds.YES) {
      return Talk.done(soFar);
    }
    return test(parts.get(i))
        .then(
            v -> {
              Holds holds =
                  v.holds() == Holds.YES || soFar.holds() == Holds.NO ? v.holds() : Holds.UNKNOWN;
              return any(parts, i + 1, new Verdict(holds, join(soFar.reason(), v.reason())));
            });
  }

  private static String join(String a, String b) {
    return a.isEmpty() || a.equals(b) ? b : a + ", and " + b;
  }

  private Talk<Verdict> missing(Measured measured) {
    return ChartQuestions.latest(patient, measured, measured.unit())
        .then(
            charted ->
                Talk.done(
                    charted == null
                        ? new Verdict(Holds.YES, "there is no " + name(measured) + window(measured))
                        : new Verdict(Holds.NO, charted.text(display(measured)))));
  }

  private Talk<Verdict> older(Condition.OlderThan older) {
    return ChartQuestions.latest(patient, older.measured(), older.measured().unit())
        .then(
            charted -> {
              if (charted == null) {
                return Talk.done(
                    new Verdict(
                        Holds.YES,
                        "there is no " + name(older.measured()) + " in the chart, so one is due"));
              }
              OffsetDateTime at = TableTest.time(charted.effective());
              if (at == null) {
                return Talk.done(
                    new Verdict(Holds.UNKNOWN, "the time of the last value is not known"));
              }
              OffsetDateTime limit = older.span().before(now);
              boolean holds = at.isBefore(limit) || older.atLeast() && at.isEqual(limit);
              return Talk.done(
                  new Verdict(
                      holds ? Holds.YES : Holds.NO,
                      "the last "
                          + name(older.measured())
                          + " is of "
                          + charted.effective()
                          + ", which is "
                          + (holds ? "" : "not ")
                          + older.text()));
            });
  }

  private Talk<Verdict> compare(Measured measured, Comparison comparison) {
    String unit = unitOf(measured, comparison);
    return valueIn(measured, unit)
        .then(
            charted -> {
              if (charted == null || charted.number() == null) {
                return Talk.done(
                    new Verdict(Holds.UNKNOWN, "there is no " + name(measured) + window(measured)));
              }
              return bounds().verdict(measured, comparison, charted);
            });
  }

  /** The latest value, in the unit of the test where that is another than the charted one. */
  Talk<ChartQuestions.Charted> valueIn(Measured measured, String unit) {
    return ChartQuestions.latest(patient, measured, measured.unit())
        .then(
            charted ->
                charted == null
                        || unit == null
                        || sameUnit(measured.concept(), charted.unit(), unit)
                    ? Talk.done(charted)
                    : ChartQuestions.latest(patient, measured, unit));
  }

  private static boolean sameUnit(Concept concept, String a, String b) {
    return a == null || plain(concept, a).equals(plain(concept, b));
  }

  private static String plain(Concept concept, String unit) {
    String lower = unit.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "").replace(" ", "");
    return Integer.valueOf(1).equals(concept.ionCharge()) ? lower.replace("meq", "mmol") : lower;
  }

  private String unitOf(Measured measured, Comparison comparison) {
    return comparison.unit() != null
        ? comparison.unit()
        : comparison.word() == null ? null : bounds().unit(measured);
  }

  static Holds yes(boolean holds) {
    return holds ? Holds.YES : Holds.NO;
  }

  private Talk<Verdict> listed(String tool, String what, Concept concept) {
    ObjectNode arguments = Json.object();
    arguments.put("patient", patient);
    arguments.put(tool.equals("allergies") ? "substance" : "name", concept.display());
    if (!tool.equals("allergies")) {
      arguments.put("concept", concept.id());
    }
    return ChartQuestions.ask(tool, arguments)
        .then(
            value -> {
              boolean some = value.path("count").asInt(0) > 0;
              return Talk.done(
                  new Verdict(
                      yes(some),
                      (some ? "there is a " : "there is no ")
                          + what
                          + " "
                          + concept.display()
                          + " in the chart"));
            });
  }

  private WordBounds bounds() {
    return new WordBounds(request, rule, basis);
  }

  static String display(Measured measured) {
    return measured.concept().display();
  }

  static String name(Measured measured) {
    return measured.concept().display().toLowerCase(Locale.ROOT);
  }

  private static String window(Measured measured) {
    return measured.window().isOpen() ? " in the chart" : " " + measured.window().text();
  }
}
