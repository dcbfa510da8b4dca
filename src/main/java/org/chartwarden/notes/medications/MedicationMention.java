package org.chartwarden.notes.medications;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.SectionKind;

/**
 * One statement of a note about a drug. A drug with two doses ("20 units in the morning and 10 at
 * night", "cut to 12.5 mg") has two.
 *
 * @param circumstances what else the words around it say
 * @param timeWords the words of time in its clause, in order
 * @param name the words that name the drug; in front of {@code span} when the dose refers back to a
 *     drug named before
 * @param span the whole statement from the name or dose to the frequency
 * @param sentence index of the sentence in the note
 */
public record MedicationMention(
    Drug drug,
    Preparation preparation,
    Dosing dosing,
    Optional<RouteMention> route,
    Optional<Frequency> frequency,
    StatusMention status,
    Course course,
    Set<Circumstance> circumstances,
    List<TextSpan> timeWords,
    TextSpan name,
    TextSpan span,
    int sentence,
    SectionKind section) {

  public MedicationMention {
    circumstances =
        circumstances.isEmpty()
            ? Set.of()
            : java.util.Collections.unmodifiableSet(EnumSet.copyOf(circumstances));
    timeWords = List.copyOf(timeWords);
  }

  public boolean has(Circumstance circumstance) {
    return circumstances.contains(circumstance);
  }

  /** Whether dose, rate, route or frequency is told. */
  public boolean detailed() {
    return dosing.stated() || route.isPresent() || frequency.isPresent();
  }
}
