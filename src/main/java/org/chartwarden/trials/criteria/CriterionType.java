package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * One kind of question that criteria ask. A type finds its questions in the words of a criterion;
 * it never takes words that it does not understand, and never guesses.
 */
public interface CriterionType {

  /** Stable kebab-case id. */
  String id();

  /** The kind of question for a person, for instance {@code Laboratory or vital threshold}. */
  String title();

  /**
   * The questions in a phrase, in the order of the words; they may overlap those of other types.
   */
  List<Recognised> recognise(CriterionPhrase phrase);
}
