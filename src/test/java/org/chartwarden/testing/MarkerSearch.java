package org.chartwarden.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks in logs for what integration tests write into charts, notes, requests and sign-in forms.
 *
 * @param lines lines read of each file, by its name
 * @param found lines with a marker, each with file and number; of each file at most five
 */
public record MarkerSearch(Map<String, Long> lines, List<String> found) {

  /** Names, numbers, words and a password that stand nowhere else. */
  private static final List<String> MARKERS =
      List.of(
          // LogPrivacyIT
          "Zzyzxmark",
          "MRKR998877",
          "qqnoteword",
          // Attacks of the red team
          "zzsecret",
          "Secreta",
          // Tests of the agent
          "Zwillingsen",
          "Automata",
          "Rejecta",
          "Modella",
          "Namedonly",
          // Sample patients and the chart behind Keycloak
          "Lindqvist",
          // Packaged servers: the ward of SMART apps and its password, killed programs, conformance
          "Wardquill",
          "correct horse battery",
          "Killtest",
          "denscheidt");

  /** The demo prints to its owner what it asks the agent about a made-up patient. */
  private static final Map<String, Set<String>> ANSWERS = Map.of("demo-", Set.of("lindqvist"));

  private static final Pattern ANY =
      Pattern.compile(
          MARKERS.stream().map(Pattern::quote).collect(Collectors.joining("|")),
          Pattern.CASE_INSENSITIVE);

  private static final int SHOWN = 5;

  /** Reads every file of the folder to its end; none when there is no such folder. */
  public static MarkerSearch in(Path folder) throws IOException {
    MarkerSearch search = new MarkerSearch(new TreeMap<>(), new ArrayList<>());
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          search.read(file);
        }
      }
    }
    return search;
  }

  /** How many lines of all files were read. */
  public long allLines() {
    return lines.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many lines of the file were read, zero when it is not there. */
  public long lines(Path file) {
    return lines.getOrDefault(file.getFileName().toString(), 0L);
  }

  private void read(Path file) throws IOException {
    String name = file.getFileName().toString();
    Set<String> allowed =
        ANSWERS.entrySet().stream()
            .filter(answer -> name.startsWith(answer.getKey()))
            .flatMap(answer -> answer.getValue().stream())
            .collect(Collectors.toSet());
    long number = 0;
    int shown = 0;
    // A reader that replaces malformed bytes: a killed program may end within a character.
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        Optional<String> marker = marker(line, allowed);
        if (marker.isPresent() && shown++ < SHOWN) {
          found.add(name + ":" + number + " holds " + marker.get() + ": " + line);
        }
      }
    }
    lines.put(name, number);
  }

  private static Optional<String> marker(String line, Set<String> allowed) {
    Matcher matcher = ANY.matcher(line);
    while (matcher.find()) {
      String marker = matcher.group();
      if (!allowed.contains(marker.toLowerCase(Locale.ROOT))) {
        return Optional.of(marker);
      }
    }
    return Optional.empty();
  }
}
