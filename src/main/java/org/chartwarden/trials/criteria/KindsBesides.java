package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Map;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Names that mean every kind of a condition but some: type 1 or type 2 diabetes, and diabetes
 * before a pregnancy, is any but that of pregnancy.
 */
final class KindsBesides {

  private record Besides(String whole, List<String> kinds) {}

  private static final Map<String, Besides> NAMES =
      Map.of(
          "pregestational-diabetes", new Besides("diabetes", List.of("gestational-diabetes")),
          "chronic-hypertension", new Besides("hypertension", List.of("hypertensive-pregnancy")));

  private KindsBesides() {}

  /** The question for the wider thing without those kinds; the question itself for other names. */
  static ConditionTest of(ConditionTest test) {
    Besides besides = NAMES.get(test.term().id());
    if (besides == null) {
      return test;
    }
    return new ConditionTest(
        test.type(),
        term(besides.whole()),
        test.aspect(),
        test.window(),
        test.count(),
        besides.kinds().stream().map(KindsBesides::term).toList());
  }

  private static Term term(String id) {
    return TermBook.standard().find(TermKind.CONDITION, id).orElseThrow();
  }
}
