package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** All names of measurements: those of the vocabulary and those that only notes use. */
public final class MeasureNames {

  /**
   * Names of this length or less are abbreviations, whose letters must stand as they are listed.
   */
  private static final int ABBREVIATION = 3;

  /** Ordinary words among the vocabulary's abbreviations. */
  private static final String WORDS = ";alt;eos;mag;sat;crit;Ca;";

  private static final MeasureNames STANDARD = new MeasureNames(ClinicalVocabulary.standard());

  private final PhraseTrie<MeasureName> names = new PhraseTrie<>();
  private final Map<String, Measured> byId = new HashMap<>();

  private MeasureNames(ClinicalVocabulary vocabulary) {
    List<String[]> rows = VocabularyFile.rows("note-observations.psv", 4);
    for (String[] row : rows) {
      if (!row[0].equals("-")) {
        byId.put(row[0], measured(vocabulary, row));
      }
    }
    for (String[] row : rows) {
      for (String name : VocabularyFile.list(row[3], ";")) {
        add(name, byId.get(row[0]));
      }
    }
    for (Kind kind : List.of(Kind.LAB, Kind.VITAL)) {
      for (Concept concept : vocabulary.all(kind)) {
        if (concept.unit() != null) {
          addAll(concept);
        }
      }
    }
  }

  public static MeasureNames standard() {
    return STANDARD;
  }

  public Measured byId(String id) {
    return byId.get(id);
  }

  /** A name that was found. */
  record Found(List<MeasureName> names, int end) {}

  /** The longest name that begins at a token, with everything it may mean; null when none does. */
  Found at(List<Token> tokens, int from, int to) {
    for (PhraseTrie.Match<MeasureName> match : names.at(tokens, from, to)) {
      List<MeasureName> fitting = new ArrayList<>(2);
      for (MeasureName name : match.values()) {
        if (name.writtenAs(letters(tokens, from, match.end()))) {
          fitting.add(name);
        }
      }
      if (!fitting.isEmpty()) {
        return new Found(fitting, match.end());
      }
    }
    return null;
  }

  private static String letters(List<Token> tokens, int from, int to) {
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (!tokens.get(i).is("-")) {
        letters.append(tokens.get(i).raw());
      }
    }
    return letters.toString();
  }

  private static Measured measured(ClinicalVocabulary vocabulary, String[] row) {
    Concept concept =
        java.util.stream.Stream.of(Kind.LAB, Kind.VITAL)
            .flatMap(kind -> vocabulary.all(kind).stream())
            .filter(one -> one.id().equals(row[0]))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(row[0] + " is no observation"));
    double[] limits = range(row[1]);
    List<Measured.Assumed> assumed = new ArrayList<>();
    for (String item : VocabularyFile.list(row[2], ";")) {
      int blank = item.indexOf(' ');
      double[] range = range(item.substring(blank + 1));
      assumed.add(new Measured.Assumed(item.substring(0, blank), range[0], range[1]));
    }
    return Measured.of(concept, limits[0], limits[1], List.copyOf(assumed));
  }

  private static double[] range(String text) {
    int dots = text.indexOf("..");
    return new double[] {
      Double.parseDouble(text.substring(0, dots).strip()),
      Double.parseDouble(text.substring(dots + 2).strip())
    };
  }

  private void addAll(Concept concept) {
    Measured measured =
        byId.computeIfAbsent(
            concept.id(),
            id ->
                Measured.of(
                    concept, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of()));
    List<String> all = new ArrayList<>(concept.synonyms());
    all.add(concept.display());
    all.add(concept.id().replace('-', ' '));
    for (String name : all) {
      boolean word = WORDS.contains(";" + name + ";");
      if (!word) {
        add(name.length() <= ABBREVIATION ? "=" + name : name, measured);
      }
    }
  }

  private void add(String written, Measured measured) {
    String name = written;
    boolean follows = name.startsWith("<");
    name = follows ? name.substring(1) : name;
    boolean finding = name.startsWith("~");
    name = finding ? name.substring(1) : name;
    boolean only = name.startsWith("==");
    boolean exact = name.startsWith("=");
    name = exact ? name.substring(only ? 2 : 1) : name;
    String letters = exact ? name.replace("-", "").replace(" ", "") : "";
    names.add(
        name, new MeasureName(measured, letters, !only && letters.length() > 1, finding, follows));
  }
}
