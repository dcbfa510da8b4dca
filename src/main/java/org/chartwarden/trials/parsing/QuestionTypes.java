package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.phrases.WordSet;

/** How types of questions behave when clauses are joined and denied. */
final class QuestionTypes {

  /** Of a form without a question. */
  static final String UNSUPPORTED = "unsupported";

  /** Kinds of question that answer the whole sentence, whatever its sign. */
  private static final Set<String> SIGNLESS =
      Set.of(
          "consent",
          "judgement",
          "language",
          "ability",
          "contraception",
          "logistics",
          "permission",
          "life-expectancy");

  private static final Set<String> SAME_KIND =
      WordSet.of(
          "diagnosis infection organ-function therapy procedure allergy pregnancy vaccination",
          "substance-use smoking trial-participation biomarker residence");

  private static final Set<String> DOINGS =
      Set.of(
          "therapy", "procedure", "vaccination", "trial-participation", "substance-use", "smoking");

  /** Of a condition whose treatment is asked for. */
  static final String TREATED = "treated";

  private static final Set<String> ILLNESSES = Set.of("diagnosis", "infection", "organ-function");

  private static final Set<String> TREATMENTS =
      WordSet.of("treatment treatments therapy therapies surgery intervention management");

  private static final Set<String> MEASURED =
      Set.of("measurement", "derived-value", "functional-status");

  private static final Pattern EPISODE =
      Pattern.compile("exacerbation|bleeding|hemorrhage|hypoglycemia|attack|seizure|reaction");

  private QuestionTypes() {}

  static boolean signless(String type) {
    return SIGNLESS.contains(type);
  }

  /** Whether a list of things of this type names one kind of thing. */
  static boolean lists(String type) {
    return SAME_KIND.contains(type);
  }

  /** Whether two neighbours are things of one kind, or one of them is not known. */
  static boolean alike(String one, String other) {
    return one.equals(other) && lists(one)
        || one.equals(UNSUPPORTED)
        || other.equals(UNSUPPORTED)
        || DOINGS.contains(one) && DOINGS.contains(other);
  }

  /** Whether a kind of question asks what was done or is taken. */
  static boolean doing(String type) {
    return type.equals("therapy") || type.equals("procedure");
  }

  /** Whether a part gives examples of what is done for the condition before it. */
  static boolean treats(List<ClausePart> parts, int i) {
    return parts.get(i).joint() == Joint.EXAMPLE
        && doing(parts.get(i).type())
        && parts.get(i - 1).type().equals(TREATED);
  }

  /** Whether a segment speaks of the treatment of a condition: "any treatment for gout". */
  static boolean treating(MarkedPhrase marked, Segment segment) {
    boolean diagnosis =
        !segment.questions.isEmpty() && illness(segment.questions.get(0).test().type());
    boolean treatment = false;
    for (int i = segment.from; diagnosis && i < segment.questions.get(0).from(); i++) {
      treatment |= marked.words().isAny(i, TREATMENTS);
      if (treatment && (marked.words().is(i, "of") || marked.words().is(i, "for"))) {
        return true;
      }
    }
    return false;
  }

  /** What was done for a condition; that it was done for it is for a person to judge. */
  static CriterionForm doneFor(CriterionForm condition, CriterionForm doings) {
    Leaf first = condition.leaves().get(0);
    Leaf judged =
        new Leaf(NamedThing.judged("done for " + first.span().text()), first.span(), List.of());
    return JoinedForm.of(List.of(condition, doings, judged), true);
  }

  static boolean measured(Leaf leaf) {
    return MEASURED.contains(leaf.test().type());
  }

  /** The type of the first question of a form, the kinds of diagnosis as one. */
  static String of(CriterionForm form) {
    List<Leaf> leaves = form.leaves();
    if (leaves.isEmpty()) {
      return UNSUPPORTED;
    }
    return group(leaves.get(0).test().type());
  }

  /** A type, the kinds of diagnosis as one. */
  static String group(String type) {
    return illness(type) ? "diagnosis" : type;
  }

  /** Whether a kind of question asks for something that patients suffer from. */
  static boolean illness(String type) {
    return ILLNESSES.contains(type);
  }

  /** "Two or more infections": a number of times, which no single one of them reaches. */
  static boolean counted(CriterionForm form) {
    return form instanceof CriterionForm.Leaf leaf && leaf.test().describe().contains(" times ");
  }

  /** What comes and goes; of a lasting disease the words behind may speak of the person. */
  static boolean episode(CriterionForm form) {
    return form instanceof Leaf leaf
        && (leaf.test().type().equals("infection")
            || EPISODE.matcher(leaf.test().describe()).find());
  }
}
