package org.chartwarden.fhir.validation.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.fhir.model.FhirModel;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * The definitions of FHIR R4 itself: structures, extensions, value sets and code systems, HL7 v2
 * and v3 tables among them. Files are cut up when the first definition of their kind is wanted, a
 * definition is parsed when it is wanted itself.
 */
final class CoreDefinitions implements IValidationSupport {

  /** The package that these definitions are published in. */
  static final String PACKAGE = "hl7.fhir.r4.core";

  private static final String FOLDER = "/org/hl7/fhir/r4/model/";
  private static final String TYPES = FOLDER + "profile/profiles-types.xml";
  private static final String RESOURCES = FOLDER + "profile/profiles-resources.xml";
  private static final List<String> CONSTRAINTS =
      List.of(
          FOLDER + "profile/profiles-others.xml", FOLDER + "extension/extension-definitions.xml");
  private static final List<String> TERMINOLOGY =
      List.of(
          FOLDER + "valueset/valuesets.xml",
          FOLDER + "valueset/v2-tables.xml",
          FOLDER + "valueset/v3-codesystems.xml");

  private static final List<String> STRUCTURE = List.of("StructureDefinition");

  private final Map<String, Resource> parsed = new ConcurrentHashMap<>();
  private final List<CoreArchive.Entry> base = new ArrayList<>();
  private Map<String, CoreArchive.Entry> structures;
  private Map<String, CoreArchive.Entry> terminology;

  /** The definitions of types and resources, those that specialise and not those that constrain. */
  synchronized List<CoreArchive.Entry> base() {
    structures();
    return base;
  }

  @Override
  public IBaseResource fetchStructureDefinition(String url) {
    return find(structures(), "StructureDefinition", url);
  }

  @Override
  public IBaseResource fetchValueSet(String url) {
    return find(terminology(), "ValueSet", url);
  }

  @Override
  public IBaseResource fetchCodeSystem(String url) {
    return find(terminology(), "CodeSystem", url);
  }

  @Override
  public FhirContext getFhirContext() {
    return FhirModel.context();
  }

  /**
   * A version may be asked for, but what was published with R4 is all there is of it: terminology
   * answers to any version, a structure only to one of R4, for a later one may differ in kind.
   */
  private Resource find(Map<String, CoreArchive.Entry> among, String type, String url) {
    int bar = url.indexOf('|');
    String bare = bar < 0 ? url : url.substring(0, bar);
    boolean otherVersion = bar >= 0 && !url.startsWith("4.", bar + 1);
    if (otherVersion && type.equals("StructureDefinition")) {
      return null;
    }
    String key = type + " " + bare;
    return Optional.ofNullable(among.get(key))
        .map(entry -> parsed.computeIfAbsent(key, k -> parse(entry)))
        .orElse(null);
  }

  private synchronized Map<String, CoreArchive.Entry> structures() {
    if (structures == null) {
      base.addAll(CoreArchive.read(TYPES, STRUCTURE));
      base.addAll(CoreArchive.read(RESOURCES, STRUCTURE));
      Map<String, CoreArchive.Entry> all = byKey(base);
      CONSTRAINTS.forEach(file -> all.putAll(byKey(CoreArchive.read(file, STRUCTURE))));
      structures = all;
    }
    return structures;
  }

  private synchronized Map<String, CoreArchive.Entry> terminology() {
    if (terminology == null) {
      Map<String, CoreArchive.Entry> all = new HashMap<>();
      TERMINOLOGY.forEach(
          file -> all.putAll(byKey(CoreArchive.read(file, List.of("ValueSet", "CodeSystem")))));
      terminology = all;
    }
    return terminology;
  }

  private static Map<String, CoreArchive.Entry> byKey(List<CoreArchive.Entry> entries) {
    Map<String, CoreArchive.Entry> byKey = new HashMap<>();
    entries.forEach(entry -> byKey.put(entry.type() + " " + entry.url(), entry));
    return byKey;
  }

  private Resource parse(CoreArchive.Entry entry) {
    Resource resource = (Resource) FhirModel.context().newXmlParser().parseResource(entry.xml());
    if (resource instanceof StructureDefinition structure) {
      slim(structure);
    }
    resource.setUserData(DefaultProfileValidationSupport.SOURCE_PACKAGE_ID, PACKAGE);
    return resource;
  }

  /** Drops what is there for readers: it is most of a definition, and no check looks at it. */
  private static void slim(StructureDefinition structure) {
    structure.setText(null);
    structure.setMapping(null);
    structure.setDifferential(null);
    for (ElementDefinition element : structure.getSnapshot().getElement()) {
      element.setDefinition(null);
      element.setComment(null);
      element.setRequirements(null);
      element.setAlias(null);
      element.setMapping(null);
      element.setExample(null);
    }
  }
}
