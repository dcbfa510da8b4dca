package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Except;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Takes the unread noun phrases of an exclusion for names: of conditions, of drugs behind "use of",
 * of procedures behind "has received". What is no noun phrase, or speaks of consent, abilities,
 * plans, tests or the study, stays unread.
 */
final class NamedPhrases {

  private static final int MOST_WORDS = 8;
  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d-])\\d+|[<>≤≥=%]");

  private static final Pattern DRUG =
      Pattern.compile(
          "(?i)\\b(?:use of|treatment with|therapy|taking|medications?|drugs?|agents?|inhibitors?|stimulators?|agonists?|antagonists?|blockers?|supplements?)\\b");
  private static final Pattern PROCEDURE =
      Pattern.compile(
          "(?i)\\b(?:undergone|underwent|undergoing|surgery|surgeries|operation|operations|excision|resection|implantation|transplantation)\\b");

  /** What is asked of persons, studies and tests, and the verbs of sentences. */
  private static final Set<String> OTHERWISE =
      WordSet.of(
          "consent willing willingness unwilling able unable inability ability comply compliance",
          "plan plans planned planning intend intends intention language speak read investigator",
          "investigator's study trial protocol visit visits participate participation enrolled",
          "write writes writing insurance phone internet computer available unavailable access lives living residing",
          "employee employees staff score scale questionnaire positive negative result results",
          "test tests testing level levels value values exercise diet dietary smoking activity",
          "sleep work shift travel pregnancy pregnant breast birth contraception donation screening",
          "assessment assessments examination criteria criterion is are was were be been can could",
          "may might will would should must that who which whose if when because to not no without",
          "non neither judgment judgement opinion reason reasons situation circumstances change",
          "changes changed changing week weeks month months year years day days session sessions",
          "scan scans imaging image guidance errors error meditation yoga techniques intervention",
          "interventions component components ingredient ingredients prognosis status other's",
          "indication indications suitable unsuitable appropriate possible impossible need needs",
          "needed requiring requires require expected likely known's subject's patient's problems",
          "condition conditions symptoms disease diseases disorder disorders illness factor factors",
          "agent function functions history he she they it there any's age weight height rate",
          "used made practice regular refusal refuse refuses capacity guardianship caregiver partner family children member",
          "cause causes law laws legal designee instructor practitioner practitioners user users carer",
          "carers litigation compensation claim allowance citation license attended project program",
          "programs gym dance cycling running car police assault details note pending possible none",
          "extremely predict planning supervision administrative expectation benefits",
          "position pathways starting application appearance repositioning remuneration satiety",
          "histologies discontinuation continue continued",
          "department departments hospital hospitals center centre unit units ward followed mixed narrow",
          "normal large fresh supine interference support visualised visualized decrease perform performed left right both",
          "population group cohort control healthy volunteers therapist provider protein urinary");

  /** Words that name nothing alone: fragments of lists whose noun stands elsewhere. */
  private static final Set<String> LONE =
      WordSet.of(
          "liver kidney heart lung brain bowel eye ankle knee hip wrist shoulder neck back chest head",
          "cognitive physical physically immune ocular cardiac renal hepatic pulmonary neurological",
          "psychiatric psychological medical surgical pelvic femoral germline somatic little none",
          "pending suspicion difficulty uncontrolled treated untreated unstable stable severe mild",
          "complications lifestyle abutments brackets syndromic treated resolved moderate single",
          "nervous endocrine digestive circulatory respiratory cardiovascular adolescence procedure");

  /** No name ends with these: its noun stands elsewhere. */
  private static final Pattern END =
      Pattern.compile(
          ".*(?:ic|al|ous|ive|ly|ed)|the|an?|of|in|one|live|with|by|to|for|as|and|or|head");

  private static final Pattern ADJECTIVE =
      Pattern.compile(".*(?:ed|ing|al|ic|ous|ive|ble|ary|ly|ent|ant)");

  /** What stands ahead of a name and tells nothing of it. */
  private static final Pattern OPENING =
      Pattern.compile(
          "(?i)^(?:(?:an?|any|the|known|prior|previous|past|personal|clinical|medical|or|and)\\s+)*(?:history|presence|diagnosis|evidence)\\s+of\\s+(?:an?\\s+|any\\s+|the\\s+)?(?=\\p{L})");

  private final String text;

  private NamedPhrases(String text) {
    this.text = text;
  }

  /**
   * The form with such phrases as questions.
   *
   * @param form of an exclusion
   * @param text of the criterion
   */
  static CriterionForm in(CriterionForm form, String text) {
    return new NamedPhrases(text).read(form, "");
  }

  private CriterionForm read(CriterionForm form, String type) {
    return switch (form) {
      case Unsupported unread -> named(unread, type);
      case AnyOf any -> list(any.parts(), type(any, type));
      case AllOf all when all.leaves().isEmpty() -> list(all.parts(), type);
      case Except except -> new Except(read(except.part(), type), except.exception());
      case Defined defined ->
          new Defined(defined.name(), read(defined.meaning(), type(defined, type)));
      default -> form;
    };
  }

  /** Things in one list are of one kind. */
  private static String type(CriterionForm form, String type) {
    return form.leaves().isEmpty() ? type : QuestionTypes.of(form);
  }

  private CriterionForm list(List<CriterionForm> parts, String type) {
    List<CriterionForm> all = new ArrayList<>();
    int i = 0;
    while (i < parts.size()) {
      if (!(parts.get(i) instanceof Unsupported first)) {
        all.add(read(parts.get(i), type));
        i++;
        continue;
      }
      // "T and Y shaped uterus": what tells nothing alone belongs to its neighbour.
      TextSpan span = first.span();
      i++;
      while (i < parts.size()
          && parts.get(i) instanceof Unsupported next
          && next.span().start() >= span.end()
          && (NamedThing.alone("diagnosis", span.text()).isEmpty()
              || NamedThing.alone("diagnosis", next.span().text()).isEmpty())) {
        span = joined(span, next.span());
        i++;
      }
      all.add(named(new Unsupported(span), type));
    }
    return JoinedForm.of(all, false);
  }

  private TextSpan joined(TextSpan one, TextSpan next) {
    int end = Math.min(next.end(), text.length());
    return one.start() < end
        ? new TextSpan(one.start(), end, text.substring(one.start(), end))
        : one;
  }

  private static CriterionForm named(Unsupported unread, String type) {
    String words =
        OPENING
            .matcher(unread.span().text().strip().replaceAll("[.;:,\\s]+$", ""))
            .replaceFirst("");
    if (!phrase(words)) {
      return unread;
    }
    return NamedThing.alone(kind(words, type), words)
        .<CriterionForm>map(test -> new Leaf(test, unread.span(), List.of()))
        .orElse(unread);
  }

  private static boolean phrase(String words) {
    String[] each = words.toLowerCase(Locale.ROOT).split("[\\s,;/()]+");
    boolean lone =
        each.length == 1
            && (LONE.contains(each[0]) || ADJECTIVE.matcher(each[0]).matches())
            && !NamedThing.known(each[0]);
    boolean cut = !words.endsWith(")") && END.matcher(each[each.length - 1]).matches();
    if (lone || cut || each.length > MOST_WORDS || NUMBER.matcher(words).find()) {
      return false;
    }
    for (String word : each) {
      if (OTHERWISE.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static String kind(String words, String type) {
    if (DRUG.matcher(words).find()) {
      return "therapy";
    }
    if (PROCEDURE.matcher(words).find()) {
      return "procedure";
    }
    return type.equals("therapy") || type.equals("procedure") ? type : "diagnosis";
  }
}
