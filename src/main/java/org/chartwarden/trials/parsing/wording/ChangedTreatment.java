package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Token;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * "Commenced or changed the dose of an antidepressant in the last 8 weeks", "no antidepressants, or
 * a stable dose for at least 8 weeks": whether a drug was newly started, which its row tells, since
 * another dose is another row.
 */
final class ChangedTreatment implements Rewording {

  private static final String CHANGE =
      "(?:commenc(?:ed?|ement|ing)|initiat(?:ed?|ion|ing)|start(?:ed|ing)?|beg[au]n|introduc(?:ed|tion)"
          + "|chang(?:e[ds]?|ing)|adjust(?:ed|ments?|ing)|modif(?:ied|ications?)|alter(?:ed|ations?)"
          + "|(?:up-?|down-?)?titrat(?:ed|ion)|increas(?:ed?|es)|decreas(?:ed?|es)|dos(?:e|age|ing) (?:changes?|adjustments?"
          + "|modifications?|alterations?|escalations?|increases?)|stop(?:ped)?|discontinu(?:ed|ation))";

  private static final Pattern CHANGED =
      Pattern.compile(
          "(?i)(?<!\\bto )(?<!\\bwill )(?<!\\bbe )(?<!\\bplanned )((?:\\b(?:has|have|had|did|was|were) )?\\bnot (?:been )?)?(?:\\b(?:any|an?|recent(?:ly)?|new(?:ly)?|significant(?:ly)?|major|either) )*\\b"
              + CHANGE
              + "(?:(?:\\s*[,/]\\s*(?:or |and )?|\\s+(?:or|and|and/or)\\s+)(?:(?:any|an?|recent|new|had|have|has) )*"
              + CHANGE
              + ")*(?:\\s+(?:of|in|to|with|on|for|the|an?|any|their|his|her|new|doses?|dosages?|dosing|regimens?|treatments?|therapy|use|types?|concomitant|other|existing|current|or|and|frequency))*\\s+(?=\\p{L})");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b((?:[\\p{L}-]+ ){1,3}?)(?:doses?|dosages?|medication|therapy|treatment|regimen)?\\s*\\b(?:changes?|adjustments?|modifications?|initiation)\\b(?=\\s+(?:with)?in\\b)");

  private static final Pattern DOSE =
      Pattern.compile("(?i)\\s+(?:doses?|dosages?|dosing|regimens?)\\b");

  private static final Pattern TIME =
      Pattern.compile(
          "(?i)\\b(?:within|recent(?:ly)?|less than|(?:last|past|previous|prior|preceding|during)\\b|<)");

  /** A stretch of time that is still to come. */
  private static final Pattern AHEAD =
      Pattern.compile(
          "(?i)\\b(?:(?:next|following|coming)\\s+(?:\\d|\\p{L}+ )|during (?:the )?(?:study|trial|course)|plan(?:s|ned|ning)?\\b|expected|anticipated|while on study|after (?:enrol|random|inclusion))");

  private static final String SPAN =
      "((?:\\d+(?:\\.\\d+)?|one|two|three|four|five|six|eight|twelve)\\s*-?\\s*(?:days?|weeks?|months?|years?))";

  private static final String STABLE =
      "(?:(?:be|have been|are|is|has been|been|remain(?:ed)?)\\s+)?(?:(?:on|at|taking|receiving|with|to be on)\\s+)?(?:an? |the )?(?:stable|unchanged|constant|consistent|steady)(?:\\s+(?:and unchanged\\s+)?(?:doses?|dosages?|dosing|regimens?|treatment|therapy|medication))?(?:\\s+of\\s+(?:it|them|these|the medication|the drugs?|medication))?\\s+(?:for|since|over|within)\\s+(?:at least|a minimum of|a minimum|more than|≥|>=|>|the (?:last|past|previous|prior))?\\s*"
          + SPAN;

  private static final String DRUG =
      "((?:[\\p{L}\\d/-]+(?:,? (?:and|or) |, | )){0,5}?[\\p{L}\\d/-]+)";

  /** "Not taking X, or on a stable dose for", "if taking X, must be on a stable dose for". */
  private static final Pattern EITHER =
      Pattern.compile(
          "(?i)\\b(?:not (?:be )?(?:currently )?(?:taking|on|using|receiving|treated with)|no(?: current| concomitant)?(?: use of)?|without|free of|off|if (?:(?:they|the patient|patients|participants|subjects)\\s+(?:are|is)?\\s*)?(?:currently )?(?:taking|on|using|receiving|treated with|take|use|receive)|either not (?:taking|on|using))\\s+(?:any |an? )?"
              + DRUG
              + "\\s*,?\\s+(?:or|must|should|then|needs? to|ha(?:s|ve) to|the dose (?:must|should)(?: have)?|doses? (?:must|should)(?: have)?)?\\s*"
              + STABLE);

  /** "Patients on X must have been on a stable dose for", "concomitant X must be stable for". */
  private static final Pattern REQUIRED =
      Pattern.compile(
          "(?i)(?:\\b(?:all )?(?:patients|subjects|participants|those|individuals|people)\\s+(?:who (?:are|were)\\s+)?(?:on|taking|receiving|using|treated with)\\s+|^\\W*(?:any |all )?(?:concomitant|concurrent|background|current|existing)\\s+(?:use of\\s+)?)"
              + DRUG
              + "\\s*,?\\s+(?:must|should|needs? to|ha(?:s|ve) to|is required to|are required to)\\s*"
              + STABLE);

  /** "Stable doses of all concomitant medications for at least". */
  private static final Pattern ALL =
      Pattern.compile(
          "(?i)(?:\\b(?:be |are |is )?(?:on|at|taking|receiving|with) )?(?:an? )?(?:stable|unchanged)(?: (?:doses?|dosages?|regimens?))?(?: of| on)?( (?:all |any |current |concomitant |background |other |their |prescribed |concurrent ){0,3}(?:medications?|drugs|medicines|drug therapy|pharmacotherapy))\\s+(?:for|over)\\s+(?:at least|a minimum of|more than|≥|>=|>)?\\s*"
              + SPAN);

  /** "Use of X unless on a stable dose for": of those who are not wanted. */
  private static final Pattern UNLESS =
      Pattern.compile(
          "(?i)(?:\\b(?:current |concomitant |concurrent )?(?:use of|taking|treatment with|therapy with|receiving|on) )?(?:any )?"
              + DRUG
              + "\\s*,?\\s+\\(?(?:unless|except if|if not|that (?:is|are|has|have) not(?: been)?|not)\\s+(?:(?:the|their) (?:dose|dosage|regimen|treatment)s? (?:is|are|has been|have been)\\s+|(?:they|the patient|patients) (?:are|is|have been|has been)\\s+)?"
              + STABLE
              + "\\)?");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = stable(text, kind == CriterionKind.INCLUSION ? EITHER : UNLESS, kind);
    if (kind == CriterionKind.INCLUSION) {
      plain = stable(stable(plain, REQUIRED, kind), ALL, kind);
    }
    if (!TIME.matcher(plain.text()).find() || AHEAD.matcher(plain.text()).find()) {
      return plain;
    }
    Matcher changed = CHANGED.matcher(plain.text());
    int at = 0;
    while (at < plain.text().length() && changed.find(at)) {
      at = changed.end();
      if (drugAt(plain.text().substring(changed.end())) > 0) {
        String words = changed.group(1) == null ? "new " : "no new ";
        plain = undosed(plain, changed.end());
        plain = plain.replaced(changed.start(), changed.end(), words);
        at = changed.start() + words.length();
        changed = CHANGED.matcher(plain.text());
      }
    }
    Matcher named = NAMED.matcher(plain.text());
    if (named.find()) {
      String drug = named.group(1).strip();
      int skipped = named.group(1).length() - named.group(1).stripLeading().length();
      if (drugAt(drug) == drug.length()) {
        plain =
            plain.replaced(named.start(1) + skipped, named.end(), "new " + named.group(1).strip());
      }
    }
    return plain;
  }

  private static WrittenText stable(WrittenText text, Pattern pattern, CriterionKind kind) {
    Matcher either = pattern.matcher(text.text());
    if (!either.find() || TermBook.standard().idsIn(TermKind.DRUG, either.group(1)).isEmpty()) {
      return text;
    }
    String words =
        (kind == CriterionKind.INCLUSION ? "no new " : "new ")
            + either.group(1)
            + " within the last "
            + either.group(2);
    return text.replaced(either.start(), either.end(), words);
  }

  /** "Change in antidepressant dose": the name alone. */
  private static WrittenText undosed(WrittenText text, int from) {
    int end = from + drugAt(text.text().substring(from));
    Matcher dose = DOSE.matcher(text.text()).region(end, text.text().length());
    return dose.lookingAt() ? text.without(end, dose.end()) : text;
  }

  /** How long the name of a drug is that a text begins with; 0 if it does not. */
  private static int drugAt(String text) {
    java.util.List<Token> tokens = NoteText.of(text).tokens();
    TermBook.Found found =
        tokens.isEmpty() ? null : TermBook.standard().longest(TermKind.DRUG, tokens, 0);
    if (found == null && tokens.size() > 1) {
      // "Concomitant antihypertensives": a word of kind before the name.
      found = TermBook.standard().longest(TermKind.DRUG, tokens, 1);
    }
    return found == null ? 0 : tokens.get(found.to() - 1).end();
  }
}
