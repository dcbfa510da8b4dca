package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "Non-cardiac disease", "non-chemotherapy-induced bleeding": a name behind "non" that only tells
 * which kind of the next thing is meant. It is no question of its own, and nothing is denied.
 */
final class NegatedAdjective {

  private static final Set<String> PARTICIPLES =
      WordSet.of(
          "induced related associated dependent mediated cause causes caused disease diseases",
          "disorder disorders condition conditions reasons reason");

  private static final int REACH = 2;

  private NegatedAdjective() {}

  /** The questions of a phrase without such names. */
  static List<Recognised> removed(CriterionPhrase phrase, List<Recognised> all) {
    return all.stream().filter(one -> !adjective(phrase, one, all)).toList();
  }

  private static boolean adjective(CriterionPhrase phrase, Recognised one, List<Recognised> all) {
    int before = phrase.is(one.from() - 1, "-") ? one.from() - 2 : one.from() - 1;
    if (!phrase.is(before, "non") || !QuestionTypes.lists(one.test().type())) {
      return false;
    }
    int at = one.to();
    while (phrase.is(at, "-") || phrase.isAny(at, PARTICIPLES)) {
      at++;
    }
    boolean qualified = at > one.to();
    for (int end = at; end <= at + REACH; end++) {
      int place = end;
      if (all.stream().anyMatch(other -> other.from() == place && other != one)) {
        return true;
      }
      if (!phrase.isWord(end) || phrase.is(end, "or") || phrase.is(end, "and")) {
        return qualified;
      }
    }
    return qualified;
  }
}
