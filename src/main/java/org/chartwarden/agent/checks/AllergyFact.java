package org.chartwarden.agent.checks;

import java.util.Optional;
import org.chartwarden.evidence.Evidence;

/**
 * An allergy of the patient.
 *
 * @param drug the substance
 * @param drugClass id of the class, when the entry names a whole class
 */
public record AllergyFact(Drug drug, Optional<String> drugClass, Evidence evidence) {}
