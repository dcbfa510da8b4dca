package org.chartwarden.fhir.gateway;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * One page of a history, newest first.
 *
 * @param versions versions, deletions among them
 * @param total number of versions, where it is known
 * @param next where the next page starts, or empty on the last page
 */
public record HistoryPage(
    List<ResourceVersion> versions, OptionalLong total, Optional<String> next) {

  public HistoryPage {
    versions = List.copyOf(versions);
  }
}
