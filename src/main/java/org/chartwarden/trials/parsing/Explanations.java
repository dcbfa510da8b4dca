package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Except;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Lines and sentences that only explain the ones before: definitions, notes, examples. */
final class Explanations {

  private static final Pattern LINE =
      Pattern.compile(
          "(?is)^\\W*(?:(?:note|nb|n\\.b|e\\.g|for example|examples?)\\b.*|exceptions?\\s*(?::|are\\b|include\\b).*|[^.;:]{1,60}\\b(?:is|are) defined (?:as|by)\\b.*|(?:this|these|that) (?:includes?|include|is|are|may|will)\\b.*|in (?:these|this) (?:instances?|cases?)\\b.*)");

  private static final Pattern OPENED =
      Pattern.compile(
          "(?s)^\\W*(note|nb|n\\.b|e\\.g|for example|this includes|these include|this is|examples|defined as|definition|i\\.e|that is|this will|this may|this criterion|for the purpose|in this case|(?:please|see|refer to)\\b).*");

  private static final Pattern DEFINING =
      Pattern.compile(
          "(?s).{0,90}\\b(is|are|was|were) (defined|considered|characterized|described|diagnosed|measured|assessed|determined|confirmed|calculated|based)\\b.*");

  /** A sentence about the world and not about the patient. */
  private static final Pattern TELLING =
      Pattern.compile(
          "(?s)^\\W*(?:the|a|an|\\w+s|it|these|those|this|such)\\b.{0,90}\\b(?:is|are|will (?:also )?(?:ensure|be (?:performed|done|assessed|used|recorded|collected|obtained|asked|excluded|included))|ensures?|was chosen)\\b.*");

  private static final Pattern ASKING =
      Pattern.compile(
          "(?s).*\\b(?:must|should|shall|required?|needs? to|have to|has to|may not|cannot|patients?|subjects?|participants?|individuals?|women|men|females?|males?)\\b.*");

  /** A sentence that tells what something is there for. */
  private static final Pattern PURPOSE =
      Pattern.compile(
          "(?s)^.{0,140}\\bwill (?:also |further )?(?:ensure|allow|help|enable|minimi[sz]e)\\b.*");

  /** What is done in the trial, which asks nothing of who may come into it. */
  private static final Pattern CONDUCT =
      Pattern.compile(
          "(?s).*\\b(?:will|would|should|must|may|can|shall)\\s+(?:not |also |then |therefore |only |all |each |additionally )*(?:need to |have to )?(?:be )?(?:made|paid|repeated|re-?measured|remeasured|reviewed|contacted|consulted|discussed|monitored|adjusted|re-?tested|re-?screened|re-?evaluated|re-?assessed|averaged|sought|discontinued for the purposes?|stopped for the purposes?|given instructions?|instructed|informed|asked to|trained|reimbursed|compensated|assigned|allocated|followed up|counsel+ed|used to (?:qualify|confirm|determine|assess|define|evaluate|document|establish))\\b.*"
              + "|(?s).*\\bwill\\s+(?:not |also |then |all |each )*be (?:held|withheld|recorded|randomi[sz]ed|documented)\\b.*");

  /** What follows from a result, how often a try is open, which methods are meant. */
  private static final Pattern AROUND =
      Pattern.compile(
          "(?s)^\\W*(?:if (?:the|an?|any|this) [^.]{0,90}\\b(?:tests?|results?|screens?)\\b[^.]{0,80}\\b(?:positive|negative|unclear|indeterminate|confirmed|equivocal)\\b[^.]{0,40}, (?:an?|another|the) [^.]{0,50}\\btest(?:ing)? (?:will|must|should|is|may) (?:be )?(?:required|performed|done|needed|obtained)\\b"
              + "|(?:no )?(?:\\p{L}[\\w/-]* ){0,4}test(?:s|ing)? (?:is|are|will be) (?:not )?(?:required|needed|necessary) unless (?:mandated|required|clinically|indicated)\\b"
              + "|should (?:an?|any|the) [^.]{0,140}\\b(?:inform|notify|contact)\\b"
              + "|these (?:potential |possible )?risks (?:may|might|could) also apply to\\b"
              + "|exceptions? (?:can|may|might|could) be (?:made|granted|considered)\\b"
              + "|(?:confirmed|verified|documented) by (?:an? |the )?(?:\\w+ ){0,2}(?:assessors?|caregivers?|parents?|physicians?|clinicians?|specialists?|records?)\\b"
              + "|[^.]{0,160}\\b(?:may|can|will) be re-?screened\\b"
              + "|(?:an examples?|examples?|acceptable|highly effective|effective|adequate|approved|medically acceptable|suitable|reliable|appropriate)\\b[^.]{0,60}\\b(?:contracept\\w+|birth control)\\b[^.]{0,40}\\b(?:includes?|are|is|consists? of)\\b"
              + "|[^.]{0,160}\\bnot (?:an? )?(?:acceptable|effective|adequate) (?:methods?|forms?) of (?:contraception|birth control)\\b"
              + "|[^.;:]{3,60}\\brefers? to (?:the|an?|any|all|those|persons?|patients?)\\b).*");

  /** What is not done to patients because of the trial, whatever it is. */
  private static final Pattern FOR_THE_TRIAL =
      Pattern.compile(
          "(?s).*\\bwill\\s+(?:not )?be (?:discontinued|stopped) for the purposes?\\b.*");

  private static final Pattern TIMED =
      Pattern.compile(
          "(?is).*\\b(?:must|should|shall|have to|has to|needs? to)\\b.*\\bwithin\\s+(?:the (?:first |last )?)?\\d+\\s*-?(?:hours?|hrs?|h|days?|weeks?|months?|years?)\\b.*");

  /** Words that make a sentence a rule for coming in all the same. */
  private static final Pattern RULE =
      Pattern.compile(
          "(?s).*\\b(?:eligible|eligibility|ineligible|excluded|exclusion|exclusionary|included|enrolled|enroll|allowed|permitted|prohibited|disqualif\\w*|not be (?:considered|randomi[sz]ed)|unless|except|exceptions?)\\b.*");

  private Explanations() {}

  /** Whether a bracket only tells why something is asked. */
  static boolean reason(CriterionPhrase phrase, int from) {
    return phrase.reads(from, "to", "ensure")
        || phrase.reads(from, "to", "avoid")
        || phrase.reads(from, "to", "minimize")
        || phrase.reads(from, "to", "reduce")
        || phrase.reads(from, "to", "exclude")
        || phrase.reads(from, "to", "rule", "out")
        || phrase.reads(from, "to", "allow")
        || phrase.reads(from, "in", "order", "to")
        || phrase.is(from, "because")
        || phrase.reads(from, "as", "this")
        || phrase.reads(from, "as", "these")
        || phrase.reads(from, "since", "this");
  }

  /** Whether a line or a bullet explains the one before. */
  static boolean line(String text) {
    return LINE.matcher(text).matches();
  }

  /** Whether a sentence of a criterion only explains. */
  static boolean sentence(String text) {
    String words = text.toLowerCase(Locale.ROOT);
    return OPENED.matcher(words).matches()
        || DEFINING.matcher(words).matches()
        || PURPOSE.matcher(words).matches()
        || AROUND.matcher(words).matches()
        || FOR_THE_TRIAL.matcher(words).matches() && !RULE.matcher(words).matches()
        || TELLING.matcher(words).matches() && !ASKING.matcher(words).matches();
  }

  /** Whether a sentence asks for something within a time. */
  static boolean timed(String text) {
    return TIMED.matcher(text).matches();
  }

  /** Whether a sentence tells what is done in the trial. */
  static boolean conduct(String text) {
    String words = text.toLowerCase(Locale.ROOT);
    return CONDUCT.matcher(words).matches() && !RULE.matcher(words).matches();
  }

  /** A form with the remarks of unread sentences behind it: they may narrow it. */
  static CriterionForm remarked(CriterionForm form, List<String> remarks) {
    return switch (form) {
      case Leaf leaf -> {
        List<String> open = new ArrayList<>(leaf.open());
        open.addAll(remarks);
        yield new Leaf(leaf.test(), leaf.span(), open, leaf.wanted());
      }
      case AllOf all -> {
        List<CriterionForm> parts = new ArrayList<>(all.parts());
        parts.set(0, remarked(parts.get(0), remarks));
        yield new AllOf(parts);
      }
      case AnyOf any ->
          new AnyOf(any.parts().stream().map(part -> remarked(part, remarks)).toList());
      case Except except -> new Except(remarked(except.part(), remarks), except.exception());
      case Defined defined -> new Defined(remarked(defined.name(), remarks), defined.meaning());
      default -> form;
    };
  }
}
