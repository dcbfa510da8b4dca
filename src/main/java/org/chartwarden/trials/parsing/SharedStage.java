package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;

/**
 * "Cancer of the stomach, colon or rectum, stage III or IV": the stage is that of each of them. So
 * is the grade of harms that are graded by one scale: "neuropathy or neuropathic pain grade 2".
 */
final class SharedStage {

  private static final String STAGE = "stage ";

  private static final String CANCER = "malignancy";

  /** Harms that treatments do and the CTCAE grades. */
  private static final Set<String> GRADED =
      Set.of(
          "neuropathy",
          "neuropathic pain",
          "pain",
          "nausea vomiting",
          "nausea",
          "vomiting",
          "diarrhea",
          "constipation",
          "fatigue",
          "mucositis",
          "stomatitis",
          "rash",
          "edema",
          "pneumonitis",
          "colitis");

  private SharedStage() {}

  /** Alternatives with the stage of the last one asked of all, or any of them as they are. */
  static CriterionForm over(List<CriterionForm> parts) {
    AnyOf any = new AnyOf(parts);
    if (!(parts.get(parts.size() - 1) instanceof AllOf last) || last.parts().size() < 2) {
      return any;
    }
    List<CriterionForm> cancers = new ArrayList<>(parts.subList(0, parts.size() - 1));
    cancers.add(last.parts().get(0));
    List<CriterionForm> rest = last.parts().subList(1, last.parts().size());
    boolean staged =
        (cancers.stream().allMatch(SharedStage::cancer)
                || cancers.stream().allMatch(SharedStage::graded))
            && rest.stream().allMatch(SharedStage::stage);
    if (!staged) {
      return any;
    }
    List<CriterionForm> all = new ArrayList<>();
    all.add(new AnyOf(cancers));
    all.addAll(rest);
    return new AllOf(all);
  }

  private static boolean cancer(CriterionForm form) {
    return form instanceof Leaf leaf
        && leaf.test().named().filter(term -> term.closure().contains(CANCER)).isPresent();
  }

  private static boolean graded(CriterionForm form) {
    return form instanceof Leaf leaf
        && leaf.open().isEmpty()
        && leaf.test().type().equals("diagnosis")
        && leaf.test().named().filter(term -> GRADED.contains(term.shown())).isPresent();
  }

  private static boolean stage(CriterionForm form) {
    return form instanceof Leaf leaf && leaf.test().describe().startsWith(STAGE);
  }
}
