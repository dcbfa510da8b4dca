package org.chartwarden.fhir.gateway;

import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * One page of patient records.
 *
 * @param resources what it shows, as it was when the first page was made
 * @param next where the next page starts, or empty on the last page
 * @param whole whether this page is all there is
 */
public record RecordPage(List<ResourceVersion> resources, Optional<Cursor> next, boolean whole) {

  /**
   * A place in a kept list.
   *
   * @param list id of the list
   * @param offset first entry, 0-based
   */
  public record Cursor(String list, int offset) {}

  public RecordPage {
    resources = List.copyOf(resources);
  }
}
