package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.recognisers.VitalReading;
import org.chartwarden.agent.language.text.Chunk;

/**
 * Cuts a clause about several patients, each with something of their own ("BP 120/70 for A and
 * 140/90 for B"), into one clause for each, so that nothing is read for the wrong one.
 */
final class PatientParts {

  private PatientParts() {}

  static List<Frame> of(Frame frame) {
    List<Chunk> chunks = frame.chunks();
    List<int[]> groups = groups(chunks);
    if (!frame.isCondition()
        && Actions.orders(frame)
        && frame.matches("<patient> (?:{near} ){0,2}or (?:{near} ){0,2}<patient>")) {
      throw NotUnderstood.unsupported(
          "I do not see for which patient the order is in \""
              + ConditionReader.text(frame)
              + "\".");
    }
    if (groups.size() < 2) {
      return List.of(frame);
    }
    List<List<Chunk>> between = new ArrayList<>();
    int from = 0;
    for (int[] group : groups) {
      between.add(chunks.subList(from, group[0]));
      from = group[1];
    }
    between.add(chunks.subList(from, chunks.size()));
    int n = groups.size();
    boolean before = true;
    boolean behind = true;
    for (int i = 0; i < n; i++) {
      before &= item(between.get(i));
      behind &= item(between.get(i + 1));
    }
    if (before && !item(between.get(n))) {
      return parts(frame, groups, between, 0);
    }
    if (behind && !item(between.get(0))) {
      return parts(frame, groups, between, 1);
    }
    boolean particular =
        !frame.all(VitalReading.class).isEmpty()
            || frame.all(DoseRule.Dose.class).size() > 1 && !frame.isCondition();
    if (particular) {
      throw NotUnderstood.unsupported(
          "I do not see what is for which patient in \"" + ConditionReader.text(frame) + "\".");
    }
    boolean apart = false;
    for (int i = 1; i < n; i++) {
      apart |=
          !between.get(i).stream()
              .allMatch(
                  c ->
                      c.symbol()
                          .matches(
                              "[(),:#\\[\\]-]|mrn|no|number|patient|is|with|has|the|a|id|record|medical|'s|whose"));
    }
    if (apart && !frame.isCondition() && Actions.orders(frame)) {
      throw NotUnderstood.unsupported(
          "I do not see for which patient the order is in \""
              + ConditionReader.text(frame)
              + "\".");
    }
    return List.of(frame);
  }

  private static List<Frame> parts(
      Frame frame, List<int[]> groups, List<List<Chunk>> between, int shift) {
    List<Chunk> lead = lead(between.get(0));
    List<Frame> parts = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Frame part = new Frame(frame.role(), frame.sentence(), i > 0 || frame.joined());
      part.asked(frame.asked());
      if (i > 0 || shift == 1) {
        part.chunks().addAll(lead);
      }
      part.chunks().addAll(between.get(i + shift));
      part.chunks().addAll(frame.chunks().subList(groups.get(i)[0], groups.get(i)[1]));
      if (shift == 0 && i == groups.size() - 1) {
        part.chunks().addAll(between.get(groups.size()));
      }
      parts.add(part);
    }
    return parts;
  }

  /** The words before the first thing asked for: they hold for every part. */
  private static List<Chunk> lead(List<Chunk> first) {
    List<Chunk> lead = new ArrayList<>();
    for (Chunk chunk : first) {
      if (isItem(chunk)) {
        break;
      }
      lead.add(chunk);
    }
    return lead;
  }

  /** Patients in a row, as first chunk and one behind the last. */
  private static List<int[]> groups(List<Chunk> chunks) {
    List<int[]> groups = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      if (!chunks.get(i).is("<patient>")) {
        continue;
      }
      Optional<int[]> last =
          groups.isEmpty() ? Optional.empty() : Optional.of(groups.get(groups.size() - 1));
      boolean joined =
          last.isPresent()
              && chunks.subList(last.get()[1], i).stream()
                  .allMatch(
                      c ->
                          c.symbol()
                              .matches(
                                  "and|,|&|or|\\+|/|patients?|pt|mrn|also|the|both|with|of|for|:|\\(|\\)|-|plus|as|well"));
      if (joined) {
        last.get()[1] = i + 1;
      } else {
        groups.add(new int[] {i, i + 1});
      }
    }
    return groups;
  }

  private static boolean item(List<Chunk> chunks) {
    return chunks.stream().anyMatch(PatientParts::isItem);
  }

  private static boolean isItem(Chunk chunk) {
    return chunk.as(ConceptMention.class) != null
        || chunk.as(VitalReading.class) != null
        || chunk.as(DoseRule.Dose.class) != null;
  }
}
