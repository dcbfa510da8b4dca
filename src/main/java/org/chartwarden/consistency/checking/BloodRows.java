package org.chartwarden.consistency.checking;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.OtherRows;
import org.chartwarden.consistency.rules.RuleCase;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.claims.UseStatus;
import org.chartwarden.notes.times.NoteContext;

/** Blood products that a chart counts among what goes in, one row for each bag or for all. */
final class BloodRows {

  /** The concept among fluids of a product, by its id among drugs. */
  private static final Map<String, String> FLUIDS =
      Map.of(
          "red-blood-cells", "red-cells",
          "fresh-frozen-plasma", "plasma",
          "platelet-transfusion", "platelet-transfusion",
          "cryoprecipitate", "cryoprecipitate");

  private static final Pattern ORDINAL =
      Pattern.compile("first|1st|second|2nd|third|3rd|fourth|4th");
  private static final List<String> WORDS = List.of("first", "second", "third", "fourth");

  private BloodRows() {}

  /** A statement that a product was given, by the row of it; the nth bag by the nth row. */
  static Optional<Finding> of(NoteClaim claim, NoteContext context, ChartTable table) {
    UseStatus status = claim.use().orElseThrow().status();
    String fluid =
        claim.concepts().stream()
            .filter(FLUIDS::containsKey)
            .map(FLUIDS::get)
            .findFirst()
            .orElse("");
    if (fluid.isEmpty() || status == UseStatus.NOT_GIVEN || status == UseStatus.HELD) {
      return Optional.empty();
    }
    List<TableValue> rows =
        table.of(ClaimKind.INPUT_OUTPUT).stream()
            .filter(row -> row.concepts().contains(fluid))
            .sorted(Comparator.comparing(row -> row.start().orElse(Instant.MIN)))
            .toList();
    int number = number(claim.span().text());
    if (rows.size() <= number) {
      return Optional.empty();
    }
    RuleCase given =
        new RuleCase(claim, rows.get(number), OtherRows.of(claim.value(), rows), context);
    return Optional.of(Findings.consistent(claim, RowAnswers.of(given, "by the product")));
  }

  private static int number(String text) {
    Matcher ordinal = ORDINAL.matcher(text.toLowerCase(Locale.ROOT));
    if (!ordinal.find()) {
      return 0;
    }
    String word = ordinal.group();
    return Character.isDigit(word.charAt(0)) ? word.charAt(0) - '1' : WORDS.indexOf(word);
  }
}
