package org.chartwarden.smart;

import java.util.Set;

/** Whom users care for and what they belong to; told by the record, which alone can look it up. */
public interface CareRelations {

  /**
   * Logical ids of the patients of a user.
   *
   * @param user {@code RelatedPerson/id}: the patient it is related to, while it is active; {@code
   *     Practitioner/id} or {@code PractitionerRole/id}: those it is general practitioner of, or in
   *     the care team or an encounter of. Nobody for anyone else.
   */
  Set<String> patients(String user);

  /**
   * References by which a user may be named: itself, and for a practitioner its roles, their
   * organizations and its care teams.
   */
  Set<String> identities(String user);
}
