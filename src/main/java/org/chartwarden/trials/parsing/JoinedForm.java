package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;

/** Several forms as one, without a level for nested ones of its kind and without repetitions. */
final class JoinedForm {

  private JoinedForm() {}

  /** "Hb above 12 (women) and 13 (men)": each for its own. */
  private static boolean bySex(List<CriterionForm> parts) {
    return parts.size() == 2 && of(parts.get(0)) * of(parts.get(1)) < 0;
  }

  /** 1 for what is asked of women only, -1 for men, else 0. */
  private static int of(CriterionForm form) {
    if (!(form instanceof AllOf all)) {
      return 0;
    }
    for (CriterionForm part : all.parts()) {
      if (part.describe().equals("sex female")) {
        return 1;
      }
      if (part.describe().equals("sex male")) {
        return -1;
      }
    }
    return 0;
  }

  /**
   * All or any of some forms.
   *
   * @param parts at least one
   */
  static CriterionForm of(List<CriterionForm> parts, boolean all) {
    if (all && bySex(parts)) {
      return new AnyOf(parts);
    }
    List<CriterionForm> flat = new ArrayList<>();
    for (CriterionForm part : parts) {
      if (all && part instanceof AllOf inner) {
        flat.addAll(inner.parts());
      } else if (!all && part instanceof AnyOf inner) {
        flat.addAll(inner.parts());
      } else {
        flat.add(part);
      }
    }
    Map<String, CriterionForm> byText = new LinkedHashMap<>();
    flat.forEach(part -> byText.putIfAbsent(part.describe(), part));
    List<CriterionForm> once = List.copyOf(byText.values());
    if (!all) {
      once = SharedDegree.over(once);
    }
    return once.size() == 1 ? once.get(0) : all ? new AllOf(once) : SharedStage.over(once);
  }
}
