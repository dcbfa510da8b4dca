package org.chartwarden.notes.claims;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.ClinicalMention;
import org.chartwarden.notes.names.NameKind;
import org.chartwarden.notes.times.TimeWindow;

/** Conditions, symptoms, procedures, imaging and devices as statements. */
final class FindingClaims {

  private static final Set<NameKind> ILLNESS = EnumSet.of(NameKind.CONDITION, NameKind.SYMPTOM);

  private FindingClaims() {}

  static List<NoteClaim> of(ClinicalNote note, ClaimTimes times) {
    List<NoteClaim> claims = new ArrayList<>();
    for (ClinicalMention mention : note.mentions()) {
      boolean illness = ILLNESS.contains(mention.kind());
      claims.add(
          new NoteClaim(
              illness ? ClaimKind.CONDITION : ClaimKind.PROCEDURE,
              illness ? mention.span() : times.with(mention.span(), mention.timeWords()),
              mention.span(),
              mention.span().text(),
              mention.candidates(),
              Optional.of(mention.name()),
              Optional.empty(),
              Optional.empty(),
              time(mention, illness, times),
              mention.name().side().map(Laterality::of).orElse(Laterality.NONE),
              assertion(note, mention, illness),
              mention.sentence(),
              mention.section(),
              neutral(note, mention, times)));
    }
    return claims;
  }

  /** "CT head no bleed": what is denied behind a procedure is what it showed. */
  private static Assertion assertion(ClinicalNote note, ClinicalMention mention, boolean illness) {
    if (illness || mention.assertion() != Assertion.NEGATED) {
      return mention.assertion();
    }
    int from = note.text().sentences().get(mention.sentence()).start();
    String before = note.text().text().substring(from, mention.head().start());
    String after = note.text().text().substring(mention.head().end());
    boolean cueBefore = before.contains(mention.cue());
    boolean notDone =
        after
            .stripLeading()
            .toLowerCase(Locale.ROOT)
            .matches("(?s)(was |were )?(not|deferred|cancel).*");
    return cueBefore || notDone ? Assertion.NEGATED : Assertion.PRESENT;
  }

  private static TimeWindow time(ClinicalMention mention, boolean illness, ClaimTimes times) {
    if (mention.timeWords().isPresent()) {
      return times.within(mention.timeWords().get(), mention.sentence());
    }
    return illness
        ? times.beside(mention.span(), mention.sentence())
        : times.ofProcedure(mention.span(), mention.sentence());
  }

  /** Whether the words that make it doubtful stand in its own line. */
  private static boolean cueBeside(ClinicalNote note, ClinicalMention mention) {
    String text = note.text().text();
    int from = text.lastIndexOf('\n', Math.max(0, mention.head().start() - 1)) + 1;
    int end = text.indexOf('\n', mention.head().end());
    String line = text.substring(from, end < 0 ? text.length() : end);
    return mention.cue().isEmpty() || line.contains(mention.cue());
  }

  private static String neutral(ClinicalNote note, ClinicalMention mention, ClaimTimes times) {
    if (mention.relative().isPresent()) {
      return "it is somebody else's";
    }
    return switch (mention.assertion()) {
      case PRESENT, NEGATED, RESOLVED, HISTORICAL, POSSIBLE -> "";
      case CONDITIONAL, HYPOTHETICAL -> cueBeside(note, mention) ? "it is only thought of" : "";
      case PLANNED ->
          times.past(times.beside(mention.span(), mention.sentence())) ? "" : "it is planned";
      case FAMILY -> "it is somebody else's";
    };
  }
}
