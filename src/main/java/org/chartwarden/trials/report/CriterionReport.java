package org.chartwarden.trials.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.CodePoints;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.criteria.MissingItem;
import org.chartwarden.trials.matching.MatchedCriterion;

/**
 * One criterion of a trial with its answer.
 *
 * @param criterion the criterion as it stands in the trial
 * @param span its place in the eligibility text, counted in Unicode code points; empty when the
 *     criterion was given without the text
 * @param types ids of the kinds of question in it, {@code unsupported} for words no rule reads
 * @param unread those words
 * @param state how it stands
 * @param effect what that means for the patient
 * @param reason why, in a sentence
 * @param evidence what it rests on
 * @param missing what would settle it; empty when it is settled
 */
public record CriterionReport(
    EligibilityCriterion criterion,
    Optional<TextSpan> span,
    List<String> types,
    List<String> unread,
    ReportedState state,
    Effect effect,
    String reason,
    List<ReportedEvidence> evidence,
    Optional<MissingItem> missing) {

  public CriterionReport {
    types = List.copyOf(types);
    unread = List.copyOf(unread);
    evidence = List.copyOf(evidence);
  }

  static CriterionReport of(
      MatchedCriterion matched, CodePoints text, int length, NoteQuotes notes) {
    EligibilityCriterion criterion = matched.parsed().criterion();
    ReportedState state = ReportedState.of(matched);
    List<String> unread = unread(matched.parsed().form());
    // A fragment that no rule reads tells a person little; the criterion does.
    Optional<MissingItem> missing =
        matched
            .verdict()
            .missing()
            .filter(item -> item.code().isPresent() || !unread.contains(item.what()));
    return new CriterionReport(
        criterion,
        criterion.span().map(span -> span.end() <= length ? NoteQuotes.counted(span, text) : span),
        matched.parsed().types(),
        unread,
        state,
        Effect.of(criterion, state),
        matched.verdict().reason(),
        matched.verdict().evidence().stream().map(notes::of).toList(),
        state.open()
            ? missing.or(() -> Optional.of(MissingItem.review(criterion.text())))
            : Optional.empty());
  }

  /** Whether it speaks of the whole study, not of one cohort. */
  boolean ofAll() {
    return criterion.cohort().isEmpty();
  }

  private static List<String> unread(CriterionForm form) {
    List<String> words = new ArrayList<>();
    collect(form, words);
    return words.stream().distinct().toList();
  }

  private static void collect(CriterionForm form, List<String> words) {
    if (form instanceof CriterionForm.Unsupported unsupported) {
      words.add(unsupported.span().text());
    }
    form.parts().forEach(part -> collect(part, words));
  }
}
