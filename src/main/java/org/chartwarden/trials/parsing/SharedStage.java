package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;

/** "Cancer of the stomach, colon or rectum, stage III or IV": the stage is that of each of them. */
final class SharedStage {

  private static final String STAGE = "stage ";

  private static final String CANCER = "malignancy";

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
        cancers.stream().allMatch(SharedStage::cancer)
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

  private static boolean stage(CriterionForm form) {
    return form instanceof Leaf leaf && leaf.test().describe().startsWith(STAGE);
  }
}
