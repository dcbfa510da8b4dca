package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "Any other condition that in the opinion of the investigator ...": a sentence that only leaves
 * something to a person's judgement.
 */
final class VagueJudgement {

  private static final Set<String> VAGUE =
      WordSet.of(
          "condition conditions disease diseases disorder disorders illness illnesses reason",
          "reasons abnormality abnormalities circumstance circumstances factor factors situation",
          "finding findings problem problems issue issues anything concern concerns",
          "characteristics criteria history complication contraindication impairment limitation",
          "comorbidity comorbidities symptoms state status investigator who subjects",
          "participants patients participant patient subject persons individuals people those",
          "deemed unsuitable other opinion considered judged");

  private static final Set<String> OPENERS =
      WordSet.of(
          "any other the a an concurrent significant medical clinically severe serious current",
          "have has having presence of all history or psychiatric social physical mental",
          "underlying acute chronic additional known uncontrolled active which with in past",
          "systemic concomitant not psychological surgical another unstable evidence pre -",
          "existing important for are is / and , laboratory behavioral whatever such who general",
          "specific health clinical major personal that does do participant's patient's relevant",
          "as be by to");

  /** First words that speak of anything else. */
  private static final Set<String> OTHERS =
      WordSet.of("any other another concurrent presence significant");

  /** Vague words that name nothing at all. */
  private static final Set<String> NAMELESS =
      WordSet.of(
          "investigator opinion deemed unsuitable considered judged reason reasons other anything");

  /** Types of question that a vague sentence may hold besides. */
  private static final Set<String> WEAK =
      WordSet.of("judgement consent logistics health sex population ability");

  private static final Set<String> THINGS =
      Set.of("diagnosis", "infection", "organ-function", "procedure", "therapy", "substance-use");

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final CriterionKind kind;

  VagueJudgement(MarkedPhrase marked, CriterionKind kind) {
    this.marked = marked;
    this.kind = kind;
    this.phrase = marked.words();
  }

  /** The one question of such a sentence; null for other sentences. */
  CriterionForm read(int from, int to) {
    for (Recognised question : marked.questions()) {
      if (!MarkedPhrase.within(question, from, to)) {
        continue;
      }
      if (question.test().type().equals("judgement") && vague(question, from, to)) {
        Leaf judged = new Leaf(question.test(), marked.span(from, to), List.of());
        CriterionForm examples = examples(question.to(), to);
        return examples == null ? judged : JoinedForm.of(List.of(judged, examples), false);
      }
    }
    return null;
  }

  /** "..., such as dementia or schizophrenia": each of these is one; null where none is named. */
  private CriterionForm examples(int from, int to) {
    if (kind != CriterionKind.EXCLUSION) {
      return null;
    }
    for (int i = from; i < to; i++) {
      ClauseWords.Joined joined = ClauseWords.joint(phrase, i);
      if (joined != null && joined.joint() == Joint.EXAMPLE && joined.end() < to) {
        CriterionForm form = ClauseParser.ofExamples(marked).parse(joined.end(), to);
        boolean named =
            form != null
                && form.leaves().stream().anyMatch(one -> THINGS.contains(one.test().type()));
        // "Including psychiatric disease": of so wide a name not every kind does that.
        boolean wide =
            form != null && form.leaves().stream().anyMatch(one -> NamedThing.system(one.test()));
        return named && !wide ? form : null;
      }
    }
    return null;
  }

  private boolean vague(Recognised judgement, int from, int to) {
    int at = from;
    while (at < judgement.from()
        && phrase.isAny(at, OPENERS)
        && !phrase.is(at + 1, ":")
        && (!VAGUE.contains(phrase.key(at)) || phrase.is(at, "history"))) {
      at++;
    }
    if (at >= judgement.from()) {
      return true;
    }
    boolean others = at > from && phrase.isAny(from, OTHERS) || phrase.isAny(at, NAMELESS);
    return VAGUE.contains(phrase.key(at)) && (others || !asksMore(from, to));
  }

  private boolean asksMore(int from, int to) {
    return marked.questions().stream()
        .anyMatch(one -> MarkedPhrase.within(one, from, to) && !WEAK.contains(one.test().type()));
  }
}
