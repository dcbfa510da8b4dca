package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Token;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * "Initiation of pulmonary rehabilitation within 12 weeks before screening": a treatment that was
 * begun not long ago, and none that is planned. Drugs are those of {@link ChangedTreatment}.
 */
final class BegunProcedure implements Rewording {

  private static final Pattern BEGUN =
      Pattern.compile(
          "(?i)(?<!\\b(?:to|will|be|planned|before|after|since|until|from|of|the|prior to) )\\b(?:(?:has|have|had)\\s+)?(?:newly\\s+|recently\\s+|recent\\s+)?(?:initiat(?:ion|ed|ing)|start(?:ed|ing)?|commenc(?:ement|ed|ing)|beginning|begun|began|introduction)\\s+(?:(?:of|an?|any|the|new|with|on|formal|regular|outpatient)\\s+)*(?=\\p{L})");

  private static final String LENGTH =
      "(?:\\d{1,3}|one|two|three|four|six|eight|twelve)\\s+(?:days?|weeks?|months?|years?)";

  private static final Pattern BACK =
      Pattern.compile(
          "(?i)\\b(?:within|in|during|less than|over)\\s+(?:the\\s+)?(?:(?:last|past|previous|preceding)\\s+(?:"
              + LENGTH
              + "|month|year|week)|"
              + LENGTH
              + "\\s+(?:prior|before|preceding|of\\s+(?:screening|enrol|random|baseline|inclusion|study)))");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher begun = BEGUN.matcher(text.text());
    if (!begun.find() || !BACK.matcher(text.text()).find(begun.end())) {
      return text;
    }
    List<Token> tokens = NoteText.of(text.text().substring(begun.end())).tokens();
    boolean procedure =
        !tokens.isEmpty()
            && TermBook.standard().longest(TermKind.PROCEDURE, tokens, 0) != null
            && TermBook.standard().longest(TermKind.DRUG, tokens, 0) == null;
    return procedure ? text.replaced(begun.start(), begun.end(), "new ") : text;
  }
}
