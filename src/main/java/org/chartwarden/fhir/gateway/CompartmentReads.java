package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.search.CompartmentContents;
import org.chartwarden.fhir.search.CompartmentContents.Member;
import org.chartwarden.fhir.search.CompartmentContents.Stretch;
import org.chartwarden.smart.AccessContext;

/** Reads a patient's compartment page by page. */
@ApplicationScoped
class CompartmentReads {

  private final EntryReads reads;
  private final CompartmentContents contents;

  @Inject
  CompartmentReads(EntryReads reads, CompartmentContents contents) {
    this.reads = reads;
    this.contents = contents;
  }

  /**
   * Where a page ended.
   *
   * @param supporting whether it ended among the supporting resources
   * @param pid number of its last resource
   * @param upTo number of the last resource that was there when the first page was made
   */
  private record Place(boolean supporting, long pid, long upTo) {

    private static final Pattern TEXT = Pattern.compile("([ms])-(\\d{1,18})-(\\d{1,18})");

    static Place parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw FhirProblem.invalid(
            "bad-page", "'" + text + "' is not a place in a compartment; follow a next link");
      }
      return new Place(
          matcher.group(1).equals("s"),
          Long.parseLong(matcher.group(2)),
          Long.parseLong(matcher.group(3)));
    }

    String text() {
      return (supporting ? "s-" : "m-") + pid + "-" + upTo;
    }
  }

  CompartmentPage page(AccessContext who, String patientId, CompartmentQuery query) {
    reads.read(who, new ResourceKey("Patient", patientId));
    Place place =
        query.after().map(Place::parse).orElseGet(() -> new Place(false, 0, contents.newest()));
    List<Member> found = new ArrayList<>();
    int members = 0;
    if (!place.supporting()) {
      found.addAll(
          contents.members(
              patientId, stretch(query, place.pid(), place.upTo(), 0), who.patients()));
      members = found.size();
    }
    if (query.supporting() && found.size() <= query.count()) {
      long after = place.supporting() ? place.pid() : 0;
      found.addAll(
          contents.supporting(
              patientId, stretch(query, after, place.upTo(), found.size()), who.patients()));
    }
    if (found.size() <= query.count()) {
      return new CompartmentPage(found.stream().map(Member::version).toList(), Optional.empty());
    }
    List<Member> shown = found.subList(0, query.count());
    boolean supporting = members < query.count();
    Place next = new Place(supporting, shown.get(shown.size() - 1).pid(), place.upTo());
    return new CompartmentPage(
        shown.stream().map(Member::version).toList(), Optional.of(next.text()));
  }

  /** One more than the page has room for, which tells whether there is a next one. */
  private static Stretch stretch(CompartmentQuery query, long after, long upTo, int taken) {
    return new Stretch(query.types(), query.since(), after, upTo, query.count() + 1 - taken);
  }
}
