package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.search.Match;
import org.chartwarden.fhir.search.TypeScan;
import org.chartwarden.smart.AccessContext;

/** Goes through all resources of a type, piece by piece. */
@ApplicationScoped
class Scans {

  private final TypeScan scan;

  @Inject
  Scans(TypeScan scan) {
    this.scan = scan;
  }

  ScanPiece after(AccessContext who, ResourceScan wanted, long place, int count) {
    ResourceTypes.require(wanted.type());
    List<Match> matches =
        scan.after(wanted.type(), place, wanted.patients(), wanted.since(), who.patients(), count);
    return new ScanPiece(
        matches.stream().map(Match::resource).toList(),
        matches.isEmpty() ? place : matches.get(matches.size() - 1).pid());
  }
}
