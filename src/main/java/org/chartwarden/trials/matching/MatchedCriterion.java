package org.chartwarden.trials.matching;

import org.chartwarden.trials.criteria.CriterionVerdict;
import org.chartwarden.trials.parsing.ParsedCriterion;

/**
 * A criterion with its answer for a patient.
 *
 * @param parsed the criterion and its form
 * @param verdict whether it is true of the patient
 */
public record MatchedCriterion(ParsedCriterion parsed, CriterionVerdict verdict) {}
