package org.chartwarden.cds.services;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chartwarden.cds.cards.Card;
import org.chartwarden.cds.cards.Indicator;
import org.chartwarden.cds.cards.MarkdownText;
import org.chartwarden.cds.cards.Suggestion;
import org.chartwarden.consistency.issues.FindingIssue;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.notes.claims.NoteClaim;

/** Contradictions between notes and chart as cards. Pure. */
final class NoteFindings {

  private static final Card.Topic TOPIC =
      new Card.Topic("note-contradicts-chart", "Note contradicts the chart");
  private static final Card.Topic LEFT_OUT =
      new Card.Topic("left-out-by-note", "Left out by a note");

  private NoteFindings() {}

  /**
   * The findings of some notes, the gravest first.
   *
   * @param omissions whether rows that a note leaves out are told too
   * @param most most cards
   */
  static List<Card> cards(
      HookCall call, List<CheckedNote> notes, boolean omissions, Severity least, int most) {
    record Found(CheckedNote note, Finding finding) {}
    List<Found> found = new ArrayList<>();
    for (CheckedNote note : notes) {
      for (Finding finding : note.report().findings()) {
        boolean told = finding.omission() ? omissions : finding.verdict() == Verdict.INCONSISTENT;
        if (told && finding.severity().filter(s -> s.compareTo(least) >= 0).isPresent()) {
          found.add(new Found(note, finding));
        }
      }
    }
    found.sort(
        Comparator.comparing((Found one) -> one.finding().severity().orElseThrow()).reversed());
    return found.stream().limit(most).map(one -> card(call, one.note(), one.finding())).toList();
  }

  private static Card card(HookCall call, CheckedNote note, Finding finding) {
    List<String> lines = new ArrayList<>();
    finding
        .claim()
        .map(NoteClaim::whole)
        .ifPresent(span -> lines.add("The note: " + span.text().strip()));
    finding.rows().forEach(row -> lines.add("The chart: " + row.text()));
    if (!finding.tolerance().isBlank()) {
      lines.add("Allowed: " + finding.tolerance());
    }
    String detail =
        MarkdownText.of(finding.reason())
            + "\n\n"
            + MarkdownText.list(lines)
            + (finding.advice().isBlank() ? "" : "\n" + MarkdownText.of(finding.advice()));
    Card card =
        Card.telling(
            finding.reason(),
            detail,
            finding.severity().filter(s -> s == Severity.HIGH).isPresent()
                ? Indicator.WARNING
                : Indicator.INFO,
            finding.omission() ? LEFT_OUT : TOPIC);
    Optional<Suggestion> chart =
        FindingIssue.of(note, finding, call.now().toInstant())
            .map(
                issue ->
                    new Suggestion(
                        "Chart this as an issue",
                        new Suggestion.Create("Charts a preliminary DetectedIssue", issue)));
    return chart.map(card::suggesting).orElse(card);
  }
}
