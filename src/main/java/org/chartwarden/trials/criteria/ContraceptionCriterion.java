package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.PhraseTable;

/**
 * Childbearing potential, menopause, and the use of contraception. A clause for women who can
 * become pregnant does not speak of others.
 */
final class ContraceptionCriterion implements CriterionType {

  private static final PhraseTrie<String> WORDS =
      PhraseTable.of("trial-contraception.psv", "word", asked -> asked);

  private static final Set<String> LACKING =
      Set.of(
          "without",
          "no",
          "not",
          "inadequate",
          "insufficient",
          "unwilling",
          "lack",
          "refuse",
          "unless",
          "fail",
          "unprotected");

  /** So many tokens ahead of its name may deny it. */
  private static final int REACH = 12;

  /** What is asked for behind these is no longer denied. */
  private static final Set<String> ASKING =
      Set.of("must", "agree", "agrees", "should", "shall", "will", "commit");

  private static final Set<String> USING =
      Set.of("use", "using", "uses", "practice", "practise", "practicing", "practising");

  private static final Set<String> TO_USE = Set.of("to", "are", "is", "be", "also", "who");

  @Override
  public String id() {
    return "contraception";
  }

  @Override
  public String title() {
    return "Childbearing potential and contraception";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    String asked = "";
    int first = -1;
    int last = -1;
    for (int i = 0; i < phrase.size(); i++) {
      PhraseTrie.Match<String> match = phrase.longest(WORDS, i);
      if (match == null) {
        continue;
      }
      first = first < 0 ? i : first;
      last = match.end();
      String topic = match.values().get(0);
      boolean stronger =
          asked.isEmpty()
              || topic.equals(ContraceptionTest.USE)
              || asked.equals(ContraceptionTest.PAST) && topic.equals(ContraceptionTest.POTENTIAL);
      asked = stronger ? topic : asked;
      i = match.end() - 1;
    }
    if (first < 0) {
      return found;
    }
    boolean lacking = lacking(phrase, first, last);
    boolean men = false;
    boolean women = false;
    for (int i = 0; i < phrase.size(); i++) {
      men |= phrase.isAny(i, Set.of("male", "males", "men", "man"));
      women |=
          phrase.isAny(i, Set.of("female", "females", "women", "woman", "wocbp", "childbearing"));
    }
    String who = men && !women ? "men" : men ? "all" : "women";
    ContraceptionTest test = new ContraceptionTest(asked, who, lacking);
    found.add(
        asked.equals(ContraceptionTest.USE)
            ? Recognised.whole(first, last, test)
            : Recognised.of(first, last, test));
    return found;
  }

  /** Whether words ahead deny it: "not pregnant and using contraception" does not. */
  private static boolean lacking(CriterionPhrase phrase, int first, int last) {
    boolean lacking = false;
    for (int i = Math.max(0, first - REACH); i < last; i++) {
      boolean asks =
          phrase.isAny(i, ASKING) && !phrase.isAny(i - 1, LACKING)
              || phrase.is(i, "and")
                  && phrase.isAny(phrase.isAny(i + 1, TO_USE) ? i + 2 : i + 1, USING);
      lacking = phrase.isAny(i, LACKING) || lacking && !asks;
    }
    return lacking;
  }
}
