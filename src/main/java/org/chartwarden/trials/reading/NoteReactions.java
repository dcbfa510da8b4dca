package org.chartwarden.trials.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Allergies that a note tells as what happened: "hives with CT contrast". */
final class NoteReactions {

  private static final Pattern REACTION =
      Pattern.compile(
          "(?i)\\b(?<!no )(?<!not )(?:hives|urticaria|rash|anaphylaxis|anaphylactic shock|angio-?o?edema|collapsed"
              + "|(?:swollen|swelling of(?: the)?) (?:face|lips|tongue|throat))(?: all over| everywhere)?"
              + " (?:with|to|from|after|on) (?:an? |the |iv |oral )?((?:[\\p{L}-]+ ?){1,3})");

  private static final Pattern REFUTED =
      Pattern.compile(
          "(?i)^[\"'”]?\\s*(?:allergy[\"'”]?\\s*)?(?:was |has been |is )?(?:refuted|disproved|disproven|ruled out|excluded|de-?labell?ed"
              + "|not confirmed|not a true)\\b");

  /** One of these stands in each of them; they are found faster than the whole. */
  private static final List<String> SIGNS =
      List.of(
          "hives", "urticaria", "rash", "anaphyla", "edema", "collapsed", "swollen", "swelling");

  private static final int REACH = 40;

  private NoteReactions() {}

  /** The allergies to known drugs that such words tell. */
  static List<AllergyFact> in(String note, PatientNote source) {
    String lower = note.toLowerCase(Locale.ROOT);
    if (SIGNS.stream().noneMatch(lower::contains)) {
      return List.of();
    }
    List<AllergyFact> found = new ArrayList<>();
    Matcher told = REACTION.matcher(note);
    while (told.find()) {
      String substance = told.group(1).strip();
      if (!TermBook.standard().idsIn(TermKind.DRUG, substance).isEmpty()
          || !TermBook.standard().namedIn(TermKind.DRUG, substance).isEmpty()) {
        TextSpan span = new TextSpan(told.start(), told.end(), told.group());
        found.add(
            new AllergyFact(
                FactName.of(substance), FactState.PRESENT, FactEvidence.of(source.source(), span)));
      }
    }
    return found;
  }

  /** Whether the words behind an allergy say that it is none. */
  static boolean refuted(NoteText note, int end) {
    String behind = note.text().substring(end, Math.min(note.text().length(), end + REACH));
    return REFUTED.matcher(behind.stripLeading()).find();
  }
}
