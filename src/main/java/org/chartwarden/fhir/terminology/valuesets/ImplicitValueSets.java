package org.chartwarden.fhir.terminology.valuesets;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;

/**
 * Value sets that exist without a resource: those of SNOMED CT (FHIR R4 snomedct.html#implicit), of
 * LOINC (loinc.html#implicit), and {@code [code system]?fhir_vs} for all codes of any other.
 */
public final class ImplicitValueSets {

  private static final Pattern SNOMED_URL =
      Pattern.compile("(http://snomed\\.info/sct(?:/\\d+)?(?:/version/\\d+)?)\\?fhir_vs(?:=(.*))?");
  private static final Pattern LOINC_URL =
      Pattern.compile("https?://loinc\\.org/vs(?:/([A-Z]*\\d+-\\d))?/?");

  /** Concepts that stand for reference sets (snomedct.html#implicit). */
  private static final String ALL_REFERENCE_SETS = "< 900000000000455006";

  private static final String ANY = "?fhir_vs";

  private ImplicitValueSets() {}

  /** The definition behind an implicit URL; empty when the URL is not of that form. */
  public static Optional<ValueSet> find(String url) {
    Matcher snomed = SNOMED_URL.matcher(url);
    if (snomed.matches()) {
      return Optional.of(snomed(url, snomed.group(1), snomed.group(2)));
    }
    Matcher loinc = LOINC_URL.matcher(url);
    if (loinc.matches()) {
      return Optional.of(loinc(url, loinc.group(1)));
    }
    if (url.endsWith(ANY) && url.length() > ANY.length()) {
      return Optional.of(all(url, url.substring(0, url.length() - ANY.length())));
    }
    return Optional.empty();
  }

  /**
   * A value set of all codes of a code system.
   *
   * @param url its own address
   */
  public static ValueSet all(String url, String system) {
    ValueSet all = named(url);
    all.getCompose().addInclude().setSystem(system);
    return all;
  }

  private static ValueSet snomed(String url, String edition, String query) {
    ValueSet set = named(url);
    ConceptSetComponent include = set.getCompose().addInclude().setSystem("http://snomed.info/sct");
    if (!edition.equals("http://snomed.info/sct")) {
      include.setVersion(edition);
    }
    String wanted =
        query == null ? "" : URLDecoder.decode(escapedPlus(query), StandardCharsets.UTF_8);
    if (wanted.isEmpty()) {
      return set;
    }
    if (wanted.startsWith("isa/")) {
      filter(include, "concept", FilterOperator.ISA, wanted.substring(4));
    } else if (wanted.startsWith("ecl/")) {
      filter(include, "constraint", FilterOperator.EQUAL, wanted.substring(4));
    } else if (wanted.startsWith("refset/")) {
      filter(include, "constraint", FilterOperator.EQUAL, "^" + wanted.substring(7));
    } else if (wanted.equals("refset")) {
      filter(include, "constraint", FilterOperator.EQUAL, ALL_REFERENCE_SETS);
    } else {
      throw new FhirProblem(
          404,
          "not-found",
          "unknown-value-set",
          "'" + url + "' is not an implicit value set of SNOMED CT: use isa/, refset/ or ecl/");
    }
    return set;
  }

  /** A plus in the address of a value set is a plus, not a blank. */
  private static String escapedPlus(String query) {
    return query.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B");
  }

  private static ValueSet loinc(String url, String code) {
    ValueSet set = named(url);
    ConceptSetComponent include = set.getCompose().addInclude().setSystem("http://loinc.org");
    if (code != null) {
      boolean answers = code.startsWith("LL");
      filter(include, answers ? "parent" : "ancestor", FilterOperator.EQUAL, code);
    }
    return set;
  }

  private static void filter(
      ConceptSetComponent include, String property, FilterOperator operator, String value) {
    include.addFilter().setProperty(property).setOp(operator).setValue(value);
  }

  private static ValueSet named(String url) {
    ValueSet set = new ValueSet();
    set.setUrl(url);
    set.setStatus(org.hl7.fhir.r4.model.Enumerations.PublicationStatus.ACTIVE);
    return set;
  }
}
