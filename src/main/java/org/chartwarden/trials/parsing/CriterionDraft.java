package org.chartwarden.trials.parsing;

import java.util.Locale;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;

/** A criterion that grows while lines are read. */
final class CriterionDraft {

  private final CriterionKind kind;
  private final String cohort;
  private final String context;
  private final int start;
  private final boolean merging;
  private int end;
  private String text;

  private CriterionDraft(
      CriterionKind kind, String cohort, TextBlock block, String context, boolean merging) {
    this.kind = kind;
    this.cohort = cohort;
    this.context = context;
    this.merging = merging;
    this.start = block.start();
    this.end = block.end();
    this.text = block.text();
  }

  /** A criterion of one line, below the line that opened its list or an empty context. */
  static CriterionDraft of(CriterionKind kind, String cohort, TextBlock block, String context) {
    return new CriterionDraft(kind, cohort, block, context, false);
  }

  /** A line that takes in the items of the list which it opens. */
  static CriterionDraft merging(CriterionKind kind, String cohort, TextBlock head) {
    return new CriterionDraft(kind, cohort, head, "", true);
  }

  CriterionKind kind() {
    return kind;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Goes on with a line as the same sentence. */
  void append(TextBlock block) {
    append(block, " ");
  }

  /** Goes on with a line that is an item of it, or explains it. */
  void appendItem(TextBlock block) {
    boolean ends = endsLike("(?s).*[;:,.]$") || endsLowerLike("(?s).*\\b(or|and)$");
    append(block, merging && !ends ? "; " : " ");
  }

  private void append(TextBlock block, String joint) {
    text = text.strip() + joint + block.text();
    end = block.end();
  }

  /** Whether another alternative must follow. */
  boolean opensAlternative() {
    return endsLowerLike("(?s).*[\\s;,]or[:;,]?$");
  }

  /** Whether its words come to an end. */
  boolean ends() {
    return endsLike("(?s).*[.;]$");
  }

  private boolean endsLike(String pattern) {
    return text.strip().matches(pattern);
  }

  private boolean endsLowerLike(String pattern) {
    return text.strip().toLowerCase(Locale.ROOT).matches(pattern);
  }

  /**
   * The criterion as it is now.
   *
   * @param whole the text that it was cut from
   */
  EligibilityCriterion criterion(String id, String whole) {
    return new EligibilityCriterion(
        id,
        kind,
        oneLine(text),
        Optional.of(new TextSpan(start, end, whole.substring(start, end))),
        oneLine(context),
        cohort.isEmpty() ? Optional.empty() : Optional.of(cohort));
  }

  private static String oneLine(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }
}
