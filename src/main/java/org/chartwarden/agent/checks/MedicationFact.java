package org.chartwarden.agent.checks;

import org.chartwarden.evidence.Evidence;

/** A drug that the patient is on. */
public record MedicationFact(Drug drug, Evidence evidence) {}
