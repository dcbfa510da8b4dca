package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Another trial with an investigational drug", "a study in which an experimental device was used":
 * what the other trial gives says which trial is meant. Only the patient knows of it, so no list of
 * drugs answers for it.
 */
final class TrialOfProduct implements Rewording {

  private static final String PRODUCT =
      "(?:drugs?|agents?|products?|medications?|medicines?|medicinal\\s+products?|compounds?|therap(?:y|ies)|treatments?|vaccines?|biologics?|medical\\s+devices?|devices?|interventions?)";

  private static final Pattern GIVEN =
      Pattern.compile(
          "(?i)(?<=\\b(?:trial|trials|study|studies))\\s+(?:with|of|on|involving|testing|evaluating|using|where|in\\s+which|(?:that|which)\\s+(?:involves?|involved|tests?|uses?|used))\\s+"
              + "(?:they\\s+(?:have\\s+)?(?:received|used|took)\\s+)?(?:an?\\s+|any\\s+|other\\s+|another\\s+|any\\s+other\\s+)?"
              + "(?:(?:other\\s+)?(?:investigational|experimental|unapproved|unlicensed)\\s+(?:new\\s+)?"
              + PRODUCT
              + ")(?:\\s*(?:,|/|\\bor\\b|\\band/or\\b|\\band\\b)\\s*(?:an?\\s+)?(?:investigational\\s+|experimental\\s+)?"
              + PRODUCT
              + ")*(?:\\s+(?:was|were|is|has\\s+been|have\\s+been|had\\s+been)\\s+(?:received|given|administered|used|taken|tested|applied))?(?!\\p{L})");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher given = GIVEN.matcher(text.text());
    return given.find() ? text.replaced(given.start(), given.end(), "") : text;
  }
}
