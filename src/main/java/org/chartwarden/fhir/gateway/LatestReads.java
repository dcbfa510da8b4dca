package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.LatestPerCode;
import org.chartwarden.fhir.search.SearchQuery;
import org.chartwarden.fhir.storage.MomentStore;
import org.chartwarden.smart.AccessContext;

/** Reads the newest observations of each code. */
@ApplicationScoped
class LatestReads {

  private final Searches searches;
  private final LatestPerCode latest;
  private final MomentStore contents;
  private final Clock clock;
  private final Narrowings narrowings;

  @Inject
  LatestReads(
      Searches searches,
      LatestPerCode latest,
      MomentStore contents,
      Clock clock,
      Narrowings narrowings) {
    this.narrowings = narrowings;
    this.searches = searches;
    this.latest = latest;
    this.contents = contents;
    this.clock = clock;
  }

  List<ResourceVersion> newest(AccessContext who, String query, boolean lenient, int most) {
    SearchQuery parsed = searches.parse("Observation", query, lenient);
    Instant moment = clock.instant();
    return contents.versions(latest.newest(parsed, narrowings.searching(who), most), moment);
  }
}
