package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.LabelledResources;
import org.chartwarden.fhir.search.Match;
import org.chartwarden.fhir.search.TypeScan;
import org.chartwarden.smart.AccessContext;

/** Goes through all resources of a type, piece by piece. */
@ApplicationScoped
class Scans {

  private final TypeScan scan;
  private final LabelledResources labelled;
  private final Narrowings narrowings;

  @Inject
  Scans(TypeScan scan, LabelledResources labelled, Narrowings narrowings) {
    this.narrowings = narrowings;
    this.scan = scan;
    this.labelled = labelled;
  }

  List<ResourceVersion> labelled(AccessContext who, Optional<String> type) {
    return labelled.oneForEach(type, narrowings.searching(who)).stream()
        .map(Match::resource)
        .toList();
  }

  long count(AccessContext who, ResourceScan wanted) {
    ResourceTypes.require(wanted.type());
    return scan.count(wanted.type(), wanted.patients(), wanted.since(), narrowings.searching(who));
  }

  Map<String, Long> versions(AccessContext who, String type, Collection<String> ids) {
    ResourceTypes.require(type);
    return scan.versions(type, ids, narrowings.searching(who));
  }

  Map<String, Long> hold(AccessContext who, String type, Collection<String> ids) {
    ResourceTypes.require(type);
    return scan.hold(type, ids, narrowings.searching(who));
  }

  ScanPiece after(AccessContext who, ResourceScan wanted, long place, int count) {
    ResourceTypes.require(wanted.type());
    List<Match> matches =
        scan.after(
            wanted.type(),
            place,
            wanted.patients(),
            wanted.since(),
            narrowings.searching(who),
            count);
    return new ScanPiece(
        matches.stream().map(Match::resource).toList(),
        matches.isEmpty() ? place : matches.get(matches.size() - 1).pid());
  }
}
