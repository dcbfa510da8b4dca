package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * The lines below one heading of an eligibility text.
 *
 * @param kind of its criteria
 * @param cohort the part of the study that the heading names, or empty
 * @param blocks its lines in order
 */
record EligibilitySection(CriterionKind kind, String cohort, List<TextBlock> blocks) {

  /** The sections of a text; what stands before the first heading is an inclusion. */
  static List<EligibilitySection> of(String whole) {
    List<EligibilitySection> sections = new ArrayList<>();
    sections.add(new EligibilitySection(CriterionKind.INCLUSION, "", new ArrayList<>()));
    int from = 0;
    for (int i = 0; i <= whole.length(); i++) {
      if (i == whole.length() || whole.charAt(i) == '\n' || whole.charAt(i) == '\r') {
        line(whole, from, i, sections);
        from = i + 1;
      }
    }
    return sections;
  }

  private static void line(String whole, int start, int end, List<EligibilitySection> sections) {
    int from = start;
    while (from < end) {
      TextBlock block = TextBlock.of(whole, from, end);
      if (block == null) {
        if (lostHeading(whole.substring(from, end), sections)) {
          sections.add(new EligibilitySection(CriterionKind.EXCLUSION, "", new ArrayList<>()));
        }
        return;
      }
      SectionHeading heading = SectionHeading.of(block.text());
      if (heading != null) {
        sections.add(new EligibilitySection(heading.kind(), heading.cohort(), new ArrayList<>()));
        from = block.start() + heading.length();
        continue;
      }
      int inside = SectionHeading.inside(block.text(), 1);
      int to = inside > 0 ? block.start() + inside : end;
      TextBlock part = inside > 0 ? TextBlock.of(whole, from, to) : block;
      if (part != null) {
        sections.get(sections.size() - 1).blocks().add(part);
      }
      from = to;
    }
  }

  /**
   * A colon alone on a line behind inclusions that have a heading: collections of trials hand on
   * texts whose second heading lost its words.
   */
  private static boolean lostHeading(String line, List<EligibilitySection> sections) {
    EligibilitySection last = sections.get(sections.size() - 1);
    return line.strip().equals(":")
        && sections.size() > 1
        && !last.blocks().isEmpty()
        && sections.stream().allMatch(one -> one.kind() == CriterionKind.INCLUSION);
  }
}
