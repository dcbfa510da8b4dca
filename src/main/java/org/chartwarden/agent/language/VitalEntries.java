package org.chartwarden.agent.language;

import java.util.List;
import java.util.Objects;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.recognisers.VitalReading;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.Concept;

/** The vital signs that an instruction wants written down. */
final class VitalEntries {

  private final Scene scene;
  private final List<Goal> goals;

  /** Adds to the goals of the questions, since a value said answers a question for it. */
  VitalEntries(Scene scene, List<Goal> goals) {
    this.scene = scene;
    this.goals = goals;
  }

  /** "Document the blood pressure" without one. */
  static boolean records(Frame frame) {
    return frame
        .symbols()
        .matches(
            " (?:(?:please|kindly|and|also|can|could|you|i|want|need|to|<patient>|:|,|-) )*(?:record|document|chart|log|enter|write down|note down|jot down|register|save|file) (?!of |number |no ).*");
  }

  /** "Sats are 93 %. Please record the SpO2.": the value was said before. */
  boolean said(List<Goal> asked) {
    return asked.stream()
        .allMatch(
            a ->
                a instanceof Goal.Reading r
                    && goals.stream()
                        .anyMatch(
                            g ->
                                g instanceof Goal.Vital v
                                    && v.concept().id().equals(r.measured().concept().id())));
  }

  /** "I measured it at 09:40": when the vital signs just read were taken. */
  boolean time(Frame frame) {
    if (goals.stream().noneMatch(g -> g instanceof Goal.Vital)) {
      return false;
    }
    String time = VitalTimes.of(frame, scene.now());
    if (time == null
        || !frame.matches("measured|taken|took|obtained|checked|recorded|at|was|done|got")) {
      return false;
    }
    boolean any = false;
    for (int i = 0; i < goals.size(); i++) {
      if (goals.get(i) instanceof Goal.Vital v && v.effective() == null) {
        goals.set(i, at(v, time));
        any = true;
      }
    }
    return any;
  }

  private static Goal.Vital at(Goal.Vital v, String time) {
    return new Goal.Vital(
        v.patient(),
        v.concept(),
        v.flowsheetId(),
        v.systolic(),
        v.diastolic(),
        v.value(),
        v.unit(),
        v.said(),
        time);
  }

  /** Takes the vital signs of a clause; false when it has none. */
  boolean take(Frame frame, Condition condition) {
    List<VitalReading> readings = frame.all(VitalReading.class);
    if (readings.isEmpty()) {
      return false;
    }
    if (condition != null) {
      throw NotUnderstood.unsupported("I record a vital sign only without a condition.");
    }
    for (Chunk chunk : frame.chunks()) {
      if (chunk.symbol().matches("\\d+(\\.\\d+)?|<cmp>|<dose>|<quote>")) {
        throw NotUnderstood.unsupported(
            "I do not understand \""
                + chunk.raw()
                + "\" in \""
                + ConditionReader.text(frame)
                + "\", so I recorded nothing.");
      }
    }
    plausible(readings);
    String time = VitalTimes.of(frame, scene.now());
    goals.removeIf(
        g ->
            g instanceof Goal.Reading r
                && readings.stream()
                    .anyMatch(v -> v.concept().id().equals(r.measured().concept().id())));
    if (frame.matches(
        "previous|previously|prior|baseline|usually|usual|last time|up from|down from")) {
      throw NotUnderstood.unsupported(
          "I do not see which value is to be recorded in \"" + ConditionReader.text(frame) + "\".");
    }
    for (int patient : scene.patients()) {
      for (VitalReading reading : readings) {
        Concept concept = reading.concept();
        once(patient, reading, time, frame);
        List<String> codes = scene.definitions().resultCodes(concept);
        goals.add(
            new Goal.Vital(
                patient,
                concept,
                codes.isEmpty() ? null : codes.get(0),
                reading.systolic(),
                reading.diastolic(),
                reading.value(),
                reading.unit(),
                reading.said(),
                time));
      }
    }
    return true;
  }

  private static void plausible(List<VitalReading> readings) {
    for (VitalReading reading : readings) {
      if (reading.systolic() != null && reading.systolic().compareTo(reading.diastolic()) <= 0) {
        throw NotUnderstood.unsupported(
            "\"" + reading.said() + "\" is no blood pressure, so I recorded nothing.");
      }
    }
  }

  /** Two values of one sign at one time, or one of them of another day, are not both meant. */
  private void once(int patient, VitalReading reading, String time, Frame frame) {
    for (Goal goal : goals) {
      if (goal instanceof Goal.Vital v
          && v.patient() == patient
          && v.concept().id().equals(reading.concept().id())
          && (Objects.equals(v.effective(), time)
              || v.effective() != null && v.effective().length() == 10)) {
        throw NotUnderstood.unsupported(
            "I see two values of one vital sign in \"" + ConditionReader.text(frame) + "\".");
      }
    }
  }
}
