package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Statistic;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.VitalReading;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** The questions of an instruction and the vital signs it wants written down. */
final class Questions {

  private final Scene scene;
  private final List<Goal> goals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Questions(Scene scene) {
    this.scene = scene;
  }

  /** Words that were left unused, as remarks for the explanation. */
  List<String> notes() {
    return notes;
  }

  /** "Document the blood pressure" without one. */
  private static boolean records(Frame frame) {
    return frame
        .symbols()
        .matches(
            " (?:(?:please|kindly|and|also|can|could|you|i|want|need|to|<patient>|:|,|-) )*(?:record|document|chart|log|enter|write down|note down|jot down|register|save|file) (?!of |number |no ).*");
  }

  /** "Sats are 93 %. Please record the SpO2.": the value was said before. */
  private boolean vitalSaid(List<Goal> asked) {
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
  private boolean vitalTime(Frame frame) {
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
          && (ReadWords.unread(frame).isEmpty()
              || frame.matches(
                  "{latest}|value|level|values|readings|consider|only|window|look|restrict|results|limit"))) {
        narrow(frame.first(Window.class).orElseThrow());
      }
      if (vitalTime(frame) || Actions.files(frame) && !goals.isEmpty()) {
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
    if (records(frame) && vitalSaid(found)) {
      return;
    }
    if (records(frame)) {
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
                reading.said(),
                VitalTimes.of(frame, scene.now())));
      }
    }
    return true;
  }
}
