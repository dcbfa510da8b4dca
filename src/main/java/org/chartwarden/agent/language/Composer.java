package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Condition;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.agent.language.recognisers.Age;
import org.chartwarden.agent.language.recognisers.VitalReading;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.Kind;

/** Puts the clauses of an instruction together: which condition governs which order. */
final class Composer {

  private static final String NO_ORDER =
      "(?:don't|dont|do not|never|not|avoid|skip|hold off|withhold|no need to|refrain|without|no|n't|shouldn't|mustn't|must not|should not) (?:{any} ){0,4}(?:order|orders|ordering|replace|replete|replacement|repletion|give|prescribe|anything|treat|place|send|action|recheck|repeat|request|one|start|do|it|any|administer)|do nothing|nothing|leave it|hold off|no action|no orders|skip|just (?:give|report|tell|answer|return|say|leave|the)|no further action|leave (?:things|that|everything|them|as is)|as they are";

  private final Scene scene;
  private final List<PatientMention> patients;
  private final String instruction;
  private final OrderBook orders;
  private final Questions questions;
  private Condition condition;
  private final Antecedents antecedents;

  /** What "otherwise" leaves for the condition that follows it. */
  private Condition rest;

  /** Whether the condition in force stood behind what it governs. */
  private boolean backward;

  Composer(Scene scene, List<PatientMention> patients, String instruction) {
    this.scene = scene;
    this.patients = patients;
    this.instruction = instruction;
    this.orders = new OrderBook(scene);
    this.questions = new Questions(scene);
    this.antecedents = new Antecedents(scene);
  }

  List<String> notes() {
    List<String> all = new ArrayList<>(orders.notes());
    all.addAll(questions.notes());
    return all;
  }

  List<Goal> compose(List<Frame> clauses) {
    List<Frame> frames = Elisions.unlessAsIf(clauses);
    Refusals.alteration(frames);
    Refusals.advice(frames);
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
          otherwise(frames, i);
        }
        default -> main(frames, i);
      }
    }
    return orders.with(questions.goals());
  }

  private void condition(List<Frame> frames, int i) {
    Frame frame = frames.get(i);
    Condition resumed =
        Antecedents.takesUp(frame) || Antecedents.denies(frame)
            ? antecedents.resumed(frames, i)
            : null;
    if (resumed != null) {
      resume(frames, i, frame.role() == Frame.Role.UNLESS ? new Condition.Not(resumed) : resumed);
      return;
    }
    if (narrows(frames, i) || existsAndAsks(frames, i)) {
      return;
    }
    if (frame.matches(
            "any questions|possible|you can|you could|you have time|that 's ok|convenient|you don't mind|you would|you (?:logged|recorded|charted|documented|entered|saved|noted) (?:it|this|that)|you please|anything is unclear")
        && frame.concepts(Kind.LAB).isEmpty()) {
      return;
    }
    Condition read = ConditionReader.read(frame, scene);
    Condition own = frame.role() == Frame.Role.UNLESS ? new Condition.Not(read) : read;
    Condition effective = Condition.and(rest, own);
    boolean previousActs =
        i > 0 && frames.get(i - 1).sentence() == frame.sentence() && acts(frames.get(i - 1));
    boolean nextFollows = i + 1 < frames.size() && frames.get(i + 1).sentence() == frame.sentence();
    boolean behind = previousActs && (!frame.joined() || !nextFollows);
    boolean previousForbids =
        i > 0 && frames.get(i - 1).sentence() == frame.sentence() && forbids(frames.get(i - 1));
    Condition earlier = rest == null ? null : antecedents.last();
    antecedents.told(frame, i, read);
    if (earlier != null) {
      antecedents.alternative(earlier);
    }
    rest = null;
    if (previousForbids && parameters(frames.get(i - 1))) {
      throw NotUnderstood.unsupported(
          "I cannot order with a rule when to hold the drug (\""
              + ConditionReader.text(frame)
              + "\").");
    }
    if (previousForbids && (!nextFollows || !frame.joined())) {
      orders.exclude(effective);
      condition = null;
    } else if (behind) {
      samePatient(frame, frames.get(i - 1));
      governPrevious(frames, i - 1, effective);

      condition = effective;
      this.backward = true;
    } else if (nextFollows) {
      samePatient(frame, frames.get(i + 1));
      this.backward = false;
      condition = together(frames, i, effective);
    } else if (!orders.isEmpty()
        && (i == 0
            || frames.get(i - 1).sentence() != frame.sentence()
            || frames.get(i - 1).isCondition())) {
      orders.governAll(effective);
    } else {
      throw NotUnderstood.unsupported(
          "I do not see what is to be done if \"" + ConditionReader.text(frame) + "\".");
    }
  }

  /** "Otherwise do B" holds where the last condition does not; so does "otherwise if C, do D". */
  private void otherwise(List<Frame> frames, int i) {
    Frame frame = frames.get(i);
    backward = false;
    boolean ifFollows =
        frame.isEmpty()
            && i + 1 < frames.size()
            && frames.get(i + 1).isCondition()
            && frames.get(i + 1).sentence() == frame.sentence();
    boolean onlyFallback =
        antecedents.last() == null
            && frame.chunks().stream().allMatch(c -> c.symbol().matches("[^\\p{L}<]+|<fallback>"));
    if (onlyFallback) {
      return;
    }
    condition = antecedents.of(frames, i, false);
    if (ifFollows) {
      rest = condition;
      condition = null;
    } else {
      main(frames, i);
    }
  }

  /** "If so" governs what follows it, or what stands before it in its sentence. */
  private void resume(List<Frame> frames, int i, Condition taken) {
    Frame frame = frames.get(i);
    boolean nextFollows = i + 1 < frames.size() && frames.get(i + 1).sentence() == frame.sentence();
    boolean previousActs =
        i > 0 && frames.get(i - 1).sentence() == frame.sentence() && acts(frames.get(i - 1));
    if (previousActs && (!frame.joined() || !nextFollows)) {
      governPrevious(frames, i - 1, taken);
      backward = true;
    }
    condition = taken;
  }

  /** "Furosemide daily, hold if the pressure is low": a rule for who gives it, no condition. */
  private boolean parameters(Frame forbidding) {
    return forbidding.matches("(?:hold|withhold|skip)(?! off)") && !orders.isEmpty();
  }

  /** "If there is, what is the MRN?": a question that needs no condition. */
  private boolean existsAndAsks(List<Frame> frames, int i) {
    boolean exists =
        frames
            .get(i)
            .symbols()
            .matches(
                " (?:there (?:is|are)|(?:he|she|they|it|one|we) (?:is|are|do|does|exists?|have)|found|any|exists?|available|on file|so|yes)(?: (?:one|him|her|them|it|so|such|there|registered|any))*[ ,:]*");
    boolean asks =
        i + 1 < frames.size()
            && frames.get(i + 1).sentence() == frames.get(i).sentence()
            && !acts(frames.get(i + 1))
            && frames.get(i + 1).matches("what|which|give|tell|report|return|mrn|provide|state");
    if (exists && asks) {
      condition = null;
    }
    return exists && asks;
  }

  /** A condition on one person never decides about an order for another. */
  private void samePatient(Frame tested, Frame ordered) {
    List<Integer> of = patientsOf(tested, patients);
    List<Integer> forWhom = patientsOf(ordered, patients);
    if (!of.isEmpty() && !forWhom.isEmpty() && !forWhom.equals(of)) {
      throw NotUnderstood.unsupported(
          "I never make an order for one patient depend on another (\""
              + ConditionReader.text(tested)
              + "\").");
    }
  }

  /** "… but only if it was taken within a day" narrows what is asked, where nothing is ordered. */
  private boolean narrows(List<Frame> frames, int i) {
    Frame frame = frames.get(i);
    boolean plain =
        frame.all(Comparison.class).isEmpty()
            && frame.concepts(Kind.LAB, Kind.VITAL, Kind.MEDICATION, Kind.PROBLEM).isEmpty()
            && !frame.has("low")
            && !frame.has("high")
            && !frame.has("abnormal");
    boolean acting = frames.stream().anyMatch(f -> f.sentence() >= frame.sentence() - 1 && acts(f));
    if (!plain || acting || !questions.asksReading()) {
      return false;
    }
    Age age = frame.first(Age.class).orElse(null);
    org.chartwarden.agent.language.plan.Window window =
        frame.first(org.chartwarden.agent.language.plan.Window.class).orElse(null);
    boolean negated = frame.matches("{neg}|isn't|not");
    if (age != null && negated != (frame.role() == Frame.Role.UNLESS)) {
      window =
          new org.chartwarden.agent.language.plan.Window(
              age.span().before(scene.now()), null, "not " + ConditionReader.text(frame));
      questions.narrow(window);
      return true;
    }
    if (window != null
        && age == null
        && !negated
        && frame.role() == Frame.Role.IF
        && frame.matches(
            "taken|drawn|measured|done|from|within|in|recorded|collected|resulted|is|was|dates")) {
      questions.narrow(window);
      return true;
    }
    return false;
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
    antecedents.together(both);
    return both;
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
        orders.forbid(frame, backward ? null : condition);
      }
      return;
    }
    frame = Elisions.filled(frames, i, patients);
    if (questions.vital(frame, condition)) {
      return;
    }
    if (dictates(frame)) {
      return;
    }
    if (acts(frame)) {
      boolean conditionFollows = i + 1 < frames.size() && frames.get(i + 1).isCondition();
      order(conditionFollows || condition != null ? frame.without("only") : frame);
      return;
    }
    boolean tested = i + 1 < frames.size() && Antecedents.takesUp(frames.get(i + 1));
    questions.ask(tested ? frame.without(Age.class, Comparison.class) : frame, condition, patients);
  }

  /** "Put in the note: "…"" and "send a referral" say more of a referral that stands. */
  private boolean dictates(Frame frame) {
    boolean bare =
        frame
                .concepts(Kind.SPECIALTY, Kind.IMAGING, Kind.LAB, Kind.MEDICATION, Kind.VITAL)
                .isEmpty()
            && frame.chunks().stream()
                .noneMatch(c -> c.symbol().matches("<dose>|<dosing>|<start>"));
    if (!bare || !orders.refers()) {
      return false;
    }
    boolean text = frame.chunks().stream().anyMatch(c -> c.is("<quote>"));
    return text
        || frame.matches("referral|consult|consultation|refer")
            && frame.matches("{order}|make|issue|do")
            && ReadWords.unread(frame).stream()
                .allMatch(
                    w ->
                        org.chartwarden.agent.language.text.Words.standard()
                            .in("order", w.toLowerCase(java.util.Locale.ROOT)));
  }

  private void order(Frame frame) {
    String dictated = Dictation.in(frame, instruction);
    if ((Actions.takesOff(frame)
            || frame.matches("stop|discontinue|cease|dc|d / c|take off|discontinuing"))
        && !frame.concepts(Kind.MEDICATION).isEmpty()) {
      for (int patient : scene.patients()) {
        frame
            .concepts(Kind.MEDICATION)
            .forEach(
                drug ->
                    orders.add(
                        patient,
                        new Order.Stop(drug.of(Kind.MEDICATION).orElseThrow()),
                        condition));
      }
      OrderWords.stopped(frame);
      return;
    }
    if (scene.measured().isEmpty()) {
      scene.measured(scene.named(frame));
    }
    List<Order> read = OrderReader.read(frame, scene, dictated);
    for (int patient : scene.patients()) {
      for (Order order : read) {
        orders.add(patient, order, condition);
      }
    }
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
    orders.governLast(Math.max(1, count) * patientsNow, effective);
  }

  static boolean forbids(Frame frame) {
    if (!frame.isCondition() && frame.symbols().matches(" (?:don't|dont|do not)[ .!]*")) {
      return true;
    }
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
}
