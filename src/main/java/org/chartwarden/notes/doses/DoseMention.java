package org.chartwarden.notes.doses;

import java.math.BigDecimal;
import java.util.Objects;
import org.chartwarden.evidence.TextSpan;

/**
 * A dose or rate of a drug that a note states.
 *
 * @param drug id of the medication in the vocabulary
 * @param writtenDrug the drug as written
 * @param dose the number as written
 * @param unit UCUM code: {@code mg}, {@code ug/kg/min}, {@code ug/h}
 * @param route {@code oral}, {@code intravenous}, {@code transdermal}, {@code buccal}, {@code
 *     subcutaneous}, {@code intramuscular}, {@code inhaled}, {@code rectal} or {@code intranasal};
 *     null when the note does not tell
 * @param perDay doses per day, or null when the note does not tell
 * @param span drug and dose in the note
 * @param sentence index of the sentence
 */
public record DoseMention(
    String drug,
    String writtenDrug,
    BigDecimal dose,
    String unit,
    String route,
    BigDecimal perDay,
    TextSpan span,
    int sentence) {

  public DoseMention {
    Objects.requireNonNull(drug, "drug");
    Objects.requireNonNull(dose, "dose");
    Objects.requireNonNull(unit, "unit");
  }
}
