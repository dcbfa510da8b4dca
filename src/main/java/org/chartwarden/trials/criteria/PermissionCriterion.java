package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * Lines among the criteria that allow something and ask for nothing: "patients with treated brain
 * metastases are eligible". They let nobody in and keep nobody out.
 */
final class PermissionCriterion implements CriterionType {

  private static final PhraseTrie<Boolean> WORDS = new PhraseTrie<>();

  /** Of themselves only at the end of a bracket: "anticoagulants (aspirin permitted)". */
  private static final Set<String> BARE =
      Set.of("allowed", "permitted", "acceptable", "eligible", "ok", "okay", "accepted");

  private static final Set<String> DENYING = Set.of("not", "no", "be", "never");

  static {
    for (String one :
        new String[] {
          "are allowed",
          "is allowed",
          "will be allowed",
          "are permitted",
          "is permitted",
          "will be permitted",
          "are eligible",
          "is eligible",
          "may be eligible",
          "may be included",
          "can be included",
          "may be enrolled",
          "can be enrolled",
          "may participate",
          "can participate",
          "will not be excluded",
          "are not excluded",
          "is not excluded",
          "not be excluded",
          "is acceptable",
          "are acceptable",
          "may enroll",
          "will be eligible",
          "are allowed if",
          "allowed provided",
          "is not an exclusion",
          "are not an exclusion",
          "is not exclusionary",
          "not an exclusion criterion",
          "remain eligible",
          "is not required",
          "are not required",
          "allowed to participate",
          "may be allowed",
          "could be enrolled",
          "could be included",
          "can be allowed",
          "would be allowed",
          "may be permitted",
          "can be permitted",
          "are not exclusionary",
          "not be exclusionary",
          "not considered exclusionary",
          "still eligible",
          "does not exclude",
          "do not exclude",
          "will not exclude",
          "is not a reason for exclusion",
          "not constitute an exclusion",
          "acceptable for enrollment",
          "is also acceptable",
          "are also acceptable",
          "are also allowed",
          "is also allowed",
          "are also eligible",
          "are also permitted"
        }) {
      WORDS.add(one, true);
    }
  }

  @Override
  public String id() {
    return "permission";
  }

  @Override
  public String title() {
    return "Permission";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (int i = 0; i < phrase.size(); i++) {
      if (phrase.isAny(i, BARE) && phrase.is(i + 1, ")") && !phrase.isAny(i - 1, DENYING)) {
        found.add(Recognised.whole(i, i + 1, new PermissionTest()));
        continue;
      }
      PhraseTrie.Match<Boolean> match = phrase.longest(WORDS, i);
      if (match != null) {
        found.add(Recognised.whole(i, match.end(), new PermissionTest()));
        i = match.end() - 1;
      }
    }
    return found;
  }

  /** Asks for nothing. */
  record PermissionTest() implements CriterionTest {

    @Override
    public String type() {
      return "permission";
    }

    @Override
    public String describe() {
      return "permission";
    }

    @Override
    public List<DataNeed> needs() {
      return List.of();
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return CriterionVerdict.notApplicable(
          "The line allows something and asks for nothing.", List.of());
    }
  }
}
