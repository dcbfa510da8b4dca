package org.chartwarden.fhir.terminology.valuesets;

import java.util.List;
import org.chartwarden.fhir.terminology.systems.Designation;

/**
 * A code that a value set names itself.
 *
 * @param code as the value set writes it
 * @param place its place in the code system, or -1 where that is not known
 * @param display the name that the value set gives, or empty
 * @param designations further names that the value set gives
 */
record Listed(String code, int place, String display, List<Designation> designations) {

  Listed {
    display = display == null ? "" : display;
    designations = List.copyOf(designations);
  }
}
