package org.chartwarden.trials.parsing;

import java.util.Set;
import org.chartwarden.trials.criteria.CriterionTest;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** What a segment says that something was done for; {@link SharedPurpose} tells it of lists. */
final class StatedPurpose {

  /** As many words of its own may the name of a condition begin with. */
  private static final int OWN_WORDS = 2;

  private static final Set<String> SERVING =
      WordSet.of(
          "for the a an of to treat treating treatment management manage managing correct correction",
          "therapy purpose primary main indication indications reasons reason repair cure");

  private static final Set<String> TREATMENTS =
      WordSet.of("treatment treatments therapy therapies management correction");

  private final CriterionPhrase phrase;

  StatedPurpose(CriterionPhrase phrase) {
    this.phrase = phrase;
  }

  /**
   * "Surgery for endometriosis", "operation for the treatment of a hernia": what was done must have
   * been for it, and what it was for may be over.
   *
   * @param q index of a question of the segment
   * @return what it asks then
   */
  CriterionTest test(Segment segment, int q) {
    CriterionTest test = segment.questions.get(q).test();
    boolean next = q + 1 < segment.questions.size() && serves(segment, q);
    if (next && QuestionTypes.illness(segment.questions.get(q + 1).test().type())) {
      return NamedThing.doneFor(test, segment.questions.get(q + 1).test());
    }
    boolean served = q > 0 && QuestionTypes.illness(test.type()) && serves(segment, q - 1);
    boolean done =
        served
            && NamedThing.doneFor(segment.questions.get(q - 1).test(), test)
                != segment.questions.get(q - 1).test();
    return done ? NamedThing.ever(test) : test;
  }

  /** Whether "for" or words of treatment join a question to the name of the next one. */
  private boolean serves(Segment segment, int q) {
    int from = segment.questions.get(q).to();
    int to = segment.questions.get(q + 1).from();
    boolean purpose = from < to && phrase.is(from, "of") && phrase.isAny(from - 1, TREATMENTS);
    int own = 0;
    // The name of an operation may hold what it serves: "surgery for the treatment".
    for (int i = segment.questions.get(q).from(); i < to; i++) {
      purpose |= phrase.is(i, "for") || phrase.is(i, "treat") || phrase.is(i, "correct");
      if (i >= from && !phrase.isAny(i, SERVING) && !Fillers.contains(phrase.key(i))) {
        own++;
        if (!purpose || !phrase.isWord(i)) {
          return false;
        }
      }
    }
    return purpose && own <= OWN_WORDS;
  }
}
