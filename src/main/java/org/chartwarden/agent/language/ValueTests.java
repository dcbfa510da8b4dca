package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Statistic;
import org.chartwarden.agent.language.plan.Window;

/** Questions that test values: "is it above 5?", "any below 70?", "how many exceeded 300?". */
final class ValueTests {

  private static final String LEAD =
      "^ (?:(?:and|also|so|please|check|tell|me|confirm|hi|hey|hello|good|morning|,|-|can|could|you|i|need|want|to|know|verify|see|but|<patient>|:) )*";

  private ValueTests() {}

  /** The one test of a clause, or null. */
  static Comparison test(Frame frame) {
    List<Comparison> tests = frame.all(Comparison.class);
    if (tests.size() == 1) {
      return tests.get(0);
    }
    if (!tests.isEmpty() || !yesNo(frame) || !predicates(frame)) {
      return null;
    }
    boolean negated = frame.matches("not|n't|isn't|wasn't");
    Comparison word =
        frame.matches("{abnormal}")
            ? Comparison.of(Comparison.Word.ABNORMAL)
            : normal(frame)
                ? Comparison.of(Comparison.Word.ABNORMAL).not()
                : frame.matches("{low}")
                    ? Comparison.of(Comparison.Word.LOW)
                    : Comparison.of(Comparison.Word.HIGH);
    return negated ? word.not() : word;
  }

  private static boolean predicates(Frame frame) {
    return frame.matches("{abnormal}")
        || normal(frame)
        || frame.matches(
            "low|too low|deficient|below normal|decreased|depleted|high|too high|elevated|raised|above normal|increased");
  }

  private static boolean normal(Frame frame) {
    String rest =
        org.chartwarden.agent.language.text.Words.standard()
            .rule("{low}|{high}|{abnormal}")
            .matcher(frame.symbols())
            .replaceAll("x");
    return org.chartwarden.agent.language.text.Words.standard()
        .rule("{normal}")
        .matcher(rest)
        .find();
  }

  /** Whether a clause wants yes or no. */
  static boolean yesNo(Frame frame) {
    return frame
            .symbols()
            .matches(
                LEAD
                    + "(?:is|was|are|were|did|does|do|has|have|had|any|isn't|wasn't|whether|if) .*")
        || frame.matches("whether")
        || frame.asked() && !frame.matches("what|which|when|how|who|give|tell|show|list|report");
  }

  static List<Goal> goals(
      Frame frame,
      int patient,
      List<Measured> measured,
      List<Statistic> statistics,
      Comparison test) {
    boolean count = statistics.contains(Statistic.COUNT);
    boolean value =
        statistics.contains(Statistic.MEAN)
            || statistics.contains(Statistic.MEDIAN)
            || statistics.contains(Statistic.HIGHEST)
            || statistics.contains(Statistic.LOWEST);
    boolean window = frame.first(Window.class).isPresent();
    boolean any =
        frame.matches("any|ever|at any (?:time|point)|values|levels|readings|results|some")
            || window
                && !frame.matches("{latest}")
                && frame.symbols().matches(LEAD + "(?:did|has|have|had|any) .*");
    List<Goal> goals = new ArrayList<>();
    for (Measured one : measured) {
      Statistic of =
          value
              ? statistics.stream().filter(s -> s != Statistic.LATEST).findFirst().orElseThrow()
              : any ? null : Statistic.LATEST;
      if ((any || count) && test.word() != null) {
        throw NotUnderstood.unsupported(
            "Please state the bound in numbers: \"" + ConditionReader.text(frame) + "\".");
      }
      goals.add(new Goal.Test(patient, one, count ? null : of, test, count));
    }
    return goals;
  }
}
