package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Statistic;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.VitalReading;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** The questions of an instruction and the vital signs it wants written down. */
final class Questions {

  private final Scene scene;
  private final List<Goal> goals = new ArrayList<>();

  Questions(Scene scene) {
    this.scene = scene;
  }

  List<Goal> goals() {
    return goals;
  }

  /** Reads what a clause asks. */
  void ask(Frame frame, Condition condition, List<PatientMention> patients) {
    boolean shape =
        frame.symbols().matches(" (?:please )?(?:answer|return|reply|output|respond) .*\\[ .*");
    if (shape) {
      return;
    }
    boolean onlyWindow =
        frame.first(Window.class).isPresent() && frame.concepts(Kind.LAB, Kind.VITAL).isEmpty();
    if (condition != null && frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()) {
      Refusals.unreadAfterCondition(frame);
      return;
    }
    List<Goal> found = new ArrayList<>();
    boolean valueAsked =
        frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()
            && frame.matches("what|which|give|report|tell")
            && frame.matches("{latest} (?:value|level|result|reading|one)|value|result|level")
            && goals.stream().noneMatch(g -> g instanceof Goal.Reading);
    for (int patient : scene.patients()) {
      if (valueAsked && !scene.measured().isEmpty()) {
        found.add(
            new Goal.Reading(
                patient,
                scene.measured().get(0),
                Statistic.LATEST,
                QuestionReader.asksTime(frame),
                false));
      }
      found.addAll(
          QuestionReader.read(
              frame, scene, patient, patient < patients.size() ? patients.get(patient) : null));
    }
    if (found.isEmpty()) {
      if (QuestionReader.asksTime(frame) && !goals.isEmpty()) {
        timePrevious();
      } else if (onlyWindow
          && frame.matches(
              "{latest}|value|level|values|readings|consider|only|window|look|restrict|results|limit")) {
        narrow(frame.first(Window.class).orElseThrow());
      }
      Refusals.unread(frame);
      return;
    }
    if (condition != null) {
      throw NotUnderstood.unsupported(
          "I cannot make a question depend on a condition (\""
              + ConditionReader.text(frame)
              + "\").");
    }
    for (Goal goal : found) {
      goals.removeIf(g -> refines(frame, goal, g));
      boolean asked = goals.stream().anyMatch(g -> same(g, goal));
      if (!asked) {
        goals.add(goal);
      } else if (goal instanceof Goal.Reading reading && reading.withTime()) {
        timePrevious();
      }
    }
  }

  /** "Is it rising? Give the trend over the last day." is one question, not two. */
  private static boolean refines(Frame frame, Goal later, Goal earlier) {
    return frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()
        && later instanceof Goal.Reading x
        && earlier instanceof Goal.Reading y
        && x.patient() == y.patient()
        && (x.statistic() == y.statistic() || y.statistic() == Statistic.LIST)
        && (y.measured().window().isOpen() || y.statistic() == Statistic.LIST)
        && x.measured().concept().id().equals(y.measured().concept().id());
  }

  /** Asking again for the same value in other words adds nothing. */
  private static boolean same(Goal a, Goal b) {
    if (a.equals(b)) {
      return true;
    }
    return a instanceof Goal.Reading x
        && b instanceof Goal.Reading y
        && x.patient() == y.patient()
        && x.statistic() == y.statistic()
        && x.measured().concept().id().equals(y.measured().concept().id())
        && x.measured().window().equals(y.measured().window());
  }

  /** "Mg check: look at the last level since yesterday": the window of what was asked before. */
  private void narrow(Window window) {
    boolean narrowed = false;
    for (int i = 0; i < goals.size(); i++) {
      if (goals.get(i) instanceof Goal.Reading r
          && r.measured().window().isOpen()
          && scene.patients().contains(r.patient())) {
        Measured m = r.measured();
        Measured within = new Measured(m.concept(), m.codes(), window, m.unit());
        goals.set(i, new Goal.Reading(r.patient(), within, r.statistic(), r.withTime(), false));
        scene.measured(List.of(within));
        narrowed = true;
      }
    }
    if (!narrowed) {
      scene.pendingWindow(window);
    }
  }

  private void timePrevious() {
    for (int i = 0; i < goals.size(); i++) {
      if (goals.get(i) instanceof Goal.Reading r) {
        goals.set(i, new Goal.Reading(r.patient(), r.measured(), r.statistic(), true, false));
      }
    }
  }

  /** Takes the vital signs of a clause; false when it has none. */
  boolean vital(Frame frame, Condition condition) {
    List<VitalReading> readings = frame.all(VitalReading.class);
    if (readings.isEmpty()) {
      return false;
    }
    if (condition != null) {
      throw NotUnderstood.unsupported("I record a vital sign only without a condition.");
    }
    goals.removeIf(
        g ->
            g instanceof Goal.Reading r
                && readings.stream()
                    .anyMatch(v -> v.concept().id().equals(r.measured().concept().id())));
    for (int patient : scene.patients()) {
      for (VitalReading reading : readings) {
        Concept concept = reading.concept();
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
                reading.said()));
      }
    }
    return true;
  }
}
