package org.chartwarden.trials.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.chartwarden.trials.registry.RegistryDocuments;

/** Registry files on the disk: named ones, those of folders, those within archives. */
public final class RegistryFiles {

  private static final int MAX_ENTRIES = 1_000_000;

  private final List<Path> files;

  private RegistryFiles(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /** Takes a record; false ends the reading. */
  @FunctionalInterface
  public interface Sink {

    /**
     * One record or refusal.
     *
     * @param file name of its file
     * @param filesDone files that are finished
     */
    boolean accept(String file, RegistryDocuments.Entry entry, int filesDone) throws IOException;
  }

  /**
   * The files of some paths, folders with all below them.
   *
   * @throws NoSuchFileException when a path is not there
   */
  public static RegistryFiles of(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      if (Files.isDirectory(path)) {
        try (Stream<Path> below = Files.walk(path)) {
          below
              .filter(Files::isRegularFile)
              .filter(RegistryFiles::fits)
              .sorted()
              .forEach(files::add);
        }
      } else {
        files.add(path);
      }
    }
    return new RegistryFiles(files);
  }

  public int size() {
    return files.size();
  }

  /** Reads them one after the other. */
  public void read(Sink sink) throws IOException {
    int done = 0;
    for (Path file : files) {
      boolean goesOn;
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        goesOn = document(in, file.toString(), done, sink);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      if (!goesOn) {
        return;
      }
      done++;
    }
  }

  private static boolean document(InputStream in, String name, int done, Sink sink)
      throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".zip")) {
      return archive(new ZipInputStream(in), name, done, sink);
    }
    if (lower.endsWith(".gz")) {
      return records(
          new GZIPInputStream(in), name, name.substring(0, name.length() - 3), done, sink);
    }
    return records(in, name, name, done, sink);
  }

  private static boolean archive(ZipInputStream zip, String name, int done, Sink sink)
      throws IOException {
    int count = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++count > MAX_ENTRIES) {
        throw new IOException(name + " holds more than " + MAX_ENTRIES + " files");
      }
      boolean goesOn =
          entry.isDirectory()
              || !fits(Path.of(entry.getName().replace('\\', '/')))
              || records(zip, name + "!" + entry.getName(), entry.getName(), done, sink);
      if (!goesOn) {
        return false;
      }
    }
    return true;
  }

  private static boolean records(InputStream in, String file, String name, int done, Sink sink)
      throws IOException {
    boolean[] goesOn = {true};
    RegistryDocuments.read(
        in,
        name,
        entry -> {
          if (goesOn[0]) {
            try {
              goesOn[0] = sink.accept(file, entry, done);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
    return goesOn[0];
  }

  private static boolean fits(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.matches(
        ".*\\.(json|jsonl|ndjson|xml|zip|json\\.gz|jsonl\\.gz|ndjson\\.gz|xml\\.gz)");
  }
}
