package org.chartwarden.consistency.checking;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.values.ChartValueReader;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Names of Observations: those of the vocabulary, and the long names of LOINC, which put the
 * property in brackets and the specimen and method behind.
 */
final class ObservationName {

  private static final Pattern TAIL =
      Pattern.compile("\\s+(?:in|by|at|from|of|with|during|via)\\s+.*|\\s*--.*");
  private static final Pattern SPECIMEN = Pattern.compile("\\bin\\s+([A-Za-z]+(?: [A-Za-z]+)?)");
  private static final Set<String> BLOOD =
      Set.of("serum", "plasma", "blood", "serum or", "platelet poor", "arterial blood", "bld");

  private ObservationName() {}

  /** The concept that a name means, if the vocabulary knows one. */
  static Optional<String> concept(String name) {
    Optional<String> whole = named(name);
    if (whole.isPresent()) {
      return whole;
    }
    String plain = name.replaceAll("\\[[^\\]]*\\]", " ").replaceAll("\\([^)]*\\)", " ").strip();
    String bare = TAIL.matcher(plain).replaceFirst("").strip();
    Matcher specimen = SPECIMEN.matcher(plain);
    String where = specimen.find() ? specimen.group(1).toLowerCase(Locale.ROOT) : "";
    if (where.isEmpty() || BLOOD.contains(where) || BLOOD.contains(where.split(" ")[0])) {
      return named(plain).or(() -> named(bare));
    }
    return named(where.split(" ")[0] + " " + bare).or(() -> named(bare + " " + where));
  }

  /** The concepts that a note would mean by the name, as for what goes in and out. */
  static List<String> asWritten(String name) {
    String plain =
        name.replaceAll("\\[[^\\]]*\\]|\\([^)]*\\)|\\b\\d+ ?(?:hours?|h|hr)\\b", " ").strip();
    NoteText note = NoteText.of(plain + " 100 mL");
    return ChartValueReader.read(note, List.of()).stream()
        .flatMap(value -> value.concepts().stream())
        .distinct()
        .toList();
  }

  private static Optional<String> named(String name) {
    List<Concept> found =
        ClinicalVocabulary.hospital().named(name.replace(",", " "), Kind.LAB, Kind.VITAL);
    return found.stream().findFirst().map(Concept::id);
  }
}
