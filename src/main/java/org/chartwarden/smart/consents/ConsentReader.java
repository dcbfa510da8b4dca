package org.chartwarden.smart.consents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Consent resources; see the package for what counts. */
public final class ConsentReader {

  private static final String TYPES = "http://hl7.org/fhir/resource-types";
  private static final Set<String> NOT_OF_DATA = Set.of("treatment", "adr");
  private static final Set<String> OPT_OUT = Set.of("OPTOUT", "OPTOUTE", "OPTOUTEDS", "dissent");
  private static final Pattern REFERENCE =
      Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/.*)?");

  private ConsentReader() {}

  /** The consent in a resource; empty when it is not in force or withholds nothing. */
  public static Optional<PatientConsent> read(JsonNode consent) {
    if (!consent.path("status").asText().equals("active")) {
      return Optional.empty();
    }
    Set<String> scopes = codes(consent.path("scope"));
    if (!scopes.isEmpty() && NOT_OF_DATA.containsAll(scopes)) {
      return Optional.empty();
    }
    boolean optOut = codes(consent.path("policyRule")).stream().anyMatch(OPT_OUT::contains);
    Provision root = provision(consent.path("provision"), optOut);
    if (scopes.equals(Set.of("research"))) {
      root = forResearch(root);
    }
    Provision rules = root;
    return reference(consent.path("patient"))
        .filter(patient -> patient.startsWith("Patient/") && rules.denies())
        .map(patient -> new PatientConsent(patient.substring("Patient/".length()), rules));
  }

  private static Provision forResearch(Provision root) {
    Set<String> purposes = root.purposes().isEmpty() ? Set.of("HRESCH") : root.purposes();
    return new Provision(
        root.deny(),
        root.from(),
        root.until(),
        root.actors(),
        root.actions(),
        purposes,
        root.data(),
        root.dated(),
        root.nested());
  }

  private static Provision provision(JsonNode node, boolean otherwise) {
    String type = node.path("type").asText();
    List<Provision> nested = new ArrayList<>();
    // A nested one without a type is against R4; withholding is the safe side.
    node.path("provision").forEach(inner -> nested.add(provision(inner, true)));
    return new Provision(
        type.isEmpty() ? otherwise : type.equals("deny"),
        moment(node.path("period").path("start").asText(""), false),
        moment(node.path("period").path("end").asText(""), true),
        actors(node.path("actor")),
        allCodes(node.path("action")),
        codings(node.path("purpose")),
        filter(node),
        node.has("dataPeriod"),
        nested);
  }

  private static DataFilter filter(JsonNode node) {
    Set<String> types = new HashSet<>();
    Set<Label> codes = new HashSet<>();
    for (JsonNode aClass : node.path("class")) {
      Label label = label(aClass);
      if (label.system().equals(TYPES) || label.system().isEmpty()) {
        types.add(label.code());
      } else {
        codes.add(label);
      }
    }
    for (JsonNode concept : node.path("code")) {
      concept.path("coding").forEach(coding -> codes.add(label(coding)));
    }
    Set<Label> labels = new HashSet<>();
    node.path("securityLabel").forEach(coding -> labels.add(label(coding)));
    Set<DataFilter.Target> resources = new HashSet<>();
    for (JsonNode data : node.path("data")) {
      boolean related = !data.path("meaning").asText("instance").equals("instance");
      reference(data.path("reference"))
          .map(text -> text.split("/", 2))
          .ifPresent(key -> resources.add(new DataFilter.Target(key[0], key[1], related)));
    }
    return new DataFilter(types, codes, labels, resources);
  }

  private static Label label(JsonNode coding) {
    return new Label(coding.path("system").asText(""), coding.path("code").asText(""));
  }

  /** References that cannot be read stand for somebody else: they still limit the provision. */
  private static Set<String> actors(JsonNode actors) {
    Set<String> found = new HashSet<>();
    for (JsonNode actor : actors) {
      found.add(reference(actor.path("reference")).orElse("unknown"));
    }
    return found;
  }

  private static Optional<String> reference(JsonNode reference) {
    Matcher form = REFERENCE.matcher(reference.path("reference").asText(""));
    return form.matches() ? Optional.of(form.group(1) + "/" + form.group(2)) : Optional.empty();
  }

  private static Set<String> codes(JsonNode concept) {
    return codings(concept.path("coding"));
  }

  private static Set<String> codings(JsonNode codings) {
    Set<String> found = new HashSet<>();
    codings.forEach(coding -> found.add(coding.path("code").asText("")));
    return found;
  }

  private static Set<String> allCodes(JsonNode concepts) {
    Set<String> found = new HashSet<>();
    concepts.forEach(concept -> found.addAll(codes(concept)));
    return found;
  }

  /** A dateTime of whatever precision: its first moment, or the first after it. */
  private static Optional<Instant> moment(String text, boolean after) {
    try {
      return switch (text.length()) {
        case 0 -> Optional.empty();
        case 4 -> day(LocalDate.parse(text + "-01-01").plusYears(after ? 1 : 0));
        case 7 -> day(LocalDate.parse(text + "-01").plusMonths(after ? 1 : 0));
        case 10 -> day(LocalDate.parse(text).plusDays(after ? 1 : 0));
        default -> Optional.of(OffsetDateTime.parse(text).toInstant());
      };
    } catch (DateTimeParseException e) {
      // What was stored before its check was stricter counts as no limit.
      return Optional.empty();
    }
  }

  private static Optional<Instant> day(LocalDate day) {
    return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
