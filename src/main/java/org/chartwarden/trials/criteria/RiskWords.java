package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.qualifiers.ScoredConditions;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Whether a patient is in danger of a condition: by the score that is made for it, else by a
 * sentence that says so. Advice, and dangers of an operation or a drug, say nothing of the patient.
 */
final class RiskWords {

  private static final SentenceSieve SIEVE = SentenceSieve.holding("risk");

  /** "At risk of X", "high risk for X", "not at risk of X", "low risk of X". */
  private static final Pattern OF =
      Pattern.compile(
          "\\b(?:(no|not|low|minimal|without) )?(?:(?:an? |clearly |now |longer |considered |thought )*)"
              + "((?:at )?(?:high|increased|elevated|raised|moderate|considerable|great) risk|at risk|(?<=\\blow |\\bno |\\bminimal )risk)"
              + " (?:of|for) (?:developing |further |recurrent )?([^.;,:()]{3,48})");

  /** "Falls risk: high", "malnutrition risk low". */
  private static final Pattern BEHIND =
      Pattern.compile(
          "([\\p{L} -]{3,32}) risk(?: score)?(?: is|:| =|,)? (?:very )?(high|increased|elevated|moderate|low|none|nil)\\b");

  /** Words of advice, of others and of what may come by a treatment. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "\\b(?:if|explain\\w*|discuss\\w*|counsel\\w*|warn\\w*|aware|inform\\w*|consent\\w*|mother|father|sister|brother"
              + "|famil\\w+|because of the|reduces?|lower(?:s|ed)?|would|could|may|might|during|operation|surgery|drug)\\b");

  private RiskWords() {}

  /** Met, not met, or null where the chart does not tell. */
  static CriterionVerdict of(PatientFacts facts, Term condition) {
    Optional<ScoredConditions.Said> score =
        ScoredConditions.said(facts, condition.id(), ScoredConditions.RISK);
    if (score.isPresent()) {
      List<FactEvidence> where = List.of(score.get().evidence());
      return score.get().yes()
          ? CriterionVerdict.met("A score tells the risk of " + condition.shown() + ".", where)
          : CriterionVerdict.notMet("A score tells no risk of " + condition.shown() + ".", where);
    }
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    for (NoteSentence sentence :
        facts.sentencesWhere("at risk", SIEVE, words -> !ASIDE.matcher(words).find())) {
      String lower = sentence.text().toLowerCase(Locale.ROOT);
      Matcher of = OF.matcher(lower);
      while (of.find()) {
        if (names(of.group(3), condition)) {
          (of.group(1) == null ? yes : no).add(sentence.evidence());
        }
      }
      Matcher behind = BEHIND.matcher(lower);
      while (behind.find()) {
        if (names(behind.group(1), condition)) {
          boolean low = behind.group(2).matches("low|none|nil");
          (low ? no : yes).add(sentence.evidence());
        }
      }
    }
    if (yes.isEmpty() == no.isEmpty()) {
      return null;
    }
    return no.isEmpty()
        ? CriterionVerdict.met("The note tells a risk of " + condition.shown() + ".", yes)
        : CriterionVerdict.notMet("The note tells no risk of " + condition.shown() + ".", no);
  }

  private static boolean names(String words, Term condition) {
    return TermBook.standard().idsIn(TermKind.CONDITION, words).contains(condition.id());
  }
}
