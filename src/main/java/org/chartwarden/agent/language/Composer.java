package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Interpretation;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.agent.language.plan.Statistic;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.Age;
import org.chartwarden.agent.language.recognisers.CodeDefinition;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.recognisers.VitalReading;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Puts the clauses of an instruction together: which condition governs which order. */
final class Composer {

  private static final String NO_ORDER =
      "(?:don't|dont|do not|never|not|avoid|skip|hold off|withhold|no need to|refrain|without|no|n't|shouldn't|mustn't|must not|should not) (?:{any} ){0,4}(?:order|orders|ordering|replace|replete|replacement|repletion|give|prescribe|anything|treat|place|send|action|recheck|repeat|request|one|start|do|it|any|administer)|do nothing|nothing|leave it|hold off|no action|no orders|skip|just (?:give|report|tell|answer|return|say|leave|the)|no further action|leave (?:things|that|everything|them|as is)|as they are";

  private final Scene scene;
  private final List<PatientMention> patients;
  private final String instruction;
  private final List<Goal> goals = new ArrayList<>();
  private final List<Goal.Ordering> orders = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Condition condition;
  private Condition last;

  private boolean forbidden;
  private boolean forbiddenLab;

  /** Whether the condition in force stood behind what it governs. */
  private boolean backward;

  Composer(Scene scene, List<PatientMention> patients, String instruction) {
    this.scene = scene;
    this.patients = patients;
    this.instruction = instruction;
  }

  List<String> notes() {
    return notes;
  }

  List<Goal> compose(List<Frame> frames) {
    refuseAlteration(frames);
    int sentence = -1;
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      if (frame.sentence() != sentence) {
        sentence = frame.sentence();

        condition = null;
        backward = false;
      }
      scene.patients(patientsOf(frame, patients));
      switch (frame.role()) {
        case IF, UNLESS -> condition(frames, i);
        case OTHERWISE -> {
          condition = before(frames, i, false);
          backward = false;
          main(frames, i);
        }
        default -> main(frames, i);
      }
    }
    return finished();
  }

  private void condition(List<Frame> frames, int i) {
    Frame frame = frames.get(i);
    if (takesUp(frame)) {
      condition = before(frames, i, true);
      return;
    }
    if (frame.matches(
            "any questions|possible|you can|you could|you have time|that 's ok|convenient|you don't mind|you would|you please|anything is unclear")
        && frame.concepts(Kind.LAB).isEmpty()) {
      return;
    }
    Condition read = ConditionReader.read(frame, scene);
    Condition effective = frame.role() == Frame.Role.UNLESS ? new Condition.Not(read) : read;
    boolean previousActs =
        i > 0 && frames.get(i - 1).sentence() == frame.sentence() && acts(frames.get(i - 1));
    boolean nextFollows = i + 1 < frames.size() && frames.get(i + 1).sentence() == frame.sentence();
    boolean behind = previousActs && (!frame.joined() || !nextFollows);
    boolean previousForbids =
        i > 0 && frames.get(i - 1).sentence() == frame.sentence() && forbids(frames.get(i - 1));
    last = read;
    if (previousForbids && (!nextFollows || !frame.joined())) {
      forbidden = false;
      exclude(effective);
      condition = null;
    } else if (behind) {
      governPrevious(frames, i - 1, effective);

      condition = effective;
      this.backward = true;
    } else if (nextFollows) {
      this.backward = false;
      condition = together(frames, i, effective);
    } else if (!orders.isEmpty()) {
      governAll(effective);
    } else {
      throw NotUnderstood.unsupported(
          "I do not see what is to be done if \"" + ConditionReader.text(frame) + "\".");
    }
  }

  /** What "if so" and "if not" take up: the last condition, or the last yes-or-no question. */
  private Condition before(List<Frame> frames, int i, boolean so) {
    if (last != null) {
      return so ? last : new Condition.Not(last);
    }
    for (int j = i - 1; j >= 0; j--) {
      Frame frame = frames.get(j);
      boolean existence =
          frame
                  .symbols()
                  .matches(
                      " (?:(?:hi|hey|please|check|see|,|-) )*(?:has|have|does|did|is there|are there|any|was there) .*")
              || frame.matches("whether|if|any");
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
        last = ConditionReader.read(asked, scene);
        return so ? last : new Condition.Not(last);
      }
      if (existence && !scene.named(frame).isEmpty()) {
        Condition missing = new Condition.Missing(scene.named(frame).get(0));
        last = so ? new Condition.Not(missing) : missing;
        return last;
      }
    }
    boolean nothingToDo = i + 1 >= frames.size() && forbids(frames.get(i));
    if (!so && (nothingToDo || forbids(frames.get(i)) || frames.get(i).isEmpty())) {
      return null;
    }
    throw NotUnderstood.unsupported(
        "I do not see what \""
            + (so ? "if so" : "otherwise")
            + "\" takes up; please name the condition.");
  }

  /** Two conditions in a row: "if A, or if B". */
  private Condition together(List<Frame> frames, int i, Condition effective) {
    if (i == 0
        || condition == null
        || !frames.get(i - 1).isCondition()
        || frames.get(i - 1).sentence() != frames.get(i).sentence()) {
      return effective;
    }
    List<Chunk> before = frames.get(i - 1).chunks();
    boolean or = !before.isEmpty() && before.get(before.size() - 1).is("or");
    Condition both =
        or ? new Condition.Any(List.of(condition, effective)) : Condition.and(condition, effective);
    last = both;
    return both;
  }

  /** "If so", "if it is": the condition was said before. */
  private static boolean takesUp(Frame frame) {
    return frame.isCondition()
        && frame
            .symbols()
            .strip()
            .matches(
                "(?:so|yes|it is|it was|they are|that is the case|that 's the case|true|positive|is)[ ,:.-]*");
  }

  private void main(List<Frame> frames, int i) {
    Frame frame = frames.get(i);
    if (forbids(frame)) {
      if (!frame.all(Comparison.class).isEmpty()
          || frame.chunks().stream().anyMatch(c -> c.symbol().matches("<dose>|<age>"))) {
        throw NotUnderstood.unsupported(
            "I do not understand \"" + ConditionReader.text(frame) + "\".");
      }
      boolean conditionFollows =
          i + 1 < frames.size()
              && frames.get(i + 1).isCondition()
              && frames.get(i + 1).sentence() == frame.sentence()
              && !frames.get(i + 1).joined();
      if (!conditionFollows) {
        forbid(frame, backward ? null : condition);
      }
      return;
    }
    if (vital(frame)) {
      return;
    }
    if (acts(frame)) {
      boolean conditionFollows = i + 1 < frames.size() && frames.get(i + 1).isCondition();
      order(conditionFollows || condition != null ? frame.withoutLeading("only") : frame);
      return;
    }
    boolean tested = i + 1 < frames.size() && takesUp(frames.get(i + 1));
    ask(tested ? frame.without(Age.class, Comparison.class) : frame);
  }

  private void ask(Frame frame) {
    boolean onlyWindow =
        frame.first(Window.class).isPresent() && frame.concepts(Kind.LAB, Kind.VITAL).isEmpty();
    if (condition != null && frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()) {
      refuseUnread(frame);
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
      } else if (onlyWindow) {
        narrow(frame.first(Window.class).orElseThrow());
      }
      refuseUnread(frame);
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

  private boolean vital(Frame frame) {
    List<VitalReading> readings = frame.all(VitalReading.class);
    if (readings.isEmpty()) {
      return false;
    }
    if (condition != null) {
      throw NotUnderstood.unsupported("I record a vital sign only without a condition.");
    }
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

  private void order(Frame frame) {
    String dictated = Dictation.in(frame, instruction);
    if (frame.matches("stop|discontinue|cease|dc|d / c|take off|discontinuing")
        && !frame.concepts(Kind.MEDICATION).isEmpty()) {
      for (int patient : scene.patients()) {
        add(
            patient,
            new Order.Stop(
                frame.concepts(Kind.MEDICATION).get(0).of(Kind.MEDICATION).orElseThrow()));
      }
      return;
    }
    if (scene.measured().isEmpty()) {
      scene.measured(scene.named(frame));
    }
    List<Order> read = OrderReader.read(frame, scene, dictated);
    for (int patient : scene.patients()) {
      for (Order order : read) {
        add(patient, order);
      }
    }
  }

  private void add(int patient, Order order) {
    Condition governing = condition;
    Concept concept = OrderReader.concept(order);
    Goal.Ordering before =
        orders.stream()
            .filter(o -> o.patient() == patient && o.condition() != null)
            .reduce((a, b) -> b)
            .orElse(null);
    boolean sameSubject =
        before != null
            && order instanceof Order.Lab
            && before.order() instanceof Order.Medication
            && before.basis() != null
            && before.basis().concept().id().equals(concept.id());
    if (governing == null && sameSubject) {
      governing = before.condition();
      notes.add(
          "The "
              + concept.display().toLowerCase(java.util.Locale.ROOT)
              + " order goes with the replacement and is due only with it.");
    }
    Measured basis = basis(order, governing);
    if (governing == null && basis != null && dosedByResult(order)) {
      governing = new Condition.Compare(basis, Comparison.of(Comparison.Word.LOW));
    }
    Goal.Ordering ordering = new Goal.Ordering(patient, order, governing, basis);
    boolean repeated =
        orders.stream().anyMatch(o -> o.patient() == patient && o.order().equals(order));
    if (!repeated) {
      orders.add(ordering);
    }
  }

  private Measured basis(Order order, Condition governing) {
    if (!(order instanceof Order.Medication)) {
      return null;
    }
    Measured tested = Conditions.tested(governing);
    if (tested != null) {
      return tested;
    }
    return scene.measured().isEmpty() ? null : scene.measured().get(0);
  }

  private void governPrevious(List<Frame> frames, int frame, Condition effective) {
    int sentence = frames.get(frame).sentence();
    int count = 0;
    for (int j = frame;
        j >= 0 && frames.get(j).sentence() == sentence && acts(frames.get(j));
        j--) {
      count++;
    }
    int patientsNow = scene.patients().size();
    int from = Math.max(0, orders.size() - Math.max(1, count) * patientsNow);
    for (int j = from; j < orders.size(); j++) {
      govern(j, effective);
    }
  }

  private void governAll(Condition effective) {
    for (int j = 0; j < orders.size(); j++) {
      govern(j, effective);
    }
  }

  private void govern(int index, Condition effective) {
    Goal.Ordering o = orders.get(index);
    Condition all = Condition.and(o.condition(), effective);
    Measured tested = Conditions.tested(all);
    boolean drug = o.order() instanceof Order.Medication;
    orders.set(
        index,
        new Goal.Ordering(
            o.patient(), o.order(), all, drug && tested != null ? tested : o.basis()));
  }

  private final List<Condition> exclusions = new ArrayList<>();

  private void forbid(Frame frame, Condition when) {
    if (when != null) {
      exclude(when);
    } else if (frame.matches("level|levels|lab|labs|test|recheck|repeat")
        && !frame.matches("anything|replace|replacement|orders|nothing")) {
      forbiddenLab = true;
    } else if (frame.role() != Frame.Role.OTHERWISE
        && !frame.matches("else|other|additional|further|extra|more|nothing else|just .*")) {
      forbidden = true;
    }
  }

  private void exclude(Condition when) {
    exclusions.add(new Condition.Not(when));
  }

  private static boolean forbids(Frame frame) {
    return !frame.isCondition()
        && frame.matches(NO_ORDER)
        && frame.all(VitalReading.class).isEmpty()
        && !(frame.matches("just")
            && !frame.matches("don't|do not|dont|no|nothing|leave")
            && !frame.concepts(Kind.LAB, Kind.VITAL).isEmpty());
  }

  /** Whether a clause orders, replaces, refers or stops. */
  static boolean acts(Frame frame) {
    if (frame.isCondition() || forbids(frame)) {
      return false;
    }
    return Actions.orders(frame);
  }

  static List<Integer> patientsOf(Frame frame, List<PatientMention> patients) {
    List<Integer> found = new ArrayList<>();
    for (PatientMention mention : frame.all(PatientMention.class)) {
      for (int i = 0; i < patients.size(); i++) {
        if (patients.get(i).sameAs(mention) && !found.contains(i)) {
          found.add(i);
        }
      }
    }
    if (found.isEmpty()
        && frame.matches(
            "both patients|all patients|each patient|these patients|for both|for each|each of them|both of them")) {
      for (int i = 0; i < patients.size(); i++) {
        found.add(i);
      }
    }
    return found;
  }

  private static void refuseAlteration(List<Frame> frames) {
    for (Frame frame : frames) {
      if (Actions.alters(frame)) {
        throw new NotUnderstood(
            Interpretation.Reason.UNSAFE,
            "I never delete or alter what is in the chart on a plain-words request (\""
                + ConditionReader.text(frame)
                + "\").");
      }
    }
  }

  private static void refuseUnread(Frame frame) {
    for (Chunk chunk : frame.chunks()) {
      boolean background =
          chunk.as(ConceptMention.class) != null
              && chunk
                  .as(ConceptMention.class)
                  .of(Kind.MEDICATION, Kind.LAB, Kind.IMAGING)
                  .isEmpty();
      boolean clinical =
          chunk.symbol().matches("<dose>|<reading>|<cmp>|<age>")
              || chunk.is("<concept>")
                  && frame.first(CodeDefinition.class).isEmpty()
                  && !frame.chunks().stream()
                      .anyMatch(c -> c.symbol().matches("<dosing>|<format>|<fallback>"));
      boolean defined =
          frame.matches(
              "<dosing>|<code-def>|threshold|goal|target|low|normal|range|hypo\\S*|protocol|dosing|instructions|considered|counts as");
      if (clinical && !defined && !(background && !Actions.orders(frame))) {
        throw NotUnderstood.unsupported(
            "I do not understand \""
                + chunk.raw()
                + "\" in \""
                + ConditionReader.text(frame)
                + "\".");
      }
    }
    if (frame.matches(
        "compared (?:with|to)|one before|second last|penultimate|before it|which of")) {
      throw NotUnderstood.unsupported(
          "I cannot compare results with each other as in \""
              + ConditionReader.text(frame)
              + "\".");
    }
    if (frame.matches(
        "write (?:a |an |me )*(?:poem|story|song|essay|letter|note|joke|email)|poem|joke|diagnose|diagnosis for|prognosis|what should i|recommend|your opinion|think|weather|translate|bill|email|call|transfer|discharge|admit|text message")) {
      throw NotUnderstood.unsupported("I cannot do this: \"" + ConditionReader.text(frame) + "\".");
    }
  }

  private List<Goal> finished() {
    if (forbidden && !orders.isEmpty()
        || forbiddenLab && orders.stream().anyMatch(o -> o.order() instanceof Order.Lab)) {
      throw NotUnderstood.unsupported(
          "The task both asks for an order and says not to order; please say which holds.");
    }
    List<Goal> all = new ArrayList<>(goals);
    for (Goal.Ordering ordering : orders) {
      Condition effective = ordering.condition();
      for (Condition exclusion : exclusions) {
        effective = Condition.and(effective, exclusion);
      }
      Measured tested = Conditions.tested(effective);
      Measured basis =
          ordering.basis() == null && ordering.order() instanceof Order.Medication
              ? tested
              : ordering.basis();
      implied(
          all,
          ordering.patient(),
          ordering.condition() == null && dosedByResult(ordering.order())
              ? ordering.basis()
              : Conditions.tested(ordering.condition()),
          ordering.condition() instanceof Condition.Missing);
      all.add(new Goal.Ordering(ordering.patient(), ordering.order(), effective, basis));
    }
    if (all.isEmpty()) {
      throw NotUnderstood.unsupported("I do not understand what is wanted.");
    }
    return all;
  }

  private static boolean dosedByResult(Order order) {
    return order instanceof Order.Medication medication
        && !(medication.rule() instanceof DoseRule.Dose);
  }

  /** A condition on a value that nobody asked for by itself still tells it in the answer. */
  private static void implied(List<Goal> all, int patient, Measured tested, boolean missing) {
    if (tested == null) {
      return;
    }
    boolean asked =
        all.stream()
            .anyMatch(
                g ->
                    g instanceof Goal.Reading r
                        && r.patient() == patient
                        && r.measured().concept().isRelative(tested.concept()));
    if (!asked) {
      Measured shown =
          missing
              ? new Measured(tested.concept(), tested.codes(), Window.ALWAYS, tested.unit())
              : tested;
      all.add(new Goal.Reading(patient, shown, Statistic.LATEST, false, true));
    }
  }
}
