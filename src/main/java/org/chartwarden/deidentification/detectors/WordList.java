package org.chartwarden.deidentification.detectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Words of a file of the program, separated by white space; lines that begin with # are remarks.
 */
final class WordList {

  private WordList() {}

  static Set<String> load(String name) {
    try (InputStream file =
        WordList.class.getResourceAsStream("/deidentification/" + name + ".txt")) {
      if (file == null) {
        throw new IllegalStateException("there is no word list " + name);
      }
      Set<String> words = new HashSet<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> words.addAll(Arrays.asList(line.strip().split("\\s+"))));
      return Set.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
