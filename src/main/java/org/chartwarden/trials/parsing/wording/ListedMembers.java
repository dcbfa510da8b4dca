package org.chartwarden.trials.parsing.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** The members of a list before its last one, read from the end on. */
final class ListedMembers {

  private ListedMembers() {}

  /**
   * Where the members end, the last first.
   *
   * @param joint first token of the joint before the last member
   * @param start for a token, the first one of the member that ends before it; that token itself
   *     where none does
   * @param whole whether only commas may part the members; empty where anything else does
   */
  static List<Integer> ends(
      CriterionPhrase phrase, int joint, IntUnaryOperator start, boolean whole) {
    List<Integer> ends = new ArrayList<>();
    int end = joint;
    while (end > 0) {
      int first = start.applyAsInt(end);
      if (first == end) {
        break;
      }
      ends.add(end);
      int before = BodyWords.jointBefore(phrase, first);
      if (before == first) {
        break;
      }
      if (whole && BodyWords.closes(phrase, before, first)) {
        return List.of();
      }
      end = before;
    }
    return ends;
  }
}
