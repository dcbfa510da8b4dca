package org.chartwarden.trials.parsing.wording;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/** "Able to be fed by oral route", "able to take drugs orally": somebody who can swallow. */
final class OralRoute implements Rewording {

  private static final String TAKING =
      "(?:tak(?:e|ing)|receiv(?:e|ing)|tolerat(?:e|ing)|ingest(?:ing)?|eat(?:ing)?|be(?:ing)? (?:fed|nourished|treated)|swallow(?:ing)?|us(?:e|ing)|absorb(?:ing)?|retain(?:ing)?|have|having)(?: (?:and|or) (?:retain|absorb|tolerate|take|swallow)(?:ing)?)?";

  private static final String WHAT =
      "(?:(?:the|a|an|any|study|prescribed|solid|their|all|investigational) )*(?:drugs?|medic(?:ations?|ines?)|tablets?|pills?|capsules?|treatments?|therapy|therapies|food|foods|foodstuffs|nutrition|nourishment|diet|fluids?|liquids?|feeds?|feeding|agents?|products?)";

  private static final String ROUTE =
      "(?:orally|by (?:the )?oral route|via (?:the )?oral route|through (?:the )?oral route|by mouth|per os|p\\.?o\\.?(?= |$|[,;.)]))";

  private static final String ORAL =
      "(?:(?:the|an|any|study|prescribed|daily) )*oral (?:(?:study|anti-?cancer|investigational|solid) )*(?:drugs?|medic(?:ations?|ines?)|tablets?|pills?|capsules?|treatments?|therapy|therapies|food|foods|agents?|products?|intake)";

  private static final String DONE = TAKING + " (?:(?:" + WHAT + " )?" + ROUTE + "|" + ORAL + ")";

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of(
              "\\b((?:able|unable|ability|inability|not able) to|cannot|can not|can) "
                  + DONE
                  + "(?! (?:for|within|at least)\\b)",
              "$1 swallow"),
          Substitution.of(
              "\\b((?:capable|incapable|capability|not capable) of) " + DONE, "$1 swallowing"));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return Substitution.each(ALL, text);
  }
}
