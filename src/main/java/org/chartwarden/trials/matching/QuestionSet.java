package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Compound;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.criteria.CriterionVerdict;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactLook;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * The different questions of many forms, and the different ways in which forms join them, answered
 * for one patient after the other. A question is only asked of a patient of whom one of its looks
 * finds something; to all others the answer is the one to silence, which is found once.
 */
final class QuestionSet {

  private static final TextSpan NOWHERE = new TextSpan(0, 0, "");

  /** A question as a form without a place. */
  private final List<CriterionForm> questions = new ArrayList<>();

  private final Map<CriterionForm, Integer> questionNumbers = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Object, Integer> nodeNumbers = new HashMap<>();
  private final Map<Set<FactList>, Silence> silences = new ConcurrentHashMap<>();

  /** A form whose parts stand before it. */
  private sealed interface Node {}

  /** The answer to a question, narrowed by open words where the leaf has any. */
  private record Asked(int question, Leaf narrowed) implements Node {}

  private record Joined(Compound form, int[] parts) implements Node {}

  /** What tells joined forms apart. */
  private record Joint(String how, List<Integer> parts) {}

  /** The answers to silence, by the lists that are complete. */
  private record Silence(CriterionVerdict[] verdicts, CriterionState[] states, LookIndex looks) {}

  /**
   * Takes the questions of a form; not while others ask.
   *
   * @return the place of its state in {@link #states}
   */
  int add(CriterionForm form) {
    if (form instanceof Compound compound) {
      List<Integer> parts = compound.parts().stream().map(this::add).toList();
      return node(
          new Joint(compound.joint(), parts),
          new Joined(compound, parts.stream().mapToInt(Integer::intValue).toArray()));
    }
    if (form instanceof Leaf leaf) {
      int question = question(new Leaf(leaf.test(), NOWHERE, List.of(), false));
      return leaf.open().isEmpty()
          ? node(questions.get(question), new Asked(question, null))
          : node(
              new Leaf(leaf.test(), NOWHERE, leaf.open(), leaf.wanted()),
              new Asked(question, leaf));
    }
    Unsupported unread = (Unsupported) form;
    String words = unread.span().text();
    int question =
        question(new Unsupported(new TextSpan(0, words.length(), words), unread.withDenial()));
    return node(questions.get(question), new Asked(question, null));
  }

  private int question(CriterionForm asked) {
    return questionNumbers.computeIfAbsent(
        asked,
        one -> {
          questions.add(one);
          return questions.size() - 1;
        });
  }

  private int node(Object key, Node node) {
    Integer known = nodeNumbers.putIfAbsent(key, nodes.size());
    if (known == null) {
      nodes.add(node);
      return nodes.size() - 1;
    }
    return known;
  }

  int size() {
    return questions.size();
  }

  /** The states of all forms for one patient. */
  CriterionState[] states(PatientFacts facts) {
    Silence silence = silences.computeIfAbsent(facts.complete(), this::silence);
    BitSet told = silence.looks().finding(facts);
    CriterionVerdict[] verdicts = silence.verdicts().clone();
    for (int i = told.nextSetBit(0); i >= 0; i = told.nextSetBit(i + 1)) {
      verdicts[i] = questions.get(i).verdict(facts);
    }
    CriterionState[] states = new CriterionState[nodes.size()];
    boolean[] changed = new boolean[states.length];
    for (int i = 0; i < states.length; i++) {
      states[i] =
          switch (nodes.get(i)) {
            case Asked asked -> {
              changed[i] = told.get(asked.question());
              yield changed[i] ? state(asked, verdicts, facts) : silence.states()[i];
            }
            case Joined joined -> {
              for (int part : joined.parts()) {
                changed[i] |= changed[part];
              }
              yield changed[i] ? state(joined, states) : silence.states()[i];
            }
          };
    }
    return states;
  }

  private static CriterionState state(
      Asked asked, CriterionVerdict[] verdicts, PatientFacts facts) {
    CriterionVerdict verdict = verdicts[asked.question()];
    return asked.narrowed() == null
        ? verdict.state()
        : asked.narrowed().narrowed(verdict, facts).state();
  }

  private static CriterionState state(Joined joined, CriterionState[] states) {
    List<CriterionState> parts = new ArrayList<>(joined.parts().length);
    for (int part : joined.parts()) {
      parts.add(states[part]);
    }
    return joined.form().joined(parts);
  }

  private Silence silence(Set<FactList> complete) {
    LookIndex looks = new LookIndex();
    CriterionVerdict[] verdicts = new CriterionVerdict[questions.size()];
    Map<Integer, List<Asked>> narrowed = new HashMap<>();
    for (Node node : nodes) {
      if (node instanceof Asked asked && asked.narrowed() != null) {
        narrowed.computeIfAbsent(asked.question(), one -> new ArrayList<>()).add(asked);
      }
    }
    for (int i = 0; i < verdicts.length; i++) {
      Set<FactLook> taken = new LinkedHashSet<>();
      PatientFacts nobody = PatientFacts.silent(complete, taken::add);
      verdicts[i] = questions.get(i).verdict(nobody);
      for (Asked asked : narrowed.getOrDefault(i, List.of())) {
        asked.narrowed().narrowed(verdicts[i], nobody);
      }
      for (FactLook look : taken) {
        looks.add(look, i);
      }
    }
    PatientFacts nobody = PatientFacts.silent(complete, look -> {});
    CriterionState[] states = new CriterionState[nodes.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] =
          switch (nodes.get(i)) {
            case Asked asked -> state(asked, verdicts, nobody);
            case Joined joined -> state(joined, states);
          };
    }
    return new Silence(verdicts, states, looks);
  }
}
