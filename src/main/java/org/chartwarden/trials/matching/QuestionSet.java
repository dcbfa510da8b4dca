package org.chartwarden.trials.matching;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Arrays;
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

  /** For each question the forms that are it. */
  private final List<int[]> asking = new ArrayList<>();

  private final List<Node> nodes = new ArrayList<>();

  /** For each form those that it is a part of. */
  private final List<int[]> wholes = new ArrayList<>();

  private final Map<Object, Integer> nodeNumbers = new HashMap<>();
  private final Map<Set<FactList>, Silence> silences = new ConcurrentHashMap<>();

  /**
   * A form whose parts stand before it: a question, or joined parts.
   *
   * @param question the number of its question; -1 where it has parts
   * @param leaf what makes another thing of the answer; null for the answer itself
   * @param joined how its parts are joined; null for a question
   * @param parts their places; none for a question
   * @param settling the state of one part that settles the whole; null when none does
   */
  private record Node(
      int question, Leaf leaf, Compound joined, int[] parts, CriterionState settling) {

    static Node asked(int question, Leaf leaf) {
      return new Node(question, leaf, null, IntLists.NONE, null);
    }

    static Node joined(Compound form, int[] parts, CriterionState settling) {
      return new Node(-1, null, form, parts, settling);
    }

    CriterionState told(CriterionVerdict verdict, PatientFacts facts) {
      return leaf == null ? verdict.state() : leaf.given(verdict, facts).state();
    }
  }

  /** The state of one part that settles the whole; null when none does. */
  private static CriterionState settling(Compound form) {
    return switch (form) {
      case CriterionForm.AllOf all -> CriterionState.NOT_MET;
      case CriterionForm.AnyOf any -> CriterionState.MET;
      default -> null;
    };
  }

  /** What tells joined forms apart. */
  private record Joint(String how, List<Integer> parts) {}

  /** The answers to silence, by the lists that are complete. */
  private record Silence(CriterionState[] states, LookIndex looks) {}

  /**
   * Takes the questions of a form; not while others ask.
   *
   * @return the place of its state in {@link Answers}
   */
  int add(CriterionForm form) {
    if (form instanceof Compound compound) {
      List<Integer> parts = compound.parts().stream().map(this::add).toList();
      CriterionState settling = settling(compound);
      return node(
          new Joint(compound.joint(), parts),
          Node.joined(
              compound,
              // Where one part may settle the whole those are asked first that take least.
              (settling == null
                      ? parts.stream()
                      : parts.stream().sorted(comparingInt(this::effort)))
                  .mapToInt(Integer::intValue)
                  .toArray(),
              settling));
    }
    if (form instanceof Leaf leaf) {
      int question = question(new Leaf(leaf.test().underlying(), NOWHERE, List.of(), false));
      return leaf.plain()
          ? node(questions.get(question), Node.asked(question, null))
          : node(
              // Words beside it are read by where they stand in the words of the question.
              new Leaf(leaf.test(), anywhere(leaf.span()), leaf.open(), leaf.wanted()),
              Node.asked(question, leaf));
    }
    Unsupported unread = (Unsupported) form;
    int question = question(new Unsupported(anywhere(unread.span()), unread.withDenial()));
    return node(questions.get(question), Node.asked(question, null));
  }

  private int effort(int node) {
    Node one = nodes.get(node);
    return one.joined() != null ? 2 : one.leaf() == null ? 0 : 1;
  }

  private static TextSpan anywhere(TextSpan span) {
    return new TextSpan(0, span.text().length(), span.text());
  }

  private int question(CriterionForm asked) {
    return questionNumbers.computeIfAbsent(
        asked,
        one -> {
          questions.add(one);
          asking.add(IntLists.NONE);
          return questions.size() - 1;
        });
  }

  private int node(Object key, Node node) {
    Integer known = nodeNumbers.putIfAbsent(key, nodes.size());
    if (known != null) {
      return known;
    }
    int place = nodes.size();
    nodes.add(node);
    wholes.add(IntLists.NONE);
    if (node.joined() == null) {
      asking.set(node.question(), IntLists.with(asking.get(node.question()), place));
    }
    for (int part : node.parts()) {
      wholes.set(part, IntLists.with(wholes.get(part), place));
    }
    return place;
  }

  int size() {
    return questions.size();
  }

  /** The states of all forms for one patient. */
  Answers answers(PatientFacts facts) {
    return new Answers(facts);
  }

  /** The states of forms for one patient, each found when it is first asked for. */
  final class Answers {

    private final PatientFacts facts;

    /** The states of forms; null for one that may be another than that to silence. */
    private final CriterionState[] states;

    private final CriterionVerdict[] verdicts = new CriterionVerdict[questions.size()];

    private Answers(PatientFacts facts) {
      this.facts = facts;
      Silence silence =
          silences.computeIfAbsent(Set.copyOf(facts.complete()), QuestionSet.this::silence);
      this.states = silence.states().clone();
      BitSet told = silence.looks().finding(facts);
      for (int i = told.nextSetBit(0); i >= 0; i = told.nextSetBit(i + 1)) {
        open(asking.get(i));
      }
    }

    private void open(int[] places) {
      for (int place : places) {
        if (states[place] != null) {
          states[place] = null;
          open(wholes.get(place));
        }
      }
    }

    /** The state at a place that {@link #add} gave. */
    CriterionState state(int place) {
      CriterionState known = states[place];
      return known == null ? found(place) : known;
    }

    private CriterionState found(int place) {
      Node node = nodes.get(place);
      states[place] =
          node.joined() == null ? node.told(verdict(node.question()), facts) : joined(node);
      return states[place];
    }

    private CriterionVerdict verdict(int question) {
      if (verdicts[question] == null) {
        verdicts[question] = questions.get(question).verdict(facts);
      }
      return verdicts[question];
    }

    /** What is known without asking may settle it; so may any part. */
    private CriterionState joined(Node node) {
      if (node.settling() != null) {
        for (int part : node.parts()) {
          if (states[part] == node.settling()) {
            return node.settling();
          }
        }
      }
      CriterionState[] parts = new CriterionState[node.parts().length];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = state(node.parts()[i]);
        if (parts[i] == node.settling()) {
          return parts[i];
        }
      }
      return node.joined().joined(Arrays.asList(parts));
    }
  }

  private Silence silence(Set<FactList> complete) {
    LookIndex looks = new LookIndex();
    CriterionVerdict[] verdicts = new CriterionVerdict[questions.size()];
    Map<Integer, List<Node>> narrowed = new HashMap<>();
    for (Node node : nodes) {
      if (node.leaf() != null) {
        narrowed.computeIfAbsent(node.question(), one -> new ArrayList<>()).add(node);
      }
    }
    for (int i = 0; i < verdicts.length; i++) {
      Set<FactLook> taken = new LinkedHashSet<>();
      PatientFacts nobody = PatientFacts.silent(complete, taken::add);
      verdicts[i] = questions.get(i).verdict(nobody);
      for (Node node : narrowed.getOrDefault(i, List.of())) {
        node.told(verdicts[i], nobody);
      }
      for (FactLook look : taken) {
        looks.add(look, i);
      }
    }
    PatientFacts nobody = PatientFacts.silent(complete, look -> {});
    CriterionState[] states = new CriterionState[nodes.size()];
    for (int i = 0; i < states.length; i++) {
      Node node = nodes.get(i);
      if (node.joined() == null) {
        states[i] = node.told(verdicts[node.question()], nobody);
      } else {
        List<CriterionState> parts = new ArrayList<>(node.parts().length);
        for (int part : node.parts()) {
          parts.add(states[part]);
        }
        states[i] = node.joined().joined(parts);
      }
    }
    return new Silence(states, looks);
  }
}
