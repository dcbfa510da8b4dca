package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.findings.FindingMention;

/** A diagnosis that was ruled out in one place and stands among the diagnoses in another. */
final class RuledOutDiagnosisRule implements NoteRule {

  private static final Phrases RULED_OUT =
      Phrases.of(
          "ruled out;was excluded;were excluded;has been excluded;has been ruled out;effectively ruled out");
  private static final Phrases OPEN =
      Phrases.of(
          "not ruled out;cannot be ruled out;to be ruled out;rule out;r/o;not been ruled out;could not be ruled out;initially;possible;unless;until;if;other causes;secondary causes");

  @Override
  public String id() {
    return "ruled-out-diagnosis";
  }

  @Override
  public String title() {
    return "A diagnosis ruled out in one place and listed in another.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    int told = 0;
    for (FindingMention out : note.findings()) {
      if (!out.denied() || !ruledOut(note, out)) {
        continue;
      }
      for (FindingMention listed : note.findings()) {
        if (listed.concept().equals(out.concept())
            && listed.sentence() != out.sentence()
            && listed.affirmed()
            && diagnoses(note, listed)
            && !note.says(listed.sentence(), OPEN)
            && listed.span().start() >= told
            && !note.says(listed.sentence(), RULED_OUT)) {
          told = listed.span().end();
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.MODERATE,
                  List.of(listed.span(), out.span()),
                  "The note rules out \""
                      + out.span().text()
                      + "\" and has \""
                      + listed.span().text()
                      + "\" among its diagnoses.",
                  "Remove the diagnosis or say why it holds after all."));
        }
      }
    }
    return flaws;
  }

  private static boolean ruledOut(CheckedNote note, FindingMention finding) {
    return note.says(finding.sentence(), RULED_OUT) && !note.says(finding.sentence(), OPEN);
  }

  private static boolean diagnoses(CheckedNote note, FindingMention finding) {
    String heading = note.heading(note.sentence(finding.sentence())).toLowerCase(Locale.ROOT);
    return heading.contains("diagnos")
            && !heading.contains("admi")
            && !heading.contains("differential")
        || heading.equals("dx")
        || heading.startsWith("impression");
  }
}
