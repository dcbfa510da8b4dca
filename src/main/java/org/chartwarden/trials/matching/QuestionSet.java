package org.chartwarden.trials.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.criteria.CriterionTest;
import org.chartwarden.trials.criteria.CriterionVerdict;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.NameKeys;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * The different questions of many forms, answered for one patient after the other. A question by
 * name is only asked of a patient whose facts share a word or an id with it; to all others the
 * answer is the one to silence, which is found once.
 */
final class QuestionSet {

  private final List<CriterionTest> tests = new ArrayList<>();
  private final List<List<String>> spoken = new ArrayList<>();
  private final Map<CriterionTest, Integer> numbers = new HashMap<>();

  /** The number of the test of each leaf; leaves are told apart by identity. */
  private final Map<CriterionForm.Leaf, Integer> ofLeaf = new IdentityHashMap<>();

  private final Map<String, BitSet> byId = new HashMap<>();
  private final Map<String, BitSet> byStem = new HashMap<>();
  private final BitSet named = new BitSet();

  /** Answers of named questions to silence, by the lists that are complete. */
  private final Map<Set<FactList>, CriterionState[]> silent = new ConcurrentHashMap<>();

  /** Takes the questions of a form; not while others ask. */
  void add(CriterionForm form) {
    for (CriterionForm.Leaf leaf : form.leaves()) {
      ofLeaf.put(leaf, numbers.computeIfAbsent(leaf.test(), this::added));
    }
  }

  private int added(CriterionTest test) {
    int number = tests.size();
    tests.add(test);
    spoken.add(test.spoken());
    test.named()
        .ifPresent(
            term -> {
              named.set(number);
              put(byId, term.id(), number);
              term.closure().forEach(id -> put(byId, id, number));
              term.stems().forEach(stem -> put(byStem, stem, number));
            });
    return number;
  }

  private static void put(Map<String, BitSet> index, String key, int number) {
    index.computeIfAbsent(key, one -> new BitSet()).set(number);
  }

  int size() {
    return tests.size();
  }

  /** The answers of one patient, each found when it is first asked for. */
  Function<CriterionForm, CriterionState> answers(PatientFacts facts) {
    CriterionState[] silence = silent.computeIfAbsent(facts.complete(), one -> silence(facts));
    BitSet touched = touched(facts.nameKeys());
    speak(touched, facts.noteStems());
    CriterionVerdict[] verdicts = new CriterionVerdict[tests.size()];
    return form -> {
      if (!(form instanceof CriterionForm.Leaf leaf)) {
        return form.verdict(facts).state();
      }
      int number = ofLeaf.get(leaf);
      if (silence[number] != null && !touched.get(number)) {
        return silence[number];
      }
      if (verdicts[number] == null) {
        verdicts[number] = tests.get(number).verdict(facts);
      }
      CriterionVerdict verdict = verdicts[number];
      return leaf.open().isEmpty() || verdict.state() != CriterionState.MET
          ? verdict.state()
          : leaf.narrowed(verdict, facts).state();
    };
  }

  /** Named questions that some fact of the patient may answer. */
  private BitSet touched(NameKeys keys) {
    BitSet touched = new BitSet(tests.size());
    for (String id : keys.ids()) {
      or(touched, byId.get(id));
    }
    for (String stem : keys.stems()) {
      or(touched, byStem.get(stem));
    }
    return touched;
  }

  /** Adds the named questions whose words the notes hold. */
  private void speak(BitSet touched, Set<String> stems) {
    if (stems.isEmpty()) {
      return;
    }
    for (int i = named.nextSetBit(0); i >= 0; i = named.nextSetBit(i + 1)) {
      List<String> words = spoken.get(i);
      if (!words.isEmpty() && stems.containsAll(words)) {
        touched.set(i);
      }
    }
  }

  private static void or(BitSet all, BitSet more) {
    if (more != null) {
      all.or(more);
    }
  }

  private CriterionState[] silence(PatientFacts like) {
    PatientFacts nobody = like.silent();
    CriterionState[] states = new CriterionState[tests.size()];
    for (int i = named.nextSetBit(0); i >= 0; i = named.nextSetBit(i + 1)) {
      CriterionState state = tests.get(i).verdict(nobody).state();
      states[i] = state == CriterionState.MET ? null : state;
    }
    return states;
  }
}
