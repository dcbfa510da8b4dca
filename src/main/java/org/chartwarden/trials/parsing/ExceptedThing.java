package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.phrases.WordSet;

/**
 * What an exclusion lets pass: "asthma, except mild asthma treated only as needed". Words of it
 * that are not understood must not make everybody pass: unless they speak of a cure or a place,
 * they are for a person to judge.
 */
final class ExceptedThing {

  private static final Set<String> HARMLESS =
      WordSet.of(
          "treated curatively cured curative adequately successfully completely resected excised",
          "removed surgically appropriately effectively properly localized localised local",
          "superficial in situ non metastatic nonmetastatic melanoma melanomatous skin cutaneous",
          "cervix cervical uterine breast ductal low risk stable controlled well mild history",
          "complete remission definitively definitive therapy treatment intent locally grade early",
          "stage papillary prostate bladder of the and or with a an by for is are has have been no",
          "evidence disease free recurrence at least years year more than ago prior that who which",
          "patients subjects participants fully resolved previously other any such as carcinoma");

  private ExceptedThing() {}

  /** The form with such words for a person to judge. */
  static CriterionForm of(CriterionForm form) {
    return switch (form) {
      case Leaf leaf -> strict(leaf);
      case AllOf all -> new AllOf(each(all.parts()));
      case AnyOf any -> new AnyOf(each(any.parts()));
      default -> form;
    };
  }

  private static List<CriterionForm> each(List<CriterionForm> parts) {
    return parts.stream().map(ExceptedThing::of).toList();
  }

  private static CriterionForm strict(Leaf plain) {
    // What is let pass may be long over.
    Leaf leaf = new Leaf(NamedThing.ever(plain.test()), plain.span(), plain.open(), plain.wanted());
    List<String> doubtful = leaf.open().stream().filter(words -> !harmless(words)).toList();
    if (doubtful.isEmpty() || !QuestionTypes.illness(leaf.test().type())) {
      return leaf;
    }
    Leaf judged = new Leaf(NamedThing.judged(String.join("; ", doubtful)), leaf.span(), List.of());
    return new AllOf(List.of(leaf, judged));
  }

  private static boolean harmless(String words) {
    for (String word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      if (!word.isEmpty() && !HARMLESS.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
