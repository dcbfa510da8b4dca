package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.MatchedRow;
import org.chartwarden.consistency.rules.MatchedRow.Role;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.notes.claims.NoteClaim;

/** Makes findings of what rules said. */
final class Findings {

  private static final String COPIED = "copied-forward";

  private Findings() {}

  static Finding consistent(NoteClaim claim, RowAnswers chosen) {
    Optional<RowAnswers.Ruled> why = chosen.agreeing();
    return new Finding(
        Verdict.CONSISTENT,
        chosen.row().kind(),
        Optional.of(claim),
        List.of(),
        List.of(matched(chosen.row(), Role.JUDGED_BY)),
        why.map(RowAnswers.Ruled::rule).orElse("presence"),
        chosen.how(),
        why.map(ruled -> ruled.answer().tolerance()).orElse(""),
        Optional.empty(),
        why.map(ruled -> ruled.answer().reason()).orElse("the chart has " + chosen.row().display()),
        "",
        false);
  }

  /** The rules differ; the first field decides. */
  static Finding inconsistent(NoteClaim claim, RowAnswers chosen, List<TableValue> others) {
    List<RowAnswers.Ruled> differing = chosen.differing();
    RowAnswers.Ruled first = differing.get(0);
    boolean copied = differing.stream().anyMatch(ruled -> ruled.rule().equals(COPIED));
    RowAnswers.Ruled telling =
        copied
            ? differing.stream().filter(r -> r.rule().equals(COPIED)).findFirst().orElseThrow()
            : first;
    List<MatchedRow> rows = new ArrayList<>();
    rows.add(matched(chosen.row(), Role.JUDGED_BY));
    others.stream().limit(3).map(row -> matched(row, Role.ALSO)).forEach(rows::add);
    return new Finding(
        Verdict.INCONSISTENT,
        chosen.row().kind(),
        Optional.of(claim),
        chosen.fields(),
        rows,
        telling.rule(),
        chosen.how(),
        first.answer().tolerance(),
        Optional.of(first.answer().severity()),
        telling.answer().reason(),
        telling.answer().advice(),
        copied);
  }

  static Finding cannotJudge(NoteClaim claim, RowAnswers chosen) {
    RowAnswers.Ruled why = chosen.cannotJudge().orElseThrow();
    return new Finding(
        Verdict.CANNOT_JUDGE,
        claim.kind(),
        Optional.of(claim),
        List.of(),
        List.of(matched(chosen.row(), Role.JUDGED_BY)),
        why.rule(),
        chosen.how(),
        "",
        Optional.empty(),
        why.answer().reason(),
        "",
        false);
  }

  static Finding notInTable(NoteClaim claim, String reason) {
    return new Finding(
        Verdict.NOT_IN_TABLE,
        claim.kind(),
        Optional.of(claim),
        List.of(),
        List.of(),
        "",
        "no row by code or name",
        "",
        Optional.of(org.chartwarden.consistency.rules.Severity.LOW),
        reason,
        "Add what is missing to the chart, or correct the note.",
        false);
  }

  private static MatchedRow matched(TableValue row, Role role) {
    String value =
        row.value()
            .map(charted -> charted.text())
            .or(() -> row.use().map(use -> use.text()))
            .orElse("");
    String line = (row.display() + " " + value).strip();
    return new MatchedRow(
        row.source(), line + row.start().map(start -> ", " + start).orElse(""), role);
  }
}
