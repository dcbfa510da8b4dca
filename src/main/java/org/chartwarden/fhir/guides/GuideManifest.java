package org.chartwarden.fhir.guides;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code package/package.json} says (hl7.org/fhir/packages.html#manifest).
 *
 * @param name name of the package, lower case with dots
 * @param version its version
 * @param title title for people
 * @param dependencies wanted versions of other packages, by name
 */
record GuideManifest(String name, String version, String title, Map<String, String> dependencies) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

  /** The one package whose contents are built in. */
  private static final String CORE = "hl7.fhir.r4.core";

  /**
   * Reads a manifest.
   *
   * @throws GuideProblem when it names no package, or one that is not for FHIR R4
   */
  static GuideManifest of(JsonNode manifest) {
    String name = manifest.path("name").asText();
    String version = manifest.path("version").asText();
    if (!NAME.matcher(name).matches() || !VERSION.matcher(version).matches()) {
      throw new GuideProblem(
          "package/package.json names no package: name is '"
              + name
              + "', version '"
              + version
              + "'");
    }
    List<String> fhir = new ArrayList<>();
    JsonNode versions =
        manifest.has("fhirVersions")
            ? manifest.get("fhirVersions")
            : manifest.path("fhir-version-list");
    versions.forEach(v -> fhir.add(v.asText()));
    Map<String, String> dependencies = new TreeMap<>();
    manifest
        .path("dependencies")
        .properties()
        .forEach(d -> dependencies.put(d.getKey(), d.getValue().asText()));
    boolean ofCore = dependencies.getOrDefault(CORE, "").startsWith("4.0");
    if (fhir.stream().noneMatch(v -> v.equals("4.0") || v.startsWith("4.0."))
        && !(fhir.isEmpty() && ofCore)) {
      throw new GuideProblem(
          name
              + "#"
              + version
              + " is for FHIR "
              + (fhir.isEmpty() ? "of an unknown version" : String.join(", ", fhir))
              + "; this server is FHIR R4 (4.0.1)");
    }
    dependencies.remove(CORE);
    return new GuideManifest(
        name, version, manifest.path("title").asText(name), Map.copyOf(dependencies));
  }

  /** {@code name#version}, as packages are spoken of. */
  String id() {
    return name + "#" + version;
  }
}
