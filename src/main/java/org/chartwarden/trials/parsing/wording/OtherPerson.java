package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Lives with another person ≥ 18 years who knows how to act in severe hypoglycaemia": the age of a
 * companion and what he can do are none of the patient.
 */
final class OtherPerson implements Rewording {

  private static final String PERSON =
      "(?:persons?|adults?|caregivers?|care-?givers?|carers?|partners?|spouses?|relatives?|family members?|friends?|companions?|informants?|study partners?|household members?|someone|somebody)";

  private static final Pattern COMPANION =
      Pattern.compile(
          "(?i)\\b(?:lives?|living|resid(?:es?|ing)|cohabit(?:s|ing)?|has|have|having|availability of|presence of|support of|accompanied by)\\s+(?:with\\s+)?(?:(?:an?|another|at least one|one|any|their|the|reliable|responsible|available|adult|other|trained|competent|family|informal|primary|capable|or|and)\\s+){0,4}"
              + PERSON
              + "(?:\\s+(?:or|and|/)\\s+"
              + PERSON
              + ")*\\s*(?:[(]?\\s*(?:[≥>]=?|aged|of|over|at least|older than)\\s*(?:age\\s*)?\\d{2}\\s*(?:years?|yrs?|y)?(?:\\s+(?:of age|old|or older))?\\s*[)]?)?\\s*,?\\s*"
              + "((?:who|able|capable|willing|trained|instructed|knowing|to)\\s+[^.;]*)?");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher companion = COMPANION.matcher(text.text());
    if (!companion.find()
        || companion.group(1) == null && !companion.group().matches(".*\\d.*")
        || companion.group(1) != null
            && companion
                .group(1)
                .matches(
                    "(?i)who\\s+(?:has|have|had|is|are|was|were)\\b(?!\\s+(?:able|willing|capable|trained|available|present)).*")) {
      return text;
    }
    return text.replaced(companion.start(), companion.end(), "has a caregiver");
  }
}
