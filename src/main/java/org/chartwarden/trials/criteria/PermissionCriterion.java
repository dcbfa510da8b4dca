package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * Lines among the criteria that allow something and ask for nothing: "patients with treated brain
 * metastases are eligible". They let nobody in and keep nobody out.
 */
final class PermissionCriterion implements CriterionType {

  private static final PhraseTrie<Boolean> WORDS = new PhraseTrie<>();

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
          "will be included",
          "remain eligible",
          "is not required",
          "are not required",
          "allowed to participate",
          "may be allowed"
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
