package org.chartwarden.consistency.records;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.fhir.model.LiteralReference;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** Reads the rows of a chart each type no further than it may be long. */
class ChartRecords {

  private static final int UNDATED = 200;
  private static final int AT_ONCE = 100;

  /**
   * How rows of a type are found.
   *
   * @param date search parameter of their time; empty when there is none
   * @param windowed whether only those of the window count
   */
  private record Listing(String type, String date, boolean windowed) {}

  private static final List<Listing> LISTINGS =
      List.of(
          new Listing("Observation", "date", true),
          new Listing("MedicationAdministration", "effective-time", true),
          new Listing("MedicationDispense", "whenhandedover", true),
          new Listing("DiagnosticReport", "date", true),
          new Listing("ImagingStudy", "started", true),
          new Listing("ServiceRequest", "authored", true),
          new Listing("MedicationRequest", "authoredon", false),
          new Listing("MedicationStatement", "effective", false),
          new Listing("Condition", "recorded-date", false),
          new Listing("Procedure", "date", false),
          new Listing("AllergyIntolerance", "date", false),
          new Listing("Immunization", "date", false),
          new Listing("DeviceUseStatement", "", false));

  private static final Set<String> WINDOWED =
      LISTINGS.stream()
          .filter(Listing::windowed)
          .map(Listing::type)
          .collect(Collectors.toUnmodifiableSet());

  /** Types that are often charted without a time. */
  private static final Set<String> OFTEN_UNDATED = Set.of("Observation");

  private final ChartSource source;
  private final ConsistencyConfig config;

  ChartRecords(ChartSource source, ConsistencyConfig config) {
    this.source = source;
    this.config = config;
  }

  /**
   * What was read.
   *
   * @param remarks what was left out
   */
  record Read(List<ChartResource> resources, List<String> remarks) {

    /** Whether nothing was left out. */
    boolean whole() {
      return remarks.isEmpty();
    }

    /** What a narrower window has of it. */
    Read within(ChartWindow window) {
      return new Read(
          resources.stream()
              .filter(row -> !WINDOWED.contains(row.source().type()) || ChartedTime.in(row, window))
              .toList(),
          remarks);
    }
  }

  /** The rows of a patient that the caller may see. */
  Read of(AccessContext who, String patient, ChartWindow window) {
    List<ChartResource> rows = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Listing listing : LISTINGS) {
      List<ResourceVersion> found =
          source.first(who, listing.type(), query(listing, patient, window), config.maxRows());
      found.forEach(version -> rows.add(ChartResource.of(version)));
      if (found.size() == config.maxRows()) {
        remarks.add(
            "only the newest "
                + config.maxRows()
                + " resources of type "
                + listing.type()
                + " were looked at");
      }
      if (OFTEN_UNDATED.contains(listing.type())) {
        source
            .first(
                who,
                listing.type(),
                "patient=" + patient + "&" + listing.date() + ":missing=true",
                UNDATED)
            .forEach(version -> rows.add(ChartResource.of(version)));
      }
    }
    rows.addAll(medications(who, rows));
    return new Read(rows, remarks);
  }

  private static String query(Listing listing, String patient, ChartWindow window) {
    StringBuilder query = new StringBuilder("patient=").append(patient);
    if (listing.windowed()) {
      query.append(bound(listing, "ge", window.from())).append(bound(listing, "le", window.to()));
    }
    if (!listing.date().isEmpty()) {
      query.append("&_sort=-").append(listing.date());
    }
    return query.toString();
  }

  private static String bound(Listing listing, String prefix, Instant time) {
    String value = prefix + time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    return "&" + listing.date() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The Medications that orders and administrations refer to. */
  private List<ChartResource> medications(AccessContext who, List<ChartResource> rows) {
    Set<String> referred = new TreeSet<>();
    for (ChartResource row : rows) {
      LiteralReference.id(row.tree().at("/medicationReference/reference").asText(""), "Medication")
          .ifPresent(referred::add);
    }
    List<String> ids = List.copyOf(referred);
    List<ChartResource> found = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      source
          .first(who, "Medication", "_id=" + String.join(",", some), AT_ONCE)
          .forEach(version -> found.add(ChartResource.of(version)));
    }
    return found;
  }

  /** The encounter of a patient that went on at a moment, if exactly one did. */
  Optional<ResourceVersion> encounterAt(AccessContext who, String patient, Instant moment) {
    String until = "le" + moment.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).plusSeconds(1);
    List<ResourceVersion> going =
        source
            .first(
                who,
                "Encounter",
                "patient="
                    + patient
                    + "&date="
                    + URLEncoder.encode(until, StandardCharsets.UTF_8)
                    + "&_sort=-date",
                AT_ONCE)
            .stream()
            .filter(version -> Stays.wentOn(version.tree(), moment))
            .sorted(Comparator.comparing(version -> !Stays.inpatient(version.tree())))
            .toList();
    if (going.isEmpty()) {
      return Optional.empty();
    }
    boolean open = going.size() > 1 && Stays.inpatient(going.get(1).tree());
    boolean alike =
        going.size() > 1
            && Stays.inpatient(going.get(0).tree()) == Stays.inpatient(going.get(1).tree());
    return open || alike ? Optional.empty() : Optional.of(going.get(0));
  }
}
