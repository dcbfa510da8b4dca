package org.chartwarden.fhir.loading;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * One file to import.
 *
 * @param path where it lies
 * @param lines whether it holds one resource a line, as opposed to one JSON document
 * @param gzip whether it is compressed
 * @param tier files of a lower tier go first
 * @param size bytes on disk
 * @param fingerprint SHA-256 of its bytes
 */
record ImportFile(Path path, boolean lines, boolean gzip, int tier, long size, String fingerprint) {

  /** Directories of the institution, which patients' data refer to. */
  static final int INFRASTRUCTURE = 0;

  static final int PATIENTS = 1;
  static final int THE_REST = 2;

  private static final Set<String> INFRASTRUCTURE_TYPES =
      Set.of(
          "Organization",
          "Location",
          "Practitioner",
          "PractitionerRole",
          "HealthcareService",
          "Endpoint",
          "Medication",
          "Substance");
  private static final Pattern RESOURCE_TYPE =
      Pattern.compile("\"resourceType\"\\s*:\\s*\"([A-Za-z]+)\"");
  private static final int PEEK_BYTES = 64 * 1024;

  /** Name as shown to the user. */
  String name() {
    return path.getFileName().toString();
  }

  /**
   * Finds the files under the given paths, in the order in which they are to be loaded.
   *
   * @throws ImportProblem when a path is not there or a named file is of no known kind
   */
  static List<ImportFile> find(List<Path> paths) {
    List<ImportFile> files = new ArrayList<>();
    try {
      for (Path path : paths) {
        if (Files.isDirectory(path)) {
          try (Stream<Path> tree = Files.walk(path)) {
            for (Path file : tree.filter(ImportFile::known).sorted().toList()) {
              files.add(of(file));
            }
          }
        } else if (!Files.isRegularFile(path)) {
          throw new ImportProblem("There is no file or folder " + path + ".");
        } else if (known(path)) {
          files.add(of(path));
        } else {
          throw new ImportProblem(
              path + " is of no known kind: expected .ndjson, .jsonl or .json, also with .gz.");
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ImportProblem("The files cannot be read: " + e.getMessage() + ".", e);
    }
    files.sort(
        Comparator.comparingInt(ImportFile::tier).thenComparing(file -> file.path().toString()));
    return files;
  }

  /**
   * Opens the content.
   *
   * @param position told the bytes of the file that were read so far
   */
  InputStream open(LongConsumer position) throws IOException {
    InputStream counted = new CountingStream(Files.newInputStream(path), position);
    return gzip ? new GZIPInputStream(counted, PEEK_BYTES) : new BufferedInputStream(counted);
  }

  private static boolean known(Path path) {
    String name = stem(path);
    return Files.isRegularFile(path)
        && !name.endsWith(".rejects.ndjson")
        && (name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json"));
  }

  private static String stem(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  private static ImportFile of(Path path) throws IOException {
    boolean gzip = path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    boolean lines = !stem(path).endsWith(".json");
    long size = Files.size(path);
    ImportFile bare = new ImportFile(path, lines, gzip, THE_REST, size, "");
    return new ImportFile(path, lines, gzip, bare.peekTier(), size, hash(path));
  }

  /** A file whose first stretch shows only institutional types belongs to the first tier. */
  private int peekTier() {
    byte[] head;
    try (InputStream in = open(read -> {})) {
      head = in.readNBytes(PEEK_BYTES);
    } catch (IOException e) {
      // The reader meets the same failure and reports it with the file's name.
      return THE_REST;
    }
    Matcher matcher = RESOURCE_TYPE.matcher(new String(head, StandardCharsets.UTF_8));
    boolean any = false;
    while (matcher.find()) {
      String type = matcher.group(1);
      if (type.equals("Patient") && lines) {
        return PATIENTS;
      }
      if (!INFRASTRUCTURE_TYPES.contains(type) && !type.equals("Bundle")) {
        return THE_REST;
      }
      any |= !type.equals("Bundle");
    }
    return any ? INFRASTRUCTURE : THE_REST;
  }

  private static String hash(Path path) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Tells how many bytes were read. */
  private static final class CountingStream extends FilterInputStream {
    private final LongConsumer position;
    private long count;

    CountingStream(InputStream in, LongConsumer position) {
      super(in);
      this.position = position;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        position.accept(++count);
      }
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        count += read;
        position.accept(count);
      }
      return read;
    }
  }
}
