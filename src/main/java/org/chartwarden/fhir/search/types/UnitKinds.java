package org.chartwarden.fhir.search.types;

import java.util.Collection;

/** The UCUM codes that stored quantities use. */
public interface UnitKinds {

  /**
   * The stored codes that measure the same as a UCUM code, such as g and kg for mg; the code itself
   * may be among them. Empty when it is no UCUM code.
   */
  Collection<String> sameKind(String code);
}
