package org.chartwarden.fhir.terminology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.CoreArchive;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.hl7.fhir.r4.model.MetadataResource;

/**
 * The code systems and value sets of FHIR R4 itself, HL7 v2 and v3 tables among them. They are kept
 * compressed (2 MB), and only from the first question on; a definition is parsed when it is asked
 * for, because all of them together would fill 100 MB.
 */
public final class CoreTerminology {

  private static final List<String> FILES =
      List.of("valueset/valuesets.xml", "valueset/v3-codesystems.xml", "valueset/v2-tables.xml");
  private static final List<String> TYPES = List.of("CodeSystem", "ValueSet");

  private CoreTerminology() {}

  /** Made at the first question. */
  private static final class Index {
    static final Map<String, CoreArchive.Entry> BY_KEY = read();

    private static Map<String, CoreArchive.Entry> read() {
      Map<String, CoreArchive.Entry> found = new HashMap<>();
      for (String file : FILES) {
        CoreArchive.read(file, TYPES).forEach(entry -> found.put(entry.key(), entry));
      }
      return Map.copyOf(found);
    }
  }

  /** Those of one type, {@code CodeSystem} or {@code ValueSet}, in no order. */
  public static List<CoreArchive.Entry> entries(String type) {
    return Index.BY_KEY.values().stream().filter(entry -> entry.type().equals(type)).toList();
  }

  /** The code systems among them that have concepts, by address and version. */
  static List<Canonical> codeSystems() {
    return entries("CodeSystem").stream()
        .map(entry -> new Canonical(entry.url(), entry.version()))
        .toList();
  }

  /** The definition of a type with this canonical, as an object of the caller's own. */
  public static <T extends MetadataResource> Optional<T> find(Class<T> type, Canonical canonical) {
    return Optional.ofNullable(Index.BY_KEY.get(type.getSimpleName() + " " + canonical.url()))
        .filter(entry -> canonical.accepts(entry.version()))
        .map(entry -> FhirModel.context().newXmlParser().parseResource(type, entry.xml()));
  }
}
