package org.chartwarden.notes.findings;

import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.names.ClinicalName;
import org.chartwarden.notes.names.NameKind;
import org.chartwarden.notes.text.SectionKind;

/**
 * One place where a note names a condition, symptom, procedure, imaging study or device.
 *
 * @param name what is named, with side, site, qualifiers and what is done with a device
 * @param span the whole phrase: side, site, qualifiers, and the cause where one follows ("sepsis
 *     due to pyelonephritis")
 * @param head the listed name alone
 * @param cause index among the mentions of the note of the cause that follows; -1 when none does
 * @param sentence index of its sentence in the note
 * @param section what its section is about
 * @param assertion what is said of it
 * @param cue the words that say so; empty when nothing but the name is there
 * @param relative whose it is when it is not the patient's
 * @param severity how strong it is said to be
 * @param time when it was, in days before the note or a year
 * @param timeWords the date or time words that stand at it ("on 8/19", "yesterday"), to be resolved
 *     against the note
 * @param confidence 0 to 1: how sure it is that this is named
 */
public record ClinicalMention(
    ClinicalName name,
    TextSpan span,
    TextSpan head,
    int cause,
    int sentence,
    SectionKind section,
    Assertion assertion,
    String cue,
    Optional<Relative> relative,
    Severity severity,
    FindingTime time,
    Optional<TextSpan> timeWords,
    double confidence) {

  public NameKind kind() {
    return name.kind();
  }

  /** The concept that is named; the likeliest where it is left open. */
  public String concept() {
    return name.concept();
  }

  /** Whether it is the concept or a narrower one. */
  public boolean is(String id) {
    return name.concepts().contains(id);
  }

  /** Whether it is the patient's own and said to be there now or before. */
  public boolean affirmed() {
    return relative.isEmpty()
        && List.of(Assertion.PRESENT, Assertion.HISTORICAL, Assertion.RESOLVED).contains(assertion);
  }

  /** The candidates, one where the name is clear. */
  public List<String> candidates() {
    return name.candidates();
  }

  /** The same mention with a cause. */
  ClinicalMention causedBy(int mention, TextSpan whole) {
    return new ClinicalMention(
        name,
        whole,
        head,
        mention,
        sentence,
        section,
        assertion,
        cue,
        relative,
        severity,
        time,
        timeWords,
        confidence);
  }
}
