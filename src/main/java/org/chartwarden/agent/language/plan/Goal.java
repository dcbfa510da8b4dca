package org.chartwarden.agent.language.plan;

import java.math.BigDecimal;
import java.util.List;
import org.chartwarden.notes.vocabulary.Concept;

/** One thing the task wants for one patient; {@code patient} counts in the request's patients. */
public sealed interface Goal {

  int patient();

  /** A question about the person. */
  record Demographic(int patient, Field field) implements Goal {}

  /** The same goal for another mention of patients. */
  default Goal of(int other) {
    return switch (this) {
      case Demographic g -> new Demographic(other, g.field());
      case Reading g -> new Reading(other, g.measured(), g.statistic(), g.withTime(), g.implied());
      case Test g -> new Test(other, g.measured(), g.statistic(), g.test(), g.count());
      case Recent g -> new Recent(other, g.measured(), g.values(), g.asked(), g.withTime());
      case AgeTest g -> new AgeTest(other, g.test());
      case Vital g ->
          new Vital(
              other,
              g.concept(),
              g.flowsheetId(),
              g.systolic(),
              g.diastolic(),
              g.value(),
              g.unit(),
              g.said(),
              g.effective());
      case Ordering g -> new Ordering(other, g.order(), g.condition(), g.basis());
      case Listing g -> new Listing(other, g.chapter(), g.filter(), g.existence(), g.count());
      case Calculation g -> new Calculation(other, g.calculator());
      case TrialMatch g -> new TrialMatch(other, g.trials(), g.condition(), g.recruiting());
      case TrialCandidates g -> g;
    };
  }

  /** What of the person is asked. */
  enum Field {
    MRN,
    AGE,
    NAME,
    BIRTH_DATE,
    GENDER,
    PHONE,
    ADDRESS
  }

  /** A question about values. */
  record Reading(
      int patient, Measured measured, Statistic statistic, boolean withTime, boolean implied)
      implements Goal {}

  /**
   * A yes-or-no question about values: "is it above 5?", "any below 70?"; or how many pass.
   *
   * @param statistic of which value; null means any of them
   * @param test with bounds, or a word such as low
   * @param count whether the number of values that pass is asked
   */
  record Test(int patient, Measured measured, Statistic statistic, Comparison test, boolean count)
      implements Goal {}

  /** A question about the newest values, each against the one before it. */
  record Recent(int patient, Measured measured, int values, Recency asked, boolean withTime)
      implements Goal {}

  /** What is asked of the newest values. */
  enum Recency {
    /** The values themselves, newest first. */
    LIST,
    /** The value before the latest. */
    PREVIOUS,
    /** Latest minus previous. */
    DIFFERENCE,
    /** Whether the latest is above the previous. */
    HIGHER,
    /** Whether the latest is below the previous. */
    LOWER,
    /** Rising, falling or unchanged. */
    DIRECTION
  }

  /** Whether the age in whole years passes a test. */
  record AgeTest(int patient, Comparison test) implements Goal {}

  /** A vital sign to be written down. */
  record Vital(
      int patient,
      Concept concept,
      String flowsheetId,
      BigDecimal systolic,
      BigDecimal diastolic,
      BigDecimal value,
      String unit,
      String said,
      String effective)
      implements Goal {}

  /**
   * An order, due when the condition holds.
   *
   * @param condition or null
   * @param basis the values that the dose and the word "low" refer to, or null
   */
  record Ordering(int patient, Order order, Condition condition, Measured basis) implements Goal {}

  /** A list of the chart, or whether something is in it. */
  record Listing(int patient, Chapter chapter, Concept filter, boolean existence, boolean count)
      implements Goal {}

  /** A chapter of the chart. */
  enum Chapter {
    MEDICATIONS,
    PROBLEMS,
    ALLERGIES,
    NOTES
  }

  /**
   * Which trials somebody could join, or how somebody stands to some.
   *
   * @param trials NCT numbers; empty for all
   * @param condition what the trials are about, in words; or null
   * @param recruiting whether only those count that people can join now
   */
  record TrialMatch(int patient, List<String> trials, String condition, boolean recruiting)
      implements Goal {
    public TrialMatch {
      trials = List.copyOf(trials);
    }
  }

  /** Who could take part in a trial; it is about no patient of the request. */
  record TrialCandidates(String trial) implements Goal {
    @Override
    public int patient() {
      return 0;
    }
  }

  /** A calculator. */
  record Calculation(int patient, String calculator) implements Goal {}
}
