package org.chartwarden.fhir.guides;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.chartwarden.platform.Json;

/**
 * A package on disk, read as a stream: nothing is unpacked, and never more than one resource is in
 * memory. Size, number of files and size after decompression are limited, and a name that points
 * out of the package makes it unusable.
 */
final class PackageFile {

  /** The kinds of resources that make up a guide. */
  static final Set<String> TYPES =
      Set.of(
          "StructureDefinition",
          "ValueSet",
          "CodeSystem",
          "ConceptMap",
          "NamingSystem",
          "SearchParameter",
          "OperationDefinition",
          "CapabilityStatement",
          "ImplementationGuide",
          "CompartmentDefinition",
          "GraphDefinition",
          "MessageDefinition",
          "StructureMap",
          "Questionnaire",
          "Library",
          "Measure",
          "PlanDefinition",
          "ActivityDefinition");

  /** The names of a package's files that are no resources. */
  private static final Set<String> NOT_RESOURCES = Set.of("package.json", ".index.json");

  private static final String FOLDER = "package/";

  /**
   * Bounds of what is read.
   *
   * @param files most entries
   * @param fileBytes most bytes of one resource
   * @param allBytes most bytes of all entries, after decompression
   */
  record Limits(int files, long fileBytes, long allBytes) {
    static final Limits USUAL = new Limits(100_000, 64L << 20, 4L << 30);
  }

  private final Path path;
  private final Limits limits;

  PackageFile(Path path, Limits limits) {
    this.path = path;
    this.limits = limits;
  }

  /**
   * What a reading found.
   *
   * @param manifest the manifest
   * @param fingerprint SHA-256 of the file
   */
  record Contents(GuideManifest manifest, String fingerprint) {}

  /**
   * Reads the package from beginning to end.
   *
   * @param resource takes each resource of the guide
   * @throws GuideProblem when it is no package, is broken or too large
   */
  Contents read(Consumer<ObjectNode> resource) {
    MessageDigest digest = sha256();
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
        DigestInputStream digested = new DigestInputStream(file, digest);
        InputStream plain = new Bounded(new GZIPInputStream(digested, 1 << 16), limits.allBytes());
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      GuideManifest manifest = read(tar, resource);
      plain.transferTo(java.io.OutputStream.nullOutputStream());
      digested.transferTo(java.io.OutputStream.nullOutputStream());
      return new Contents(manifest, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchFileException e) {
      throw new GuideProblem("there is no file " + path, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new GuideProblem(
          path + " is not a readable package (a .tgz file): " + e.getMessage(), e);
    }
  }

  private GuideManifest read(TarArchiveInputStream tar, Consumer<ObjectNode> resource)
      throws IOException {
    GuideManifest manifest = null;
    int files = 0;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      String name = name(entry);
      if (++files > limits.files()) {
        throw new GuideProblem(path + " has more than " + limits.files() + " files");
      }
      if (!entry.isFile() || !name.startsWith(FOLDER) || !name.endsWith(".json")) {
        continue;
      }
      String bare = name.substring(FOLDER.length());
      if (bare.equals("package.json")) {
        manifest = GuideManifest.of(json(tar, entry));
      } else if (!bare.contains("/") && !NOT_RESOURCES.contains(bare)) {
        JsonNode json = json(tar, entry);
        if (json instanceof ObjectNode object
            && TYPES.contains(object.path("resourceType").asText())) {
          resource.accept(object);
        }
      }
    }
    if (manifest == null) {
      throw new GuideProblem(path + " is no FHIR package: it has no package/package.json");
    }
    return manifest;
  }

  /** The name with {@code /} and without {@code ./}, as some tools write it. */
  private String name(TarArchiveEntry entry) {
    String name = entry.getName().replace('\\', '/');
    boolean outside =
        name.startsWith("/") || name.matches("[A-Za-z]:.*") || ("/" + name + "/").contains("/../");
    if (outside) {
      throw new GuideProblem(path + " has the file '" + name + "', which points out of it");
    }
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private JsonNode json(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    if (entry.getSize() > limits.fileBytes()) {
      throw new GuideProblem(
          path
              + " has the file "
              + entry.getName()
              + " of "
              + entry.getSize()
              + " bytes; at most "
              + limits.fileBytes()
              + " are read");
    }
    byte[] bytes = tar.readNBytes((int) limits.fileBytes());
    try {
      return Json.parse(bytes);
    } catch (JsonProcessingException e) {
      throw new GuideProblem(
          path + ": " + entry.getName() + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (UncheckedIOException e) {
      throw new GuideProblem(path + ": " + entry.getName() + " is not text in UTF-8", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Ends with an error where more is read than allowed, whatever the archive claims. */
  private static final class Bounded extends FilterInputStream {

    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("it is larger than allowed once it is decompressed");
      }
    }
  }
}
