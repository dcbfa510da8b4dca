package org.chartwarden.fhir.terminology.releases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The files of a release: those of a folder, of a zip file, or one file. */
final class ReleaseFiles implements AutoCloseable {

  private static final int DEPTH = 8;

  private final Path root;
  private final ZipFile zip;
  private final List<Entry> entries;

  /**
   * One file.
   *
   * @param path with slashes, below the folder or inside the zip
   * @param size in bytes
   */
  record Entry(String path, long size, Opener opener) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    InputStream open() {
      try {
        return opener.open();
      } catch (IOException e) {
        throw new ReleaseProblem(path + " cannot be read: " + e.getMessage() + ".", e);
      }
    }
  }

  /** Opens a file. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  private ReleaseFiles(Path root, ZipFile zip, List<Entry> entries) {
    this.root = root;
    this.zip = zip;
    this.entries = entries.stream().sorted(Comparator.comparing(Entry::path)).toList();
  }

  /**
   * Lists the files.
   *
   * @throws ReleaseProblem when the path cannot be read
   */
  static ReleaseFiles of(Path root) {
    try {
      if (Files.isDirectory(root)) {
        return new ReleaseFiles(root, null, folder(root));
      }
      if (!Files.isRegularFile(root)) {
        throw new ReleaseProblem(root + " is not there.");
      }
      if (root.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".zip")) {
        ZipFile zip = new ZipFile(root.toFile());
        return new ReleaseFiles(root, zip, zipped(zip));
      }
      Entry only =
          new Entry(
              root.getFileName().toString(), Files.size(root), () -> Files.newInputStream(root));
      return new ReleaseFiles(root, null, List.of(only));
    } catch (IOException e) {
      throw new ReleaseProblem(root + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static List<Entry> folder(Path root) throws IOException {
    List<Entry> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root, DEPTH)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.add(
            new Entry(
                root.relativize(file).toString().replace('\\', '/'),
                Files.size(file),
                () -> Files.newInputStream(file)));
      }
    }
    return found;
  }

  private static List<Entry> zipped(ZipFile zip) {
    List<Entry> found = new ArrayList<>();
    zip.stream()
        .filter(entry -> !entry.isDirectory())
        .forEach(
            entry ->
                found.add(
                    new Entry(entry.getName(), entry.getSize(), () -> zip.getInputStream(entry))));
    return found;
  }

  /** Name of the folder or file, from which some releases tell their version. */
  String rootName() {
    return root.toAbsolutePath().normalize().getFileName().toString();
  }

  /** The files whose name matches as a whole, by path. */
  List<Entry> named(String regex) {
    Predicate<String> matches = Pattern.compile(regex, Pattern.CASE_INSENSITIVE).asMatchPredicate();
    return entries.stream().filter(entry -> matches.test(entry.name())).toList();
  }

  /** The file whose name matches, where there is one; of several the first by path. */
  Optional<Entry> find(String regex) {
    return named(regex).stream().findFirst();
  }

  /**
   * The file whose name matches.
   *
   * @param what what it is, for the message
   * @throws ReleaseProblem when there is none
   */
  Entry require(String regex, String what) {
    return find(regex)
        .orElseThrow(
            () ->
                new ReleaseProblem(
                    "There is no " + what + " in " + root + "; nothing was changed."));
  }

  @Override
  public void close() {
    if (zip != null) {
      try {
        zip.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
