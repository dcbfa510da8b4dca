package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.measurements.MeasureNames;
import org.chartwarden.notes.measurements.Measured;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** All names of what wards measure. */
final class WardNames {

  private static final int ABBREVIATION = 3;

  /** Abbreviations that are ordinary words or other things when they stand in small letters. */
  private static final Set<String> NEVER_SMALL =
      WordSet.of(
          "pt", "be", "ap", "he", "la", "co", "as", "at", "am", "is", "or", "c", "i", "o", "ve",
          "ld", "ur", "va", "hi", "he", "act", "das", "news", "type", "type.", "as", "ci", "iap",
          "le", "ct", "ac", "ag", "pr", "ta", "sh", "fh", "pu", "vac", "cows", "cam", "nit", "fr",
          "ra", "db", "ib", "ht");

  /** Names that need their value right behind them, since they mean other things as well. */
  private static final Set<String> WEAK =
      WordSet.of(
          "input",
          "catheter",
          "aspirates",
          "in",
          "out",
          "net",
          "type",
          "group",
          "flow",
          "blood",
          "removed",
          "lost",
          "drain",
          "drains",
          "fluid",
          "fluids",
          "bolus",
          "boluses",
          "oral",
          "bottle",
          "formula",
          "feeding",
          "feeds",
          "void",
          "voids",
          "stool",
          "stools",
          "emesis",
          "vomit",
          "burn",
          "length",
          "infused",
          "output",
          "intake",
          "irrigation",
          "drinking",
          "maintenance fluid",
          "oxygen",
          "o2",
          "crit",
          "plasma",
          "maintenance",
          "resuscitation",
          "of blood",
          "saline",
          "wedge",
          "plateau",
          "cervix",
          "balance",
          "syphilis",
          "influenza",
          "heme",
          "fundus",
          "tapped",
          "sugar",
          "carbon dioxide",
          "insulin",
          "iron",
          "breathing",
          "pulse",
          "scale",
          "stoma",
          "ostomy",
          "contractions",
          "residual",
          "residuals",
          "tension",
          "diuresis",
          "sputum",
          "iv",
          "po",
          "urine",
          "vac",
          "bp",
          "tubefeeding",
          "crystals",
          "ketones",
          "blasts",
          "waist",
          "cycle");

  /** Abbreviations of three letters that are words when they stand in small letters. */
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "map", "sat", "mag", "bun", "gap", "fib", "alt", "cap", "tap", "act", "bis", "tof",
          "das");

  private static final WardNames STANDARD = new WardNames();

  private final PhraseTrie<WardName> names = new PhraseTrie<>();
  private final Map<String, WardName> byConcept = new HashMap<>();

  private WardNames() {
    ClinicalVocabulary vocabulary = ClinicalVocabulary.hospital();
    List<String[]> rows = VocabularyFile.rows("note-observations.psv", 4);
    Map<String, Concept> concepts = new HashMap<>();
    for (Kind kind : List.of(Kind.LAB, Kind.VITAL)) {
      vocabulary.all(kind).forEach(concept -> concepts.putIfAbsent(concept.id(), concept));
    }
    for (String[] row : rows) {
      Concept concept = concepts.get(row[0]);
      for (String name : VocabularyFile.list(row[3], ";")) {
        if (concept != null && !name.startsWith("~")) {
          add(bare(name), concept, name.startsWith("<"));
        }
      }
    }
    for (String[] row : VocabularyFile.rows("ward-names.psv", 2)) {
      Concept concept = concepts.get(row[0]);
      if (concept == null) {
        throw new IllegalStateException(row[0] + " is no observation");
      }
      VocabularyFile.list(row[1], ";").forEach(name -> add(name, concept, false));
    }
    concepts.values().forEach(this::addAll);
    for (String[] row : VocabularyFile.rows("ward-fluids.psv", 4)) {
      ValueKind kind = row[1].equals("IN") ? ValueKind.INTAKE : ValueKind.OUTPUT;
      for (String name : VocabularyFile.list(row[3], ";")) {
        add(new WardName(row[0], kind, row[2], letters(name), false), name);
      }
      add(new WardName(row[0], kind, row[2], letters(row[2]), false), row[2]);
    }
    for (String[] row : rows) {
      for (String name : VocabularyFile.list(row[3], ";")) {
        if (row[0].equals("-") && known(bare(name)) == null) {
          add(new WardName(null, ValueKind.UNKNOWN, "", letters(bare(name)), false), bare(name));
        }
      }
    }
  }

  static WardNames standard() {
    return STANDARD;
  }

  /** A name in the text with everything it may mean. */
  record Found(List<WardName> names, int end, boolean weak, boolean common) {}

  /** The longest name that begins at a token, or null. */
  Found at(List<Token> tokens, int from, int to) {
    for (PhraseTrie.Match<WardName> match : names.at(tokens, from, to)) {
      Found found = fitting(tokens, from, match);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The name under which a concept is listed first. */
  WardName of(String concept) {
    return byConcept.get(concept);
  }

  /** What life allows of a concept; empty when that is not listed. */
  static Optional<Measured> measured(String concept) {
    return Optional.ofNullable(MeasureNames.standard().byId(concept));
  }

  private static Found fitting(List<Token> tokens, int from, PhraseTrie.Match<WardName> match) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < match.end(); i++) {
      if (!tokens.get(i).is("-")) {
        text.append(tokens.get(i).raw());
      }
    }
    String raw = text.toString();
    String small = raw.toLowerCase(Locale.ROOT);
    boolean isShort = raw.length() <= ABBREVIATION;
    boolean capitals = raw.equals(raw.toUpperCase(Locale.ROOT));
    boolean common = WEAK.contains(small);
    boolean weak = common || raw.length() <= 2;
    List<WardName> fitting = new ArrayList<>(2);
    boolean exact = false;
    int exactly = 0;
    for (WardName name : match.values()) {
      boolean same = name.letters().equals(raw) || capitals && !isShort;
      boolean raised = isShort && capitals && name.letters().equalsIgnoreCase(raw);
      if (!isShort || same || raised || !NEVER_SMALL.contains(small)) {
        fitting.add(name.letters().equals(raw) ? exactly++ : fitting.size(), name);
        exact |= same || raised;
      }
    }
    boolean mixed = isShort && !capitals && !raw.equals(small);
    if (mixed && exactly > 0) {
      fitting = fitting.subList(0, exactly);
    }
    return fitting.isEmpty()
        ? null
        : new Found(
            List.copyOf(fitting),
            match.end(),
            weak || isShort && !exact && SMALL_WORDS.contains(small),
            common);
  }

  private List<WardName> known(String name) {
    List<Token> tokens = org.chartwarden.notes.text.NoteText.of(name).tokens();
    if (tokens.isEmpty()) {
      return null;
    }
    PhraseTrie.Match<WardName> match = names.longest(tokens, 0, tokens.size());
    return match == null || match.end() < tokens.size() ? null : match.values();
  }

  private void addAll(Concept concept) {
    add(concept.display(), concept, false);
    add(concept.id().replace('-', ' '), concept, false);
    concept.synonyms().forEach(name -> add(name, concept, false));
  }

  private void add(String name, Concept concept, boolean follows) {
    ValueKind kind = concept.kind() == Kind.LAB ? ValueKind.LAB : ValueKind.VITAL;
    if (concept.id().equals("blood-loss") || concept.id().equals("urine-output")) {
      kind = ValueKind.OUTPUT;
    }
    add(new WardName(concept.id(), kind, concept.display(), letters(name), follows), name);
  }

  private void add(WardName entry, String name) {
    names.add(name, entry);
    byConcept.putIfAbsent(entry.concept(), entry);
  }

  private static String bare(String name) {
    int start = 0;
    while (start < name.length() && "<=~".indexOf(name.charAt(start)) >= 0) {
      start++;
    }
    return name.substring(start);
  }

  private static String letters(String name) {
    return name.replace("-", "").replace(" ", "");
  }
}
