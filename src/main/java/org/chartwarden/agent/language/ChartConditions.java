package org.chartwarden.agent.language;

import java.util.List;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Reads conditions on drugs, allergies and problems; "hypokalaemic" is a test on potassium. */
final class ChartConditions {

  private ChartConditions() {}

  /** Problems, drugs and allergies; "hypokalaemic" is a test on potassium. */
  static Condition special(Frame frame) {
    List<ConceptMention> problems = frame.concepts(Kind.PROBLEM);
    List<ConceptMention> drugs = frame.concepts(Kind.MEDICATION, Kind.DRUG_CLASS);
    if (frame.matches("allergic|allergy|allergies|intolerant")) {
      if (drugs.isEmpty()) {
        throw NotUnderstood.unsupported("I do not see which allergy is meant.");
      }
      return new Condition.AllergicTo(
          drugs.get(0).of(Kind.DRUG_CLASS, Kind.MEDICATION).orElseThrow());
    }
    if (!problems.isEmpty() && frame.first(Comparison.class).isEmpty()) {
      Concept problem = problems.get(0).of(Kind.PROBLEM).orElseThrow();
      Condition asLab = asLab(problem, frame);
      return asLab != null ? asLab : new Condition.HasProblem(problem);
    }
    boolean onDrug =
        !drugs.isEmpty()
            && (drugs.get(0).of(Kind.LAB).isEmpty()
                || frame.matches("on <concept>|taking|takes|receiving|prescribed|gets"));
    return onDrug && frame.first(Comparison.class).isEmpty() && !frame.has("low")
        ? new Condition.OnMedication(
            drugs.get(0).of(Kind.MEDICATION, Kind.DRUG_CLASS).orElseThrow())
        : null;
  }

  private static Condition asLab(Concept problem, Frame frame) {
    String id = problem.id();
    boolean low = id.startsWith("hypo");
    String lab =
        switch (id.replaceFirst("^(hypo|hyper)", "")) {
          case "kalemia" -> "potassium";
          case "magnesemia" -> "magnesium";
          case "natremia" -> "sodium";
          case "calcemia" -> "calcium";
          case "phosphatemia" -> "phosphate";
          case "glycemia" -> "glucose";
          default -> null;
        };
    if (lab == null || !id.matches("hyp(o|er).*emia")) {
      return null;
    }
    Concept concept = ClinicalVocabulary.standard().byId(lab).orElseThrow();
    return new LabWord(concept, low).condition(frame);
  }

  /** A diagnosis that is a test on a lab value; resolved against the scene by the composer. */
  private record LabWord(Concept concept, boolean low) {
    Condition condition(Frame frame) {
      Window window = frame.first(Window.class).orElse(Window.ALWAYS);
      Measured measured = new Measured(concept, List.of(), window, null);
      return new Condition.Compare(
          measured, Comparison.of(low ? Comparison.Word.LOW : Comparison.Word.HIGH));
    }
  }
}
