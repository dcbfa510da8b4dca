package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;

/** The patients of a Group (FHIR R4 group.html), those of groups within it included. */
@ApplicationScoped
public class GroupMembers {

  private static final int MOST_GROUPS = 100;
  private static final Pattern REFERENCE =
      Pattern.compile("(?:.*/)?(Patient|Group)/([A-Za-z0-9\\-.]{1,64})(?:/_history/.*)?");

  private final FhirGateway gateway;
  private final Clock clock;

  GroupMembers(FhirGateway gateway, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  /**
   * Ids of the patients that are members now.
   *
   * @throws FhirProblem 404 or 410 when the group is not there, 403 when it may not be read
   */
  public Set<String> patients(AccessContext who, ResourceKey group) {
    Set<String> patients = new TreeSet<>();
    collect(who, group, new HashSet<>(), patients);
    return patients;
  }

  private void collect(
      AccessContext who, ResourceKey group, Set<ResourceKey> seen, Set<String> patients) {
    if (!seen.add(group)) {
      return;
    }
    if (seen.size() > MOST_GROUPS) {
      throw new FhirProblem(
          422,
          "too-costly",
          "too-many-groups",
          "the group holds more than " + MOST_GROUPS + " groups");
    }
    for (JsonNode member : gateway.read(who, group).tree().path("member")) {
      Matcher reference = REFERENCE.matcher(member.path("entity").path("reference").asText());
      if (!reference.matches() || !current(member)) {
        continue;
      }
      if (reference.group(1).equals("Patient")) {
        patients.add(reference.group(2));
      } else {
        collect(who, new ResourceKey("Group", reference.group(2)), seen, patients);
      }
    }
  }

  private boolean current(JsonNode member) {
    Instant now = clock.instant();
    return !member.path("inactive").asBoolean()
        && end(member.path("period").path("end").asText()).map(now::isBefore).orElse(true);
  }

  /** The last moment of a dateTime of whatever precision; empty when there is none. */
  private static Optional<Instant> end(String text) {
    try {
      return switch (text.length()) {
        case 0 -> Optional.empty();
        case 4 -> Optional.of(after(LocalDate.parse(text + "-12-31")));
        case 7 -> Optional.of(after(LocalDate.parse(text + "-01").plusMonths(1).minusDays(1)));
        case 10 -> Optional.of(after(LocalDate.parse(text)));
        default -> Optional.of(OffsetDateTime.parse(text).toInstant());
      };
    } catch (DateTimeParseException e) {
      // What was stored before its check was stricter counts as no end.
      return Optional.empty();
    }
  }

  private static Instant after(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
