package org.chartwarden.fhir.terminology.valuesets;

import java.util.Optional;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.hl7.fhir.r4.model.ValueSet;

/** Finds the definitions of value sets, the implicit ones included. */
@FunctionalInterface
public interface ValueSetLookup {

  /** The value set that a canonical reference means; without a version the latest. */
  Optional<ValueSet> find(Canonical valueSet);
}
