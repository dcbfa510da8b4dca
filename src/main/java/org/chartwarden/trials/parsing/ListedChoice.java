package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AtLeast;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;

/** "At least two of the following: a; b; c" within one criterion. */
final class ListedChoice {

  private static final int COLON_REACH = 12;
  private static final int COUNT_REACH = 12;
  private static final int CHOICE_REACH = 12;
  private static final Set<String> CHOICES =
      Set.of("one", "any", "either", "or", "least", "1", "group", "cohort");

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final CriterionKind kind;
  private final ClauseParser clauses;

  ListedChoice(MarkedPhrase marked, CriterionKind kind, ClauseParser clauses) {
    this.kind = kind;
    this.marked = marked;
    this.phrase = marked.words();
    this.clauses = clauses;
  }

  /**
   * How many of the items must be true.
   *
   * @param count 1 when no number is written
   * @param all whether the words say all of them
   */
  private record Wanted(int count, boolean all) {

    CriterionForm of(List<CriterionForm> items) {
      if (all || count > 1 && items.size() < count) {
        return JoinedForm.of(items, true);
      }
      return count <= 1 ? JoinedForm.of(items, false) : new AtLeast(count, items);
    }
  }

  /** The form of a sentence that opens a list; null for other sentences. */
  CriterionForm read(int from, int to) {
    for (int i = from; i < to - 3; i++) {
      if (opens(i) || counted(from, i, to)) {
        return list(from, i, to);
      }
    }
    return null;
  }

  /** What a list names members of: "at least one risk factor: a, b, c". */
  private static final Set<String> FACTORS =
      Set.of("factor", "factors", "criterion", "criteria", "comorbidity", "comorbidities");

  private static final Set<String> ONE = Set.of("one", "1", "more", "two", "2");

  private static final int LONG_REACH = 16;

  private boolean opens(int i) {
    return phrase.reads(i, "of", "the", "following")
        || phrase.reads(i, "of", "following")
        || phrase.reads(i, "of", "these")
        || phrase.reads(i, ":", "•");
  }

  /** "At least one risk factor: a; b; c". */
  private boolean counted(int from, int i, int to) {
    if (!phrase.is(i, ":")) {
      return false;
    }
    boolean count = false;
    boolean factors = false;
    for (int k = Math.max(from, i - LONG_REACH); k < i; k++) {
      boolean any = phrase.reads(k, "at", "least") || phrase.reads(k, "one", "or", "more");
      count |= any && (i - k <= CHOICE_REACH || phrase.isAny(k + 2, ONE));
      factors |= phrase.isAny(k, FACTORS);
    }
    boolean several = false;
    int commas = 0;
    for (int k = i; k < to; k++) {
      several |= phrase.is(k, ";");
      commas += phrase.is(k, ",") ? 1 : 0;
    }
    return count && (several || factors && commas > 1);
  }

  private CriterionForm list(int from, int opening, int to) {
    Wanted wanted = wanted(from, opening);
    List<CriterionForm> items = items(begin(opening, to), to);
    if (items.isEmpty()) {
      return null;
    }
    if (items.size() == 1 && items.get(0) instanceof AllOf list && !wanted.all()) {
      items = list.parts();
    }
    boolean plain =
        phrase.is(opening, ":")
            && wanted.count() == 1
            && !chooses(from, opening)
            && !counted(from, opening, to);
    if (plain && kind == CriterionKind.INCLUSION) {
      // "Adequate function: a) ... b) ...": no word says that one of them is enough.
      wanted = new Wanted(1, true);
    }
    CriterionForm list = wanted.of(items);
    boolean risks = false;
    for (int i = from; i < opening; i++) {
      // "At least one risk factor for heart failure:": the list names them.
      risks |= phrase.reads(i, "risk", "factor") || phrase.reads(i, "risk", "factors");
    }
    CriterionForm head = !risks && marked.asks(from, opening) ? clauses.parse(from, opening) : null;
    if (head == null) {
      return list;
    }
    return defines(from, opening)
        ? new Defined(head, list)
        : JoinedForm.of(List.of(head, list), true);
  }

  /** Whether words before a list let one choose. */
  private boolean chooses(int from, int opening) {
    for (int i = Math.max(from, opening - CHOICE_REACH); i < opening; i++) {
      if (phrase.isAny(i, CHOICES)) {
        return true;
      }
    }
    return false;
  }

  /** "Liver disease defined by at least one of the following": the list says what is meant. */
  private boolean defines(int from, int opening) {
    for (int i = Math.max(from, opening - COUNT_REACH); i < opening; i++) {
      if (phrase.is(i, "defined") && !phrase.is(i + 1, "above")) {
        return true;
      }
    }
    return false;
  }

  private int begin(int opening, int to) {
    int colon = opening;
    if (phrase.is(opening, ":")) {
      return opening + 1;
    }
    while (colon < to && !marks(colon) && colon - opening < COLON_REACH) {
      colon++;
    }
    return marks(colon) ? colon + 1 : opening + (phrase.is(opening + 1, "the") ? 3 : 2);
  }

  private boolean marks(int i) {
    return phrase.is(i, ":") || phrase.is(i, "•");
  }

  private Wanted wanted(int from, int opening) {
    boolean all = false;
    for (int k = opening - 1; k >= Math.max(from, opening - COUNT_REACH); k--) {
      if (phrase.isNumber(k) && (startsSign(k - 1) || phrase.is(k - 1, "-"))) {
        continue;
      }
      Quantity quantity = BoundsReader.at(phrase, k);
      if (quantity != null
          && quantity.to() <= opening
          && quantity.bounds().low() != null
          && quantity.unit().isEmpty()) {
        int least = quantity.bounds().low().intValue();
        return new Wanted(quantity.bounds().lowIncluded() ? least : least + 1, all);
      }
      all |= phrase.is(k, "all");
    }
    return new Wanted(1, all);
  }

  /** Whether a stretch is more than a mark of a list or of a reference. */
  private boolean hasWord(int from, int to) {
    for (int i = from; i < to; i++) {
      if (phrase.isWord(i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a token ends a sign that belongs to the number behind it. */
  private boolean startsSign(int i) {
    return phrase.is(i, "least") || phrase.is(i, "than") || phrase.is(i, "of");
  }

  private List<CriterionForm> items(int begin, int to) {
    List<CriterionForm> items = new ArrayList<>();
    int start = begin;
    for (int k = begin; k <= to; k++) {
      if (k == to || phrase.is(k, ";") || phrase.is(k, "•")) {
        CriterionForm item = k > start ? clauses.parse(start, k) : null;
        if (item != null && hasWord(start, k)) {
          items.add(item);
        }
        start = k + 1;
      }
    }
    return items;
  }
}
