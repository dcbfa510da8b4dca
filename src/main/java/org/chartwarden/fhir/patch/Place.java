package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.r4.model.Base;

/**
 * Where one element stands in a resource.
 *
 * @param parent the element it belongs to, null for the resource itself
 * @param element its FHIR name, {@code value[x]} for a choice
 * @param owner the JSON object it stands in, null for the resource itself
 * @param member its JSON name
 * @param index place in its array, 0-based, -1 when JSON has no array
 * @param value the element
 * @param tree its JSON object; for a primitive the one beside it, null when there is none
 */
record Place(
    Base parent,
    String element,
    ObjectNode owner,
    String member,
    int index,
    Base value,
    ObjectNode tree) {

  boolean sameList(Place other) {
    return owner == other.owner && member.equals(other.member);
  }
}
