package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
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

  private static final Set<String> MEASURED =
      Set.of("measurement", "derived-value", "functional-status");

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

  static boolean measured(Leaf leaf) {
    return MEASURED.contains(leaf.test().type());
  }

  /** The type of the first question of a form, the kinds of diagnosis as one. */
  static String of(CriterionForm form) {
    List<Leaf> leaves = form.leaves();
    if (leaves.isEmpty()) {
      return UNSUPPORTED;
    }
    String type = leaves.get(0).test().type();
    return type.equals("infection") || type.equals("organ-function") ? "diagnosis" : type;
  }
}
