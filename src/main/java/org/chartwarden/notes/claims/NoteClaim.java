package org.chartwarden.notes.claims;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.names.ClinicalName;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.times.TimeWindow;

/**
 * One statement of a note that a chart can confirm or contradict.
 *
 * @param kind what it is about
 * @param span the number or name that is claimed, by characters of the note
 * @param whole the span with the name that stands before it, or the same
 * @param name what is named, as written
 * @param concepts ids of the vocabulary that the name may mean, the likeliest first; empty when it
 *     is not in the vocabulary
 * @param named the condition, procedure or device that is named; empty for other kinds
 * @param value the value; empty when only a name is claimed
 * @param use what is said of the use of a drug; medications only
 * @param time when it was
 * @param side the side of the body that is named
 * @param assertion what is said of it
 * @param sentence index of the sentence
 * @param section what the section is about
 * @param neutral why it is not held against the chart (a plan, a goal, another person); empty when
 *     it is
 */
public record NoteClaim(
    ClaimKind kind,
    TextSpan span,
    TextSpan whole,
    String name,
    List<String> concepts,
    Optional<ClinicalName> named,
    Optional<ClaimedValue> value,
    Optional<ClaimedUse> use,
    TimeWindow time,
    Laterality side,
    Assertion assertion,
    int sentence,
    SectionKind section,
    String neutral) {

  public NoteClaim {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(whole, "whole");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(named, "named");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(assertion, "assertion");
    Objects.requireNonNull(section, "section");
    concepts = List.copyOf(concepts);
    neutral = neutral == null ? "" : neutral;
  }

  /** Whether it is to be held against the chart. */
  public boolean checkable() {
    return neutral.isEmpty();
  }
}
