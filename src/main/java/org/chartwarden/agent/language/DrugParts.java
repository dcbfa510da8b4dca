package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.recognisers.Course;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.Kind;

/** Cuts an order of several drugs, each with its own dose, into one part for each. */
final class DrugParts {

  private DrugParts() {}

  /** The parts; the clause itself when it names one drug or one dose. */
  static List<Frame> of(Frame frame) {
    if (frame.all(DoseRule.Dose.class).size() < 2) {
      return List.of(frame);
    }
    List<Frame> parts = new ArrayList<>();
    Frame current = new Frame(frame.role(), frame.sentence(), false);
    for (Chunk chunk : frame.chunks()) {
      boolean joint = chunk.symbol().matches("and|,|plus|\\+|&|then|<nl>|;|also|both|with");
      if (joint && complete(current)) {
        parts.add(current);
        current = new Frame(frame.role(), frame.sentence(), true);
      } else {
        current.chunks().add(chunk);
      }
    }
    if (complete(current)) {
      parts.add(current);
    } else if (!parts.isEmpty()) {
      parts.get(parts.size() - 1).chunks().addAll(current.chunks());
    }
    boolean each =
        parts.size() > 1
            && parts.stream()
                .allMatch(p -> p.all(DoseRule.Dose.class).size() == 1 && drugs(p) == 1);
    if (!each) {
      return List.of(frame);
    }
    evenly(frame, parts);
    return parts;
  }

  private static boolean complete(Frame part) {
    return !part.all(DoseRule.Dose.class).isEmpty() && drugs(part) > 0;
  }

  private static int drugs(Frame part) {
    return part.concepts(Kind.MEDICATION).size();
  }

  /** A frequency or course said once for several drugs may be meant for one of them only. */
  private static void evenly(Frame frame, List<Frame> parts) {
    Set<String> shapes = new HashSet<>();
    for (Frame part : parts) {
      Frame own = part;
      shapes.add(own.matches("{frequency}|<freq>") + " " + own.first(Course.class).isPresent());
    }
    if (shapes.size() > 1) {
      throw NotUnderstood.unsupported(
          "Please say for each drug how often and how long it is given: \""
              + ConditionReader.text(frame)
              + "\".");
    }
  }
}
