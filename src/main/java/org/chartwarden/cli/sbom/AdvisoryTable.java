package org.chartwarden.cli.sbom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The advisories that are kept with the program ({@code advisories.psv}).
 *
 * @param knownUntil day up to which published advisories were looked through
 * @param advisories all of them
 */
public record AdvisoryTable(LocalDate knownUntil, List<Advisory> advisories) {

  private static final String RESOURCE = "/advisories.psv";
  private static final String DAY = "known-until:";
  private static final int COLUMNS = 6;

  /** Days after which what it does not know weighs more than what it knows. */
  private static final long OLD = 90;

  public AdvisoryTable {
    advisories = List.copyOf(advisories);
  }

  /**
   * A library with what is known about it.
   *
   * @param component the library
   * @param advisory what is wrong with that version of it
   */
  public record Finding(Component component, Advisory advisory) {}

  /** The table that came with the program. */
  public static AdvisoryTable ofProgram() {
    try (InputStream in = AdvisoryTable.class.getResourceAsStream(RESOURCE)) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException when a line is no row
   */
  static AdvisoryTable read(String text) {
    LocalDate until = LocalDate.EPOCH;
    List<Advisory> all = new ArrayList<>();
    for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      if (line.startsWith(DAY)) {
        until = LocalDate.parse(line.substring(DAY.length()).strip());
        continue;
      }
      String[] columns = line.split(" \\| ", -1);
      if (columns.length != COLUMNS) {
        throw new IllegalArgumentException("a row has " + COLUMNS + " columns: " + line);
      }
      all.add(Advisory.of(columns));
    }
    return new AdvisoryTable(until, all);
  }

  /** Days since published advisories were looked through. */
  public long age(LocalDate today) {
    return ChronoUnit.DAYS.between(knownUntil, today);
  }

  /** Whether it is too old to go by. */
  public boolean old(LocalDate today) {
    return age(today) > OLD;
  }

  /** What is known about versions that are there. */
  public List<Finding> findings(List<Component> components) {
    return components.stream()
        .flatMap(
            component ->
                advisories.stream()
                    .filter(advisory -> advisory.affects(component))
                    .map(advisory -> new Finding(component, advisory)))
        .toList();
  }

  /** How many of the libraries it knows anything about, of whatever version. */
  public long covered(List<Component> components) {
    return components.stream()
        .filter(component -> advisories.stream().anyMatch(one -> one.about(component)))
        .count();
  }
}
