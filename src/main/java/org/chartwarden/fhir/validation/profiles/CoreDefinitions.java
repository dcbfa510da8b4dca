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
import org.chartwarden.fhir.model.CoreArchive;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.terminology.CoreTerminology;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * The definitions of FHIR R4 itself: structures, extensions, value sets and code systems, HL7 v2
 * and v3 tables among them. Files are cut up when the first definition of their kind is wanted, a
 * definition is parsed when it is wanted itself.
 */
final class CoreDefinitions implements IValidationSupport {

  /** The package that these definitions are published in. */
  static final String PACKAGE = "hl7.fhir.r4.core";

  private static final String TYPES = "profile/profiles-types.xml";
  private static final String RESOURCES = "profile/profiles-resources.xml";
  private static final List<String> CONSTRAINTS =
      List.of("profile/profiles-others.xml", "extension/extension-definitions.xml");

  private static final List<String> STRUCTURE = List.of("StructureDefinition");

  private final Map<String, Resource> parsed = new ConcurrentHashMap<>();
  private final List<CoreArchive.Entry> base = new ArrayList<>();
  private Map<String, CoreArchive.Entry> structures;

  /** The definitions of types and resources, those that specialise and not those that constrain. */
  synchronized List<CoreArchive.Entry> base() {
    structures();
    return base;
  }

  /**
   * A version may be asked for, but what was published with R4 is all there is of it: terminology
   * answers to any version, a structure only to one of R4, for a later one may differ in kind.
   */
  @Override
  public IBaseResource fetchStructureDefinition(String url) {
    int bar = url.indexOf('|');
    if (bar >= 0 && !url.startsWith("4.", bar + 1)) {
      return null;
    }
    return Optional.ofNullable(structures().get("StructureDefinition " + bare(url)))
        .map(entry -> parsed.computeIfAbsent(entry.key(), key -> structure(entry)))
        .orElse(null);
  }

  @Override
  public IBaseResource fetchValueSet(String url) {
    return terminology(ValueSet.class, url);
  }

  @Override
  public IBaseResource fetchCodeSystem(String url) {
    return terminology(CodeSystem.class, url);
  }

  private <T extends MetadataResource> Resource terminology(Class<T> type, String url) {
    return parsed.computeIfAbsent(
        type.getSimpleName() + " " + bare(url),
        key ->
            CoreTerminology.find(type, new Canonical(bare(url), ""))
                .map(CoreDefinitions::published)
                .orElse(null));
  }

  private static String bare(String url) {
    int bar = url.indexOf('|');
    return bar < 0 ? url : url.substring(0, bar);
  }

  @Override
  public FhirContext getFhirContext() {
    return FhirModel.context();
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

  private static Map<String, CoreArchive.Entry> byKey(List<CoreArchive.Entry> entries) {
    Map<String, CoreArchive.Entry> byKey = new HashMap<>();
    entries.forEach(entry -> byKey.put(entry.key(), entry));
    return byKey;
  }

  private static Resource structure(CoreArchive.Entry entry) {
    StructureDefinition structure =
        FhirModel.context().newXmlParser().parseResource(StructureDefinition.class, entry.xml());
    slim(structure);
    return published(structure);
  }

  private static Resource published(Resource resource) {
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
