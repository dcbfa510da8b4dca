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
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Object, Integer> nodeNumbers = new HashMap<>();
  private final Map<Set<FactList>, Silence> silences = new ConcurrentHashMap<>();

  /** A form whose parts stand before it. */
  private sealed interface Node {}

  /** The answer to a question, or what a leaf makes of it; null for the answer itself. */
  private record Asked(int question, Leaf leaf) implements Node {}

  /**
   * Joined parts.
   *
   * @param settling the state of one part that settles the whole; null when none does
   */
  private record Joined(Compound form, int[] parts, CriterionState settling) implements Node {}

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
          new Joined(
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
          ? node(questions.get(question), new Asked(question, null))
          : node(
              // Words beside it are read by where they stand in the words of the question.
              new Leaf(leaf.test(), anywhere(leaf.span()), leaf.open(), leaf.wanted()),
              new Asked(question, leaf));
    }
    Unsupported unread = (Unsupported) form;
    int question = question(new Unsupported(anywhere(unread.span()), unread.withDenial()));
    return node(questions.get(question), new Asked(question, null));
  }

  private int effort(int node) {
    return switch (nodes.get(node)) {
      case Asked asked -> asked.leaf() == null ? 0 : 1;
      case Joined joined -> 2;
    };
  }

  private static TextSpan anywhere(TextSpan span) {
    return new TextSpan(0, span.text().length(), span.text());
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
  Answers answers(PatientFacts facts) {
    return new Answers(facts);
  }

  /** The states of forms for one patient, each found when it is first asked for. */
  final class Answers {

    private final PatientFacts facts;
    private final Silence silence;

    /** Whether the state of a form may be another than that to silence. */
    private final boolean[] open = new boolean[nodes.size()];

    private final CriterionState[] states = new CriterionState[nodes.size()];
    private final CriterionVerdict[] verdicts = new CriterionVerdict[questions.size()];

    private Answers(PatientFacts facts) {
      this.facts = facts;
      this.silence =
          silences.computeIfAbsent(Set.copyOf(facts.complete()), QuestionSet.this::silence);
      BitSet told = silence.looks().finding(facts);
      for (int i = 0; i < open.length; i++) {
        switch (nodes.get(i)) {
          case Asked asked -> open[i] = told.get(asked.question());
          case Joined joined -> {
            for (int part : joined.parts()) {
              open[i] |= open[part];
            }
          }
        }
      }
    }

    /** The state at a place that {@link #add} gave. */
    CriterionState state(int place) {
      if (!open[place]) {
        return silence.states()[place];
      }
      if (states[place] == null) {
        states[place] =
            switch (nodes.get(place)) {
              case Asked asked -> told(asked, verdict(asked.question()), facts);
              case Joined joined -> joined(joined);
            };
      }
      return states[place];
    }

    private CriterionVerdict verdict(int question) {
      if (verdicts[question] == null) {
        verdicts[question] = questions.get(question).verdict(facts);
      }
      return verdicts[question];
    }

    /** What is known without asking may settle it; so may any part. */
    private CriterionState joined(Joined joined) {
      if (joined.settling() != null) {
        for (int part : joined.parts()) {
          if (!open[part] && silence.states()[part] == joined.settling()) {
            return joined.settling();
          }
        }
      }
      CriterionState[] parts = new CriterionState[joined.parts().length];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = state(joined.parts()[i]);
        if (parts[i] == joined.settling()) {
          return parts[i];
        }
      }
      return joined.form().joined(Arrays.asList(parts));
    }
  }

  private static CriterionState told(Asked asked, CriterionVerdict verdict, PatientFacts facts) {
    return asked.leaf() == null ? verdict.state() : asked.leaf().given(verdict, facts).state();
  }

  private Silence silence(Set<FactList> complete) {
    LookIndex looks = new LookIndex();
    CriterionVerdict[] verdicts = new CriterionVerdict[questions.size()];
    Map<Integer, List<Asked>> narrowed = new HashMap<>();
    for (Node node : nodes) {
      if (node instanceof Asked asked && asked.leaf() != null) {
        narrowed.computeIfAbsent(asked.question(), one -> new ArrayList<>()).add(asked);
      }
    }
    for (int i = 0; i < verdicts.length; i++) {
      Set<FactLook> taken = new LinkedHashSet<>();
      PatientFacts nobody = PatientFacts.silent(complete, taken::add);
      verdicts[i] = questions.get(i).verdict(nobody);
      for (Asked asked : narrowed.getOrDefault(i, List.of())) {
        told(asked, verdicts[i], nobody);
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
            case Asked asked -> told(asked, verdicts[asked.question()], nobody);
            case Joined joined -> {
              List<CriterionState> parts = new ArrayList<>(joined.parts().length);
              for (int part : joined.parts()) {
                parts.add(states[part]);
              }
              yield joined.form().joined(parts);
            }
          };
    }
    return new Silence(states, looks);
  }
}
