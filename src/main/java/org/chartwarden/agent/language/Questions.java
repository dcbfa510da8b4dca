package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Statistic;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.notes.vocabulary.Kind;

/** The questions of an instruction and the vital signs it wants written down. */
final class Questions {

  private final Scene scene;
  private final List<Goal> goals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final VitalEntries vitals;

  Questions(Scene scene) {
    this.scene = scene;
    this.vitals = new VitalEntries(scene, goals);
  }

  /** Words that were left unused, as remarks for the explanation. */
  List<String> notes() {
    return notes;
  }

  /** "If it is low, tell me": the value is told whatever it is. */
  private void reported(Frame frame, Condition condition) {
    Measured tested = Conditions.tested(condition);
    if (tested == null || !goals.isEmpty() || !frame.matches("tell|report|show|know|say|state")) {
      return;
    }
    scene
        .patients()
        .forEach(
            patient -> goals.add(new Goal.Reading(patient, tested, Statistic.LATEST, false, true)));
  }

  /** Whether a value is asked for. */
  boolean asksReading() {
    return goals.stream().anyMatch(g -> g instanceof Goal.Reading);
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
    if (frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()
        && frame
            .symbols()
            .matches(" (?:(?:and|,|also) )*(?:how (?:low|high)|which ones?)[ ,?.]*")) {
      throw NotUnderstood.unsupported(
          "I do not see what \"" + ConditionReader.text(frame) + "\" asks; please ask it apart.");
    }
    boolean onlyWindow =
        frame.first(Window.class).isPresent() && frame.concepts(Kind.LAB, Kind.VITAL).isEmpty();
    if (condition != null && frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()) {
      Refusals.unreadAfterCondition(frame);
      reported(frame, condition);
      return;
    }
    List<Goal> found = new ArrayList<>();
    boolean valueAsked =
        frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()
            && frame.matches("what|which|give|report|tell")
            && frame.matches(
                "what (?:was|is) (?:it|that)|{latest} (?:value|level|result|reading|one)|value|result|level")
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
          && (ReadWords.unread(frame).isEmpty()
              || frame.matches(
                  "{latest}|value|level|values|readings|consider|only|window|look|restrict|results|limit"))) {
        narrow(frame.first(Window.class).orElseThrow());
      }
      if (vitals.time(frame) || Actions.files(frame) && !goals.isEmpty()) {
        return;
      }
      Refusals.unread(frame);
      Refusals.unknownCommand(frame);
      List<String> aside = ReadWords.unread(frame);
      if (!aside.isEmpty()
          && frame.chunks().stream()
              .noneMatch(
                  c -> c.symbol().matches("<(?:quote|fallback|format|dosing|code-def|now)>"))) {
        notes.add("Not read as part of the task: \"" + ConditionReader.text(frame) + "\".");
      }
      return;
    }
    List<String> narrowing = ReadWords.narrowing(frame);
    if (!narrowing.isEmpty()) {
      throw NotUnderstood.unsupported(
          "I do not understand \""
              + String.join(", ", narrowing)
              + "\" in \""
              + ConditionReader.text(frame)
              + "\".");
    }
    List<String> aside = ReadWords.unread(frame);
    if (!aside.isEmpty()) {
      notes.add("Not used: \"" + String.join(", ", aside) + "\".");
    }
    if (VitalEntries.records(frame) && vitals.said(found)) {
      return;
    }
    if (VitalEntries.records(frame)) {
      throw NotUnderstood.unsupported(
          "I see no value to record in \"" + ConditionReader.text(frame) + "\".");
    }
    if (condition != null) {
      throw NotUnderstood.unsupported(
          "I cannot make a question depend on a condition (\""
              + ConditionReader.text(frame)
              + "\").");
    }
    for (Goal goal : found) {
      if (differenceOf(frame, goal)) {
        continue;
      }
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

  /** "Compare the last two: what is the difference?" is one question. */
  private boolean differenceOf(Frame frame, Goal later) {
    boolean difference =
        later instanceof Goal.Reading r && r.statistic() == Statistic.CHANGE
            || later instanceof Goal.Recent n && n.asked() == Goal.Recency.DIFFERENCE;
    if (!difference || !frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()) {
      return false;
    }
    for (int i = 0; i < goals.size(); i++) {
      if (goals.get(i) instanceof Goal.Recent x
          && x.patient() == later.patient()
          && x.asked() == Goal.Recency.DIRECTION) {
        goals.set(
            i,
            new Goal.Recent(
                x.patient(), x.measured(), x.values(), Goal.Recency.DIFFERENCE, x.withTime()));
        return true;
      }
    }
    return false;
  }

  /** Asking again for the same value in other words adds nothing. */
  private static boolean same(Goal a, Goal b) {
    if (a.equals(b)) {
      return true;
    }
    if (a instanceof Goal.Recent x
        && b instanceof Goal.Reading y
        && x.asked() == Goal.Recency.DIRECTION
        && y.statistic() == Statistic.TREND
        && x.patient() == y.patient()
        && x.measured().concept().id().equals(y.measured().concept().id())) {
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
  void narrow(Window window) {
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
    return vitals.take(frame, condition);
  }
}
