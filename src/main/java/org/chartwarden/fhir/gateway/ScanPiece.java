package org.chartwarden.fhir.gateway;

import java.util.List;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * A piece of a passage through resources.
 *
 * @param resources what it shows, in the order of storage
 * @param place where the next piece goes on
 */
public record ScanPiece(List<ResourceVersion> resources, long place) {

  public ScanPiece {
    resources = List.copyOf(resources);
  }
}
