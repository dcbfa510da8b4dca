package org.chartwarden.fhir.terminology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.hl7.fhir.r4.model.MetadataResource;

/**
 * The code systems and value sets of FHIR R4 itself, from the definitions on the class path. Only
 * where each lies is kept, and only from the first question on; a definition is cut out and parsed
 * when it is asked for, because all of them together would fill 100 MB.
 */
final class CoreDefinitions {

  private static final String FOLDER = "org/hl7/fhir/r4/model/valueset/";
  private static final List<String> FILES =
      List.of("valuesets.xml", "v3-codesystems.xml", "v2-tables.xml");
  private static final String BEGIN = "<resource>";
  private static final String END = "</resource>";
  private static final Pattern HEAD =
      Pattern.compile(
          "\\s*<(\\w+) .*?<url value=\"([^\"]*)\".*?(?:<version value=\"([^\"]*)\".*?)?<(?:name|status) ",
          Pattern.DOTALL);

  private volatile Map<String, List<Place>> index;

  /** Where a definition lies: its file, first byte and number of bytes. */
  private record Place(String file, int start, int length, String version) {}

  /** The definition of a type with this canonical. */
  <T extends MetadataResource> Optional<T> find(Class<T> type, Canonical canonical) {
    return index().getOrDefault(type.getSimpleName() + " " + canonical.url(), List.of()).stream()
        .filter(place -> canonical.accepts(place.version()))
        .findFirst()
        .map(place -> parse(type, place));
  }

  private Map<String, List<Place>> index() {
    Map<String, List<Place>> known = index;
    if (known == null) {
      synchronized (this) {
        if (index == null) {
          Map<String, List<Place>> built = new HashMap<>();
          FILES.forEach(file -> scan(file, built));
          index = built;
        }
        known = index;
      }
    }
    return known;
  }

  private static void scan(String file, Map<String, List<Place>> found) {
    String text;
    try (InputStream in = open(file)) {
      // One character per byte, so that places in the text are places in the file.
      text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + file + " is not readable", e);
    }
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin)) {
      int start = begin + BEGIN.length();
      int end = text.indexOf(END, start);
      Matcher head = HEAD.matcher(text).region(start, end);
      if (head.lookingAt()) {
        found
            .computeIfAbsent(head.group(1) + " " + head.group(2), key -> new ArrayList<>())
            .add(new Place(file, start, end - start, head.group(3) == null ? "" : head.group(3)));
      }
      begin = end;
    }
  }

  private static <T extends MetadataResource> T parse(Class<T> type, Place place) {
    try (InputStream in = open(place.file())) {
      in.skipNBytes(place.start());
      String xml = new String(in.readNBytes(place.length()), StandardCharsets.UTF_8);
      return FhirModel.context().newXmlParser().parseResource(type, xml.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + place.file() + " is not readable", e);
    }
  }

  private static InputStream open(String file) {
    InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new IllegalStateException(FOLDER + file + " is not on the class path");
    }
    return in;
  }
}
