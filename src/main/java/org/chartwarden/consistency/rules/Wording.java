package org.chartwarden.consistency.rules;

import java.math.BigDecimal;
import org.chartwarden.notes.claims.ClaimedUse;
import org.chartwarden.notes.claims.ClaimedValue;

/** How values read in the sentences of findings. */
final class Wording {

  private Wording() {}

  static String of(ClaimedValue value) {
    if (!value.isNumber()) {
      return "\"" + value.words() + "\"";
    }
    String bound =
        switch (value.bound()) {
          case EXACT -> "";
          case ABOUT -> "about ";
          case LESS -> "<";
          case LESS_OR_EQUAL -> "<=";
          case GREATER -> ">";
          case GREATER_OR_EQUAL -> ">=";
        };
    String high = value.high() == null ? "" : "-" + value.high().toPlainString();
    String second = value.second() == null ? "" : "/" + value.second().toPlainString();
    return (bound + value.number().toPlainString() + high + second + " " + value.writtenUnit())
        .strip();
  }

  /** The dose of a statement. */
  static String dose(ClaimedUse use) {
    String high = use.doseHigh() == null ? "" : "-" + use.doseHigh().toPlainString();
    String count = use.count() == null ? "" : use.count().toPlainString() + " x ";
    String unit = use.unit() == null ? "" : use.unit();
    return (count + use.dose().toPlainString() + high + " " + unit).strip();
  }

  /** The dose or rate of a row. */
  static String dose(ChartedUse use) {
    if (use.rate() != null && use.dose() == null) {
      return (use.rate().toPlainString() + " " + use.rateUnit()).strip();
    }
    if (use.dose() == null) {
      return use.text();
    }
    String high = use.doseHigh() == null ? "" : "-" + use.doseHigh().toPlainString();
    return (use.dose().toPlainString() + high + " " + use.unit()).strip();
  }

  static String perDay(BigDecimal perDay) {
    return perDay.compareTo(BigDecimal.ONE) == 0
        ? "once a day"
        : perDay.toPlainString() + " times a day";
  }
}
