package org.chartwarden.trials.parsing;

import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "Cognitive impairment that prevents them from rating pain", "disease severe enough to limit
 * walking": words behind a thing that tell what comes of it. They narrow it and name nothing of
 * their own, and whether they hold is for a person to judge.
 *
 * @param from its first token
 * @param to index after its last
 */
record ConsequenceClause(int from, int to) {

  private static final int REACH = 14;

  private static final Set<String> PRONOUNS = Set.of("that", "which");

  private static final Set<String> VERBS =
      WordSet.of(
          "would could may might will cannot can prevents prevent prevented precludes preclude",
          "impede impedes hamper hampers",
          "interferes interfere impairs impair limits limit makes make contraindicates compromises",
          "compromise prohibits prohibit hinders hinder confounds confound increases increase poses",
          "pose puts put places place renders render jeopardizes jeopardize inhibits inhibit",
          "limited impaired interfered precluded hindered restricted restricts restrict complicates complicate threatens threaten endangers endanger");

  private static final Set<String> OWN_VERBS =
      WordSet.of("has have is are had was were takes receives history who");

  private static final Set<String> PARTICIPLES =
      WordSet.of(
          "precluding preventing interfering compromising jeopardizing jeopardising prohibiting",
          "hindering hampering contraindicating impeding");

  /** Verbs that tell a consequence only for what a person does or a trial asks for. */
  private static final Set<String> TOUCHING =
      WordSet.of("limiting affecting impairing restricting influencing preventing affects limits");

  private static final Set<String> DOINGS =
      WordSet.of(
          "participation compliance adherence communication cooperation completion performance",
          "walking ambulation exercise study trial safe ability capacity understanding activities",
          "assessment assessments evaluation evaluations training testing rehabilitation daily");

  /** Behind a joint these begin something else. */
  private static final Set<String> BEGINNERS =
      WordSet.of(
          "subject subjects patient patients participant participants individual individuals",
          "history any is are has have had receiving taking using use known current currently",
          "who those presence diagnosis pregnant prior previous other");

  /** The first such clause behind a token, or null. */
  static ConsequenceClause behind(MarkedPhrase marked, int from, int to) {
    CriterionPhrase phrase = marked.words();
    for (int i = from + 1; i < to - 1; i++) {
      if (!marked.covered(i) && opens(phrase, i, to)) {
        int begin = phrase.is(i - 1, ",") ? i - 1 : i;
        return marked.asks(from, begin) ? new ConsequenceClause(begin, end(phrase, i, to)) : null;
      }
    }
    return null;
  }

  /** Where the item begins that it belongs to alone, when that has a verb of its own; or 0. */
  int ownItem(MarkedPhrase marked, int begin) {
    CriterionPhrase phrase = marked.words();
    for (int i = from - 1; i > begin; i--) {
      boolean joint = phrase.is(i, "or") || phrase.is(i, "and") || phrase.is(i, ",");
      int next = phrase.is(i, ",") && phrase.is(i + 1, "or") ? i + 2 : i + 1;
      if (joint && next < from && phrase.isAny(next, OWN_VERBS)) {
        return next;
      }
    }
    return 0;
  }

  private static boolean opens(CriterionPhrase phrase, int i, int to) {
    if (phrase.isAny(i, PRONOUNS)) {
      return tells(phrase, i + 1, to);
    }
    return phrase.isAny(i, PARTICIPLES) && !phrase.isAny(i + 1, Set.of("factors", "factor"))
        || phrase.isAny(i, TOUCHING)
            && (phrase.isAny(i + 1, DOINGS)
                || phrase.isAny(i + 2, DOINGS)
                    && phrase.isAny(i + 1, Set.of("the", "their", "safe", "full")))
        || phrase.reads(i, "severe", "enough", "to")
        || phrase.reads(i, "serious", "enough", "to")
        || phrase.reads(i, "of", "sufficient", "severity", "to")
        || phrase.reads(i, "to", "the", "extent", "that")
        || phrase.reads(i, "such", "that");
  }

  /** Whether a verb of consequence follows, alone or behind an opinion between commas. */
  private static boolean tells(CriterionPhrase phrase, int from, int to) {
    if (!phrase.is(from, ",") && !phrase.is(from, "in")) {
      return phrase.isAny(from, VERBS)
          || phrase.isAny(from + 1, VERBS)
              && !phrase.isAny(from, Set.of("is", "are", "has", "have"));
    }
    for (int i = from; i < Math.min(to, from + REACH); i++) {
      if (phrase.isAny(i, VERBS)) {
        return true;
      }
    }
    return false;
  }

  private static int end(CriterionPhrase phrase, int from, int to) {
    for (int i = from + 1; i < to - 1; i++) {
      ClauseWords.Joined joined = ClauseWords.joint(phrase, i);
      if (joined != null && joined.joint() == Joint.EXAMPLE) {
        return i;
      }
      boolean joint = phrase.is(i, "or") || phrase.is(i, "and");
      boolean parted = phrase.is(i - 1, ",") && !phrase.is(i - 2, "investigator");
      if (joint && (parted || phrase.isAny(i + 1, BEGINNERS))) {
        return parted ? i - 1 : i;
      }
    }
    return to;
  }
}
