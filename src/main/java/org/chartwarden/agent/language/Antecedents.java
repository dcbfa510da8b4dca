package org.chartwarden.agent.language;

import java.util.List;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.recognisers.Age;
import org.chartwarden.notes.vocabulary.Kind;

/** What "if so", "if not", "if it is", "otherwise" take up: the last condition or question. */
final class Antecedents {

  private static final String SUBJECT = "(?:it|that|this|they|he|she|there|these)";

  private final Scene scene;
  private Condition last;

  /** The last condition without the "not" in its words: what "it is" takes up. */
  private Condition affirmed;

  private int lastAt = -1;

  Antecedents(Scene scene) {
    this.scene = scene;
  }

  /** "If so", "if it is": the condition was said before. */
  static boolean takesUp(Frame frame) {
    return frame.isCondition()
        && frame
            .symbols()
            .strip()
            .matches(
                "(?:so|yes|it is|it was|they are|that is the case|that 's the case|true|positive|is|(?:you|we) (?:do|did|replace|replaced|give|gave|treat|treated|replete|repleted|order|ordered)(?: (?:it|so|any|that))?|replaced|repleted|given|treated|one is given|it is replaced|replacement is (?:given|ordered|needed)|(?:it|he|she|they|there|that) (?:has|does|do|had|needs|are|were)|(?:that|this|it) (?:be|is) (?:so|the case))[ ,:.-]*");
  }

  /** "If it isn't", "if they are not": the opposite of what was said before. */
  static boolean denies(Frame frame) {
    return frame.isCondition()
        && frame
            .symbols()
            .strip()
            .matches(
                SUBJECT
                    + " (?:isn't|isnt|wasn't|wasnt|aren't|arent|weren't|doesn't|doesnt|hasn't|hasnt|(?:is|was|are|were|does|do|has|have) (?:not|n't))[ ,:.-]*");
  }

  /** Remembers a condition as read; its words may deny something. */
  void told(Frame frame, int at, Condition read) {
    last = read;
    lastAt = at;
    affirmed = affirmed(frame, read);
  }

  /** A second part of the condition: "if A, or if B". */
  void together(Condition both) {
    last = both;
    affirmed = both;
  }

  /** "Otherwise if B": what comes after that holds where neither does. */
  void alternative(Condition before) {
    last = new Condition.Any(List.of(before, last));
    affirmed = last;
  }

  Condition last() {
    return last;
  }

  private static Condition affirmed(Frame frame, Condition read) {
    if (!frame.matches("{neg}") && !frame.matches("{missing}")) {
      return read;
    }
    return switch (read) {
      case Condition.Not not -> not.inner();
      case Condition.Missing missing -> new Condition.Not(missing);
      case Condition.Compare c when c.comparison().negated() ->
          new Condition.Compare(c.measured(), c.comparison().not());
      default -> read;
    };
  }

  /** The condition that "if it is" or "if it isn't" stands for; null when nothing was said. */
  Condition resumed(List<Frame> frames, int i) {
    Frame frame = frames.get(i);
    boolean denied = denies(frame);
    Condition asked = question(frames, i);
    if (asked == null && last == null) {
      return denied ? null : of(frames, i, true);
    }
    boolean verb =
        denied
            || frame
                .symbols()
                .strip()
                .matches(SUBJECT + " (?:is|was|are|were|has|does|do|had)[ ,:.-]*");
    if (asked != null) {
      told(frame, i, asked);
    }
    Condition taken = asked != null ? asked : verb ? affirmed : last;
    return denied ? new Condition.Not(taken) : taken;
  }

  /** What "if so" (or, without {@code so}, "if not" and "otherwise") takes up. */
  Condition of(List<Frame> frames, int i, boolean so) {
    Condition asked = question(frames, i);
    if (asked != null) {
      told(frames.get(i), i, asked);
    }
    if (last != null) {
      return so ? last : new Condition.Not(last);
    }
    boolean nothingToDo = i + 1 >= frames.size() && Composer.forbids(frames.get(i));
    if (!so && (nothingToDo || Composer.forbids(frames.get(i)) || frames.get(i).isEmpty())) {
      return null;
    }
    throw NotUnderstood.unsupported(
        "I do not see what \""
            + (so ? "if so" : "otherwise")
            + "\" takes up; please name the condition.");
  }

  /** The condition that a yes-or-no question behind the last condition puts, or null. */
  private Condition question(List<Frame> frames, int i) {
    for (int j = i - 1; j > lastAt; j--) {
      Frame frame = frames.get(j);
      if (last != null && (!frame.asked() || Composer.acts(frame))) {
        continue;
      }
      Condition asked = question(frame);
      if (asked != null) {
        return asked;
      }
      if (last != null && !scene.named(frame).isEmpty()) {
        throw NotUnderstood.unsupported(
            "I do not see whether \""
                + ConditionReader.text(frames.get(i))
                + "\" takes up \""
                + ConditionReader.text(frame)
                + "\".");
      }
    }
    return null;
  }

  private Condition question(Frame frame) {
    boolean existence =
        frame.matches(
                    "available|exists?|recorded|measured|there|have|has|had|on file|done|any|documented|charted|checked|drawn|resulted|taken")
                && frame
                    .symbols()
                    .matches(
                        " (?:(?:hi|hey|please|check|see|,|-) )*(?:has|have|does|did|is there|are there|any|was there|(?:was|were) (?:an? |the |any |<patient> |'s )*<concept>) .*")
            || frame.matches("any")
            || frame.matches("whether|if")
                && frame.matches(
                    "available|exists?|recorded|measured|there|on file|done|documented|charted|checked|drawn|resulted|taken");
    boolean value =
        !frame.all(Age.class).isEmpty()
            || frame.has("low")
            || frame.has("high")
            || !frame.all(Comparison.class).isEmpty()
            || !frame.concepts(Kind.PROBLEM, Kind.MEDICATION, Kind.DRUG_CLASS).isEmpty()
                && frame.concepts(Kind.LAB).isEmpty();
    if (value) {
      Frame asked = new Frame(Frame.Role.IF, frame.sentence(), false);
      asked.chunks().addAll(frame.chunks());
      return ConditionReader.read(asked, scene);
    }
    if (frame.matches("needs? (?:any |more |some )?<concept>") && !scene.named(frame).isEmpty()) {
      return new Condition.Compare(scene.named(frame).get(0), Comparison.of(Comparison.Word.LOW));
    }
    return existence && !scene.named(frame).isEmpty()
        ? new Condition.Not(new Condition.Missing(scene.named(frame).get(0)))
        : null;
  }
}
