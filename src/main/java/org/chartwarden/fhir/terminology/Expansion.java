package org.chartwarden.fhir.terminology;

import java.util.List;
import org.chartwarden.fhir.terminology.valuesets.Selection;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * A page of what a value set selects.
 *
 * @param definition the value set that was expanded
 * @param total number of codes in all
 * @param entries the codes of this page
 * @param selection all of it
 */
public record Expansion(
    ValueSet definition, long total, List<Selection.Entry> entries, Selection selection) {
  public Expansion {
    entries = List.copyOf(entries);
  }
}
