package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Failing organs, and organs that must work well enough. */
final class OrganFunctionCriterion implements CriterionType {

  private static final PhraseTrie<String> ORGANS = new PhraseTrie<>();

  static {
    for (String quality :
        new String[] {
          "adequate",
          "sufficient",
          "normal",
          "acceptable",
          "good",
          "appropriate",
          "stable",
          "preserved",
          "satisfactory",
          "well-preserved"
        }) {
      for (String organ : new String[] {"organ", "renal", "kidney"}) {
        ORGANS.add(
            quality + " " + organ + " function", organ.equals("organ") ? "" : "renal-impairment");
      }
      for (String organ : new String[] {"hepatic", "liver"}) {
        ORGANS.add(quality + " " + organ + " function", "hepatic-impairment");
      }
      for (String organ : new String[] {"cardiac", "heart", "left ventricular"}) {
        ORGANS.add(quality + " " + organ + " function", "heart-failure");
      }
      for (String organ : new String[] {"pulmonary", "lung", "respiratory"}) {
        ORGANS.add(quality + " " + organ + " function", "respiratory-failure");
      }
      for (String organ :
          new String[] {
            "bone marrow",
            "marrow",
            "hematologic",
            "hematological",
            "haematological",
            "hematopoietic",
            "coagulation",
            "thyroid",
            "organ and marrow",
            "organ and bone marrow",
            "hematologic and organ",
            "hematologic and end-organ",
            "renal and hepatic",
            "bone marrow reserve and",
            "hepatic and renal",
            "major organ",
            "vital organ",
            "end-organ",
            "organ system",
            "blood clotting",
            "bone marrow and organ",
            "liver and kidney",
            "hematological and organ",
            "blood coagulation"
          }) {
        ORGANS.add(quality + " " + organ + " function", "");
        ORGANS.add(quality + " " + organ + " functions", "");
      }
      ORGANS.add(quality + " bone marrow reserve", "");
      ORGANS.add(quality + " functional reserve", "");
      ORGANS.add(quality + " organ functions", "");
    }
    for (String whole : new String[] {"main", "major", "vital", "important", "principal"}) {
      ORGANS.add(whole + " organ function", "");
      ORGANS.add(whole + " organ functions", "");
      ORGANS.add("functions of " + whole + " organs", "");
      ORGANS.add("function of " + whole + " organs", "");
    }
    ORGANS.add("organ function", "");
    ORGANS.add("organ failure", "");
    ORGANS.add("multiple organ failure", "");
    ORGANS.add("multi-organ failure", "");
    ORGANS.add("end-stage organ failure", "");
    ORGANS.add("organ dysfunction", "");
    ORGANS.add("multiple organ dysfunction", "");
    ORGANS.add("end organ damage", "");
    ORGANS.add("target organ damage", "");
  }

  @Override
  public String id() {
    return "organ-function";
  }

  @Override
  public String title() {
    return "Organ function";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>(ConditionMentions.of(phrase, id()));
    for (int i = 0; i < phrase.size(); i++) {
      PhraseTrie.Match<String> match = phrase.longest(ORGANS, i);
      if (match != null) {
        String words = phrase.words(i, match.end()).toLowerCase(java.util.Locale.ROOT);
        found.add(Recognised.of(i, match.end(), new OrganTest(words, match.values().get(0))));
        i = match.end() - 1;
      }
    }
    return found;
  }

  /**
   * Whether an organ works, or fails, as the words say without a number.
   *
   * @param words the words
   * @param failing condition that would deny it; empty when none is certain
   */
  record OrganTest(String words, String failing) implements CriterionTest {

    /** Function of the organs as a whole and of the marrow, which results tell. */
    private static final Pattern ADEQUATE =
        Pattern.compile(
            "^(?:(?:(?:main|major|vital|important|principal) )?organ functions?|functions? of (?:main|major|vital|important|principal) organs|(?:adequate|sufficient|normal|acceptable|good|appropriate"
                + "|satisfactory) .*(?:organ|marrow|h(?:a)?ematolog).*)$");

    @Override
    public String type() {
      return "organ-function";
    }

    @Override
    public String describe() {
      return words;
    }

    @Override
    public List<DataNeed> needs() {
      return failing.isEmpty()
          ? List.of(DataNeed.of(DataNeed.Kind.MEASUREMENT))
          : List.of(DataNeed.of(DataNeed.Kind.PROBLEM, failing));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      if (!failing.isEmpty()) {
        ConditionTest failure =
            new ConditionTest(
                type(),
                TermBook.standard().find(TermKind.CONDITION, failing).orElseThrow(),
                Aspect.CURRENT,
                java.util.Optional.empty(),
                java.util.Optional.empty());
        CriterionVerdict fails = failure.verdict(facts);
        if (fails.state() == CriterionState.MET) {
          return fails.negated();
        }
        if (fails.state() == CriterionState.NOT_MET
            && !fails.evidence().isEmpty()
            && facts.isComplete(FactList.PROBLEMS)) {
          return fails.negated();
        }
      }
      CriterionVerdict measured = ADEQUATE.matcher(words).find() ? OrganLimits.of(facts) : null;
      if (measured != null) {
        return measured;
      }
      CriterionVerdict told = NoteMention.of(facts, words);
      if (told != null) {
        return told;
      }
      return CriterionVerdict.unknown(
          "The text names no limits for \"" + words + "\".",
          MissingItem.test("results for " + words, java.util.Optional.empty()));
    }
  }
}
