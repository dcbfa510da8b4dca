package org.chartwarden.calculators.choosing;

import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Calculator;

/** Settles which calculator a question means where its words do not. */
public interface ChoiceHelp {

  /** Who helps, for the remark that tells it. */
  String name();

  /** One of the offered calculators, or empty when none is meant or nobody can tell. */
  Optional<Calculator> choose(String question, List<Calculator> offered);
}
