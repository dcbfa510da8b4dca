package org.chartwarden.fhir.terminology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemInfo;
import org.chartwarden.fhir.terminology.systems.CodeSystemInfo.PropertyDefinition;
import org.chartwarden.fhir.terminology.systems.Concept;
import org.chartwarden.fhir.terminology.systems.ConceptProperty;
import org.chartwarden.fhir.terminology.systems.Designation;
import org.chartwarden.fhir.terminology.systems.MemoryCodeSystem;

/**
 * The codes that ship with the program, written for it: fragments of big code systems that serve
 * until a release is loaded. A line is {@code code|name|parents|properties|synonyms}; parents and
 * synonyms are parted by {@code ;}, properties are {@code name=value} parted by {@code ;}.
 */
final class CuratedSystems {

  private static final String FOLDER = "terminology/";

  private static final Map<String, Source> SOURCES =
      Map.of(
          "http://loinc.org", new Source("loinc.psv", "LOINC"),
          "http://snomed.info/sct", new Source("snomed.psv", "SNOMED CT"),
          "http://www.nlm.nih.gov/research/umls/rxnorm", new Source("rxnorm.psv", "RxNorm"),
          "http://hl7.org/fhir/sid/icd-10-cm", new Source("icd10cm.psv", "ICD-10-CM"));

  private final Map<String, CodeSystemContent> read = new ConcurrentHashMap<>();

  private record Source(String file, String name) {}

  /** The code systems that there are fragments of. */
  static Set<String> urls() {
    return SOURCES.keySet();
  }

  /** The fragment of a code system, where there is one. */
  Optional<CodeSystemContent> find(String url) {
    Source source = SOURCES.get(url);
    return source == null
        ? Optional.empty()
        : Optional.of(read.computeIfAbsent(url, u -> read(u, source)));
  }

  private static CodeSystemContent read(String url, Source source) {
    List<Concept> concepts = new ArrayList<>();
    String path = FOLDER + source.file();
    try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          concepts.add(concept(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " is not readable", e);
    }
    List<PropertyDefinition> properties =
        concepts.stream()
            .flatMap(concept -> concept.properties().stream())
            .map(ConceptProperty::code)
            .distinct()
            .map(code -> new PropertyDefinition(code, "", "", "string"))
            .toList();
    CodeSystemInfo info =
        new CodeSystemInfo(url, "", source.name(), "fragment", true, "en", properties);
    return MemoryCodeSystem.of(info, concepts);
  }

  private static Concept concept(String line) {
    String[] cells = line.split("\\|", -1);
    if (cells.length != 5) {
      throw new IllegalStateException("five cells are needed: " + line);
    }
    boolean group = false;
    List<ConceptProperty> properties = new ArrayList<>();
    for (String property : parts(cells[3])) {
      int equals = property.indexOf('=');
      if (property.equals("group")) {
        group = true;
      } else {
        properties.add(
            new ConceptProperty(
                property.substring(0, equals), "string", property.substring(equals + 1)));
      }
    }
    List<Designation> synonyms =
        parts(cells[4]).stream().map(value -> Designation.synonym("en", value)).toList();
    return new Concept(cells[0], cells[1], "", false, group, synonyms, properties, parts(cells[2]));
  }

  private static List<String> parts(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(";"));
  }
}
