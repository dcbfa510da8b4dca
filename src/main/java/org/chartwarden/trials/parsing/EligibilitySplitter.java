package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;

/** Cuts an eligibility text into its criteria. */
final class EligibilitySplitter {

  /** A section of more lines is a list, marked or not. */
  private static final int MOST_PARAGRAPHS = 3;

  private final String whole;
  private final List<CriterionDraft> drafts = new ArrayList<>();
  private CriterionKind kind = CriterionKind.INCLUSION;
  private String cohort = "";

  private EligibilitySplitter(String whole) {
    this.whole = whole;
  }

  static List<EligibilityCriterion> split(String text) {
    EligibilitySplitter splitter = new EligibilitySplitter(text);
    EligibilitySection.of(text).forEach(splitter::section);
    return splitter.criteria();
  }

  private List<EligibilityCriterion> criteria() {
    List<EligibilityCriterion> all = new ArrayList<>();
    int inclusions = 0;
    int exclusions = 0;
    for (CriterionDraft draft : drafts) {
      boolean in = draft.kind() == CriterionKind.INCLUSION;
      String id = in ? "i" + ++inclusions : "e" + ++exclusions;
      all.add(draft.criterion(id, whole));
    }
    return all;
  }

  private void section(EligibilitySection section) {
    kind = section.kind();
    cohort = section.cohort();
    List<TextBlock> items = items(section.blocks());
    OpenedList open = null;
    TextBlock outer = null;
    for (int i = 0; i < items.size(); i++) {
      TextBlock block = items.get(i);
      TextBlock next = i + 1 < items.size() ? items.get(i + 1) : null;
      if (open != null && !open.holds(items, i)) {
        open = null;
      }
      if (open == null && block.opensList() && next != null) {
        String named = CohortHeading.of(block, next);
        if (named != null) {
          cohort = named;
          continue;
        }
        open = OpenedList.of(block, next, kind, cohort);
        if (open.merged() != null) {
          drafts.add(open.merged());
        }
        outer = block;
        continue;
      }
      if (continues(block, outer, open)) {
        last().appendItem(block);
        continue;
      }
      if (open == null) {
        outer = block;
        add(block, "");
      } else if (open.merged() != null) {
        open.take(block);
      } else {
        add(block, open.context());
      }
    }
  }

  private List<TextBlock> items(List<TextBlock> blocks) {
    boolean listed =
        blocks.size() > MOST_PARAGRAPHS
            || blocks.stream().anyMatch(block -> !block.mark().isEmpty());
    List<TextBlock> items = new ArrayList<>();
    for (TextBlock block : blocks) {
      items.addAll(InlineItems.of(whole, block, listed));
    }
    return items;
  }

  private CriterionDraft last() {
    return drafts.get(drafts.size() - 1);
  }

  /** Whether the last criterion is one of the kind that is read. */
  private boolean afterOwnKind() {
    return !drafts.isEmpty() && last().kind() == kind;
  }

  private void add(TextBlock block, String context) {
    boolean bare = block.text().toLowerCase(Locale.ROOT).matches("\\W*(and/)?or\\W*");
    boolean goesOn =
        afterOwnKind() && (bare || kind == CriterionKind.INCLUSION && last().opensAlternative());
    if (goesOn) {
      last().append(block);
    } else {
      drafts.add(CriterionDraft.of(kind, cohort, block, context));
    }
  }

  /** Whether a line goes on with the criterion before. */
  private boolean continues(TextBlock block, TextBlock outer, OpenedList open) {
    if (outer == null || !afterOwnKind() || open != null && open.merged() != null) {
      return false;
    }
    CriterionDraft last = last();
    boolean inSection =
        open != null || last.end() <= block.start() && last.start() >= outer.start();
    if (!inSection) {
      return false;
    }
    boolean nested = !block.mark().isEmpty() && !block.mark().equals(outer.mark());
    boolean plain = block.mark().isEmpty() && !outer.mark().isEmpty();
    if ((nested || plain) && Explanations.line(block.text())) {
      return true;
    }
    boolean small = Character.isLowerCase(block.text().charAt(0)) || block.text().startsWith("(");
    return plain && small && !last.ends();
  }
}
