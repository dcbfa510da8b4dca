package org.chartwarden.fhir.guides;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Makes small packages. */
final class PackageFiles {

  private PackageFiles() {}

  /** A package with these files, by name. */
  static Path write(Path file, Map<String, String> files) {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (Map.Entry<String, String> one : files.entrySet()) {
        byte[] bytes = one.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(one.getKey(), true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  static String manifest(String name, String version) {
    return "{\"name\":\""
        + name
        + "\",\"version\":\""
        + version
        + "\",\"title\":\"Test\",\"fhirVersions\":[\"4.0.1\"],"
        + "\"dependencies\":{\"hl7.fhir.r4.core\":\"4.0.1\",\"other.guide\":\"1.0.0\"}}";
  }

  static String valueSet(String id, String version) {
    return "{\"resourceType\":\"ValueSet\",\"id\":\""
        + id
        + "\",\"url\":\"http://guide.test/ValueSet/"
        + id
        + "\",\"version\":\""
        + version
        + "\",\"status\":\"active\"}";
  }
}
