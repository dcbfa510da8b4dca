package org.chartwarden.fhir.model;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import org.hl7.fhir.r4.model.Resource;

/** The shared R4 context of HAPI FHIR; parsers are cheap and made per use, the context is not. */
public final class FhirModel {

  private static final FhirContext R4 = withViews(FhirContext.forR4Cached());

  private FhirModel() {}

  /** Asking for the definition of a structure makes its name known. */
  private static FhirContext withViews(FhirContext context) {
    context.getResourceDefinition(ViewDefinitionShape.class);
    return context;
  }

  public static FhirContext context() {
    return R4;
  }

  /** Parses stored JSON into a HAPI structure. */
  public static <T extends Resource> T parse(Class<T> structure, String json) {
    return parser().parseResource(structure, json);
  }

  /** Encodes a HAPI structure as compact JSON. */
  public static String encode(Resource resource) {
    return parser().encodeResourceToString(resource);
  }

  private static IParser parser() {
    IParser parser = R4.newJsonParser();
    parser.setStripVersionsFromReferences(false);
    parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
    return parser;
  }
}
