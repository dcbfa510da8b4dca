package org.chartwarden.calculators.formulas;

import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Option;

/**
 * AUDIT-C screening for hazardous drinking, 0 to 12 points; positive at 4 in men and at 3 in women.
 *
 * <p>Bush K et al., Arch Intern Med 1998;158:1789-1795.
 */
final class AuditC implements Calculator {

  private static final Choice SEX = CommonInputs.sex().optional();
  private static final Choice FREQUENCY =
      Choice.of(
          "frequency",
          "how often alcohol is drunk",
          Option.worth(0, "never", "never"),
          Option.worth(1, "monthly", "monthly or less"),
          Option.worth(2, "2-4-a-month", "2 to 4 times a month"),
          Option.worth(3, "2-3-a-week", "2 to 3 times a week"),
          Option.worth(4, "4-a-week", "4 or more times a week"));
  private static final Choice AMOUNT =
      Choice.of(
          "amount",
          "drinks on a typical day",
          Option.worth(0, "1-2", "1 or 2, or none"),
          Option.worth(1, "3-4", "3 or 4"),
          Option.worth(2, "5-6", "5 or 6"),
          Option.worth(3, "7-9", "7 to 9"),
          Option.worth(4, "10-more", "10 or more"));
  private static final Choice BINGES =
      Choice.of(
          "six_or_more",
          "how often six or more drinks on one occasion",
          Option.worth(0, "never", "never"),
          Option.worth(1, "less-than-monthly", "less than monthly"),
          Option.worth(2, "monthly", "monthly"),
          Option.worth(3, "weekly", "weekly"),
          Option.worth(4, "daily", "daily or almost daily"));

  private static final CalculatorSpec SPEC =
      CalculatorSpec.of("audit-c", "AUDIT-C", Category.SCREENING)
          .synonyms("AUDIT-C", "alcohol use disorders identification test consumption")
          .inputs(SEX, FREQUENCY, AMOUNT, BINGES)
          .score(0, 12, "75626-2")
          .bands(
              Band.below("3", "negative", "Below 3: negative."),
              Band.between("3", "4", "positive in women", "3: positive in women, not in men."),
              Band.atLeast("4", "positive", "4 or more: positive."))
          .source(
              Reference.pmid(
                  "Bush K et al. The AUDIT alcohol consumption questions (AUDIT-C): an effective"
                      + " brief screening test for problem drinking. Arch Intern Med"
                      + " 1998;158:1789-1795",
                  "9738608"))
          .build();

  @Override
  public CalculatorSpec spec() {
    return SPEC;
  }

  @Override
  public CalculatorResult compute(CalculatorInputs in) {
    PointSum sum = new PointSum(in).choice(FREQUENCY).choice(AMOUNT).choice(BINGES);
    if (in.has(SEX)) {
      double bound = in.female() ? 3 : 4;
      sum.remark(
          (sum.total() >= bound ? "positive" : "negative")
              + " for a "
              + in.option(SEX).label()
              + " person, whose bound is "
              + Working.show(bound));
    }
    return sum.result(SPEC);
  }
}
