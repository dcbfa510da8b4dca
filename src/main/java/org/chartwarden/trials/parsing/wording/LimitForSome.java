package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Bilirubin ≤ 1.5 × ULN (≤ 3 × ULN in Gilbert syndrome)": whoever has the condition has a wider
 * limit. The measure is named again with it.
 */
final class LimitForSome implements Rewording {

  private static final String SIGN =
      "(?:[<>≤≥]=?|(?:up to|at most|less than|more than|greater than|not more than|no more than)\\s)";

  private static final String LIMIT =
      SIGN
          + "\\s*\\d[\\d.,]*\\s*(?:[x×*]\\s*(?:the\\s+)?(?:ULN|institutional ULN|upper limit of normal)|times\\s+(?:the\\s+)?(?:ULN|upper limit of normal))";

  /** The measure or measures, their limit, and behind it the limit of some. */
  private static final Pattern WIDER =
      Pattern.compile(
          "(?i)((?:(?<=^|[.;:,]\\s?|\\band\\s)|^)\\s*(?:(?:adequate|serum|plasma|total|direct|both)\\s+)*(?:(?!(?:and|or)\\b)[\\p{L}][\\p{L}\\p{N}-]*)(?:\\s+(?!(?:or|if|in|with)\\b)[\\p{L}(][\\p{L}\\p{N}()-]*){0,4}?(?:\\s*(?:/|,|\\band\\b|\\bor\\b|\\band/or\\b)\\s*[\\p{L}][\\p{L}\\p{N}()-]*(?:\\s+[\\p{L}(][\\p{L}\\p{N}()-]*){0,2}?){0,2})\\s*("
              + LIMIT
              + ")\\s*(?:[(\\[]\\s*(?:or\\s+)?|,?\\s+or\\s+|,\\s*)("
              + LIMIT
              + ")\\s*,?\\s*(?:in|for|if|with|when|where)\\s+((?:(?:the\\s+)?(?:patients?|subjects?|participants?|those|case|presence|cases|persons?|individuals?|there|is|are|has|have|having|known|documented|confirmed|who|with|of|the|an?)\\s+)*)([\\p{L}][^()\\[\\];.]{2,80}?)\\s*(?:[)\\]]|(?=[.;]|$))");

  /** Another limit that all must keep. */
  private static final Pattern NEXT = Pattern.compile("(?i)\\s*,?\\s*\\band\\s+(?=\\p{L})");

  /** "(If liver metastases are present, ≤ 5 × ULN)": the limit stands behind those who have it. */
  private static final Substitution BEHIND =
      Substitution.of(
          "([(\\[])\\s*((?:in|for|if|with|when|where)\\s+[^()\\[\\];<>≤≥]{3,90}?)(?:\\s+(?:is|are)\\s+(?:present|known|documented))?\\s*[,:]?\\s*(?:then\\s+)?(?:must be\\s+|should be\\s+)?("
              + LIMIT
              + ")(?=\\s*[)\\]])",
          "$1$3 $2");

  @Override
  public WrittenText of(WrittenText written, CriterionKind kind) {
    WrittenText text = BEHIND.in(written);
    Matcher wider = WIDER.matcher(text.text());
    if (!wider.find()) {
      return text;
    }
    String measure = wider.group(1).strip();
    Matcher next = NEXT.matcher(text.text()).region(wider.end(), text.text().length());
    WrittenText plain = next.lookingAt() ? text.replaced(next.start(), next.end(), "; ") : text;
    return plain.replaced(
        wider.end(2),
        wider.end(),
        ", or (" + wider.group(5).strip() + " and " + measure + " " + wider.group(3) + ")");
  }
}
