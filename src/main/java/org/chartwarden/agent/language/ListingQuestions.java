package org.chartwarden.agent.language;

import java.util.List;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Questions for a list of the chart, whether something is in it, or a calculator. */
final class ListingQuestions {

  private ListingQuestions() {}

  static String calculator(Frame frame) {
    if (frame.matches("creatinine clearance|crcl|cockcroft|cockroft|cr cl|<concept> clearance")) {
      return "cockcroft-gault";
    }
    if (frame.matches("anion gap")) {
      return "anion-gap";
    }
    if (frame.matches("corrected (?:calcium|ca|<concept>)")) {
      return "corrected-calcium";
    }
    if (frame.matches("mean arterial pressure|map")) {
      return "map";
    }
    if (frame.matches("qtc")) {
      return "qtc-bazett";
    }
    if (frame.matches("calculate|compute|work out|estimate|calc")) {
      for (ConceptMention mention : frame.concepts(Kind.LAB, Kind.VITAL)) {
        String id = mention.of(Kind.LAB, Kind.VITAL).orElseThrow().id();
        if (id.equals("egfr")) {
          return "ckd-epi-2021";
        }
        if (id.equals("bmi")) {
          return "bmi";
        }
        if (id.equals("ldl")) {
          return "ldl-friedewald";
        }
      }
    }
    return null;
  }

  static Goal listing(Frame frame, int patient) {
    boolean count = frame.matches("how many|number of|count");
    List<ConceptMention> drugs = frame.concepts(Kind.MEDICATION, Kind.DRUG_CLASS);
    List<ConceptMention> problems = frame.concepts(Kind.PROBLEM);
    boolean yesNo =
        frame
                .symbols()
                .matches(
                    "^ (?:(?:and|also|so|please|check|tell|me|confirm|hi|hey|,|can|you|verify|see) )*(?:is|does|has|are|was|do|any|if|whether|there|did) .*")
            || frame.matches("whether|any|if");
    if (frame.matches("allergic|allergy|allergies|nkda|intolerances")) {
      Concept filter =
          drugs.isEmpty() ? null : drugs.get(0).of(Kind.DRUG_CLASS, Kind.MEDICATION).orElseThrow();
      return new Goal.Listing(patient, Goal.Chapter.ALLERGIES, filter, filter != null, count);
    }
    boolean lab = !frame.concepts(Kind.LAB, Kind.VITAL).isEmpty();
    if (frame.chunks().stream().anyMatch(c -> c.is("<dose>"))) {
      return null;
    }
    if (!drugs.isEmpty()
        && yesNo
        && !lab
        && frame.matches(
            "anticoagulated|treated|managed|maintained|started|given|gets?|getting|been on")
        && frame.chunks().stream().noneMatch(c -> c.is("<dose>"))) {
      Concept filter = drugs.get(0).of(Kind.MEDICATION, Kind.DRUG_CLASS).orElseThrow();
      return new Goal.Listing(patient, Goal.Chapter.MEDICATIONS, filter, true, false);
    }
    boolean asks =
        yesNo
            || frame.asked()
            || frame.matches("which|what|list|show|tell|give|on|whether|how many");
    if (!drugs.isEmpty()
        && asks
        && !frame
            .symbols()
            .matches(" (?:(?:please|and|then|also) )*(?:take|put|give|start|stop|hold|keep) .*")
        && (!lab || frame.matches("on <concept>|taking|prescribed|receiving"))
        && frame.matches(
            "on|taking|takes|take|prescribed|receiving|prescription|medication|meds|active|order for|use|using|have|has")) {
      Concept filter = drugs.get(0).of(Kind.MEDICATION, Kind.DRUG_CLASS).orElseThrow();
      return new Goal.Listing(
          patient,
          Goal.Chapter.MEDICATIONS,
          filter,
          yesNo || !frame.matches("which|what|list"),
          count);
    }
    if (frame.matches("medications|meds|medication|drugs|medicines|prescriptions|med list")
        && !lab) {
      return new Goal.Listing(patient, Goal.Chapter.MEDICATIONS, null, false, count);
    }
    if (!problems.isEmpty()
        && !lab
        && frame.matches(
            "have|has|history|hx|diagnosed|diagnosis|known|carry|with|problem|is|does|any")) {
      Concept filter = problems.get(0).of(Kind.PROBLEM).orElseThrow();
      return new Goal.Listing(patient, Goal.Chapter.PROBLEMS, filter, true, count);
    }
    if (frame.matches(
            "problems|problem list|diagnoses|conditions|comorbidities|pmh|active problems|medical history|diagnosed with")
        && !lab) {
      return new Goal.Listing(patient, Goal.Chapter.PROBLEMS, null, false, count);
    }
    if (frame.matches("notes|clinic notes|progress notes|clinical notes|discharge summary")
        && !lab
        && frame.has("ask")) {
      return new Goal.Listing(patient, Goal.Chapter.NOTES, null, false, count);
    }
    return null;
  }
}
