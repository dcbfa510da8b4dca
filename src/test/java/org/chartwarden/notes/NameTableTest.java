package org.chartwarden.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.ClinicalMention;
import org.chartwarden.notes.microbiology.CultureMention;
import org.chartwarden.notes.names.DeviceEvent;
import org.chartwarden.platform.PipeTable;
import org.junit.jupiter.api.Test;

/** Reads the hard cases of names and counts, for each kind of mention, what is found and right. */
class NameTableTest {

  private static final double FLOOR = 0.9;

  /** What was written down, found, and both. */
  private static final class Count {
    int wanted;
    int found;
    int right;

    double precision() {
      return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
      return wanted == 0 ? 1 : (double) right / wanted;
    }
  }

  @Test
  void mostNamesAreReadAsAPersonReadsThem() {
    Map<String, Count> counts = new TreeMap<>();
    List<String[]> rows = PipeTable.rows("/notes/names.psv", 2);
    for (String[] row : rows) {
      List<String> wanted =
          row[1].isEmpty()
              ? List.of()
              : Arrays.stream(row[1].split(";")).map(String::strip).toList();
      List<String> found = found(NoteReader.read(row[0].replace('¶', '\n')));
      List<String> left = new ArrayList<>(found);
      for (String one : wanted) {
        Count count = counts.computeIfAbsent(kind(one), key -> new Count());
        count.wanted++;
        count.right += left.remove(one) ? 1 : 0;
      }
      found.forEach(one -> counts.computeIfAbsent(kind(one), key -> new Count()).found++);
      if (!left.isEmpty() || found.size() != wanted.size()) {
        System.out.println(row[0] + "\n   wanted " + wanted + "\n   found  " + found);
      }
    }
    counts.forEach(
        (kind, count) ->
            System.out.printf(
                "%s: precision %.3f, recall %.3f of %d%n",
                kind, count.precision(), count.recall(), count.wanted));
    assertThat(rows).hasSizeGreaterThan(290);
    counts.forEach(
        (kind, count) -> {
          assertThat(count.precision()).as(kind).isGreaterThanOrEqualTo(FLOOR);
          assertThat(count.recall()).as(kind).isGreaterThanOrEqualTo(FLOOR);
        });
  }

  @Test
  void headingsAreKnownInAnySpelling() {
    List<String> wrong = new ArrayList<>();
    List<String[]> rows = PipeTable.rows("/notes/sections.psv", 2);
    for (String[] row : rows) {
      String kinds =
          NoteReader.read(row[0].replace('¶', '\n')).text().sections().stream()
              .map(section -> section.kind().name())
              .collect(Collectors.joining(","));
      if (!kinds.equals(row[1])) {
        wrong.add(row[0] + " -> " + kinds);
      }
    }
    System.out.printf("SECTION: %d of %d right%n", rows.size() - wrong.size(), rows.size());
    assertThat(wrong).isEmpty();
  }

  private static String kind(String mention) {
    return mention.substring(0, mention.indexOf(' '));
  }

  private static List<String> found(ClinicalNote note) {
    List<String> found = new ArrayList<>();
    note.mentions().forEach(mention -> found.add(words(mention)));
    note.cultures().forEach(culture -> found.add(words(culture)));
    return found;
  }

  private static String words(ClinicalMention mention) {
    StringBuilder words = new StringBuilder(mention.kind() + " ");
    words.append(String.join("/", mention.candidates()));
    mention.name().side().ifPresent(side -> words.append(' ').append(side));
    if (!mention.name().sites().isEmpty()) {
      words.append(" @").append(String.join("+", mention.name().sites()));
    }
    if (mention.name().event() != DeviceEvent.NONE) {
      words.append(" !").append(mention.name().event());
    }
    if (mention.assertion() != Assertion.PRESENT) {
      words.append(' ').append(mention.assertion());
    }
    return words.toString();
  }

  private static String words(CultureMention culture) {
    StringBuilder words = new StringBuilder("CULTURE ");
    words.append(culture.specimen().orElse("-")).append(' ').append(culture.test()).append(' ');
    words.append(culture.organisms().isEmpty() ? "-" : String.join("+", culture.organisms()));
    words.append(culture.stain().isEmpty() ? "" : " ~" + String.join("+", culture.stain()));
    words.append(' ').append(culture.result());
    culture.positives().ifPresent(n -> words.append(' ').append(n + "/" + culture.of().get()));
    if (!culture.susceptibilities().isEmpty()) {
      words.append(' ');
      words.append(
          culture.susceptibilities().stream()
              .map(one -> one.drug() + "=" + one.answer().name().charAt(0))
              .collect(Collectors.joining("+")));
    }
    return words.toString();
  }
}
