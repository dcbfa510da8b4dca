package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * "Lung disease other than asthma (e.g. bronchiectasis)": examples of what is asked for and not of
 * what is excepted, where they are kinds of the one and not of the other.
 */
final class ExamplesBehindException implements Rewording {

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?i)(?:^|[.;:])([^.;:()]{3,80}?)(\\s+(?:other than|apart from|aside from|besides|except(?: for)?)\\s+)([^(),;.]{3,60}?)(?:,?\\s+(?:that|which)\\s[^(),;.]{3,100})?\\s*(\\(\\s*(?:e\\.?\\s?g\\b|for example|such as|including)[^()]{3,300}\\))");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher whole = WHOLE.matcher(text.text());
    if (!whole.find()) {
      return text;
    }
    List<Term> heads = terms(whole.group(1));
    List<Term> excepted = terms(whole.group(3));
    List<Term> examples = terms(whole.group(4));
    boolean ofHead = examples.stream().anyMatch(one -> kindOf(one, heads));
    boolean ofExcepted = examples.stream().anyMatch(one -> kindOf(one, excepted));
    if (!ofHead || ofExcepted) {
      return text;
    }
    String moved = " " + whole.group(4);
    return text.without(whole.start(4), whole.end(4)).inserted(whole.start(2), moved);
  }

  private static List<Term> terms(String words) {
    return TermBook.standard().narrowestIn(TermKind.CONDITION, words);
  }

  private static boolean kindOf(Term term, List<Term> wider) {
    return wider.stream().anyMatch(one -> term.closure().contains(one.id()));
  }
}
