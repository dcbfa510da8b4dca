package org.chartwarden.notes.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.Spelling;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.notes.vocabulary.Wider;

/** All names of findings: those of the vocabulary and those that only notes use. */
final class FindingTerms {

  /** Names of this length or less in capitals are abbreviations; their letters must stand so. */
  private static final int ABBREVIATION = 3;

  /** The length of an element's symbol. */
  private static final int SYMBOL = 2;

  /** Among the wider concepts: no finding within these words counts. */
  private static final String HIDES = "!";

  private static final FindingTerms STANDARD = new FindingTerms(ClinicalVocabulary.standard());

  /**
   * A way of writing a finding.
   *
   * @param exact the letters as they must stand, or empty
   * @param denies whether the words say that it is absent
   * @param tail what must follow near by; null when the phrase is enough
   * @param headFirst whether the first part and not the tail is the finding itself
   */
  record Wording(
      String concept, String exact, boolean denies, PhraseTrie<Boolean> tail, boolean headFirst) {}

  private final PhraseTrie<Wording> phrases = new PhraseTrie<>();
  private final PhraseTrie<Wording> openings = new PhraseTrie<>();
  private final Map<String, List<String>> groups = new HashMap<>();
  private final Map<String, PhraseTrie<Boolean>> tails = new HashMap<>();
  private final Map<String, Set<String>> wider = new HashMap<>();
  private final Set<String> hiding = new HashSet<>();
  private final Map<String, List<String>> closures = new HashMap<>();

  private FindingTerms(ClinicalVocabulary vocabulary) {
    Set<String> dropped = new LinkedHashSet<>();
    List<String[]> rows = VocabularyFile.rows("note-findings.psv", 3);
    for (String[] row : rows) {
      if (row[0].startsWith("@")) {
        List<String> words = new ArrayList<>();
        VocabularyFile.list(row[2], ";").forEach(item -> words.addAll(expanded(item)));
        groups.put(row[0].substring(1), words);
      } else if (row[0].equals("-")) {
        VocabularyFile.list(row[2], ";").forEach(word -> dropped.add(ClinicalVocabulary.key(word)));
      }
    }
    for (Kind kind : List.of(Kind.PROBLEM, Kind.PROCEDURE, Kind.DRUG_CLASS, Kind.MEDICATION)) {
      vocabulary.all(kind).forEach(concept -> add(concept, dropped));
    }
    for (String[] row : rows) {
      if (!row[0].startsWith("@") && !row[0].equals("-")) {
        wider(row[0]).addAll(VocabularyFile.list(row[1], ","));
        VocabularyFile.list(row[2], ";").forEach(wording -> add(row[0], wording));
      }
    }
    for (Map.Entry<String, Set<String>> entry : wider.entrySet()) {
      if (entry.getValue().remove(HIDES)) {
        hiding.add(entry.getKey());
      }
    }
    wider.keySet().forEach(id -> closures.put(id, List.copyOf(Wider.of(id, wider))));
  }

  static FindingTerms standard() {
    return STANDARD;
  }

  /** Phrases that stand as they are. */
  List<PhraseTrie.Match<Wording>> phrasesAt(List<Token> tokens, int from, int to) {
    return phrases.at(tokens, from, to);
  }

  /** First parts of phrases whose second part stands near by. */
  List<PhraseTrie.Match<Wording>> openingsAt(List<Token> tokens, int from, int to) {
    return openings.at(tokens, from, to);
  }

  /** The concept, then everything wider. */
  List<String> withWider(String concept) {
    return closures.getOrDefault(concept, List.of(concept));
  }

  /** Whether no finding is read within the words of this one. */
  boolean hides(String concept) {
    return hiding.contains(concept);
  }

  private Set<String> wider(String concept) {
    return wider.computeIfAbsent(concept, id -> new LinkedHashSet<>());
  }

  private void add(Concept concept, Set<String> dropped) {
    wider(concept.id()).addAll(concept.drugClasses());
    List<String> names = new ArrayList<>(concept.synonyms());
    names.add(concept.display());
    for (String name : names) {
      if (!dropped.contains(ClinicalVocabulary.key(name))) {
        add(concept.id(), abbreviation(name) ? "=" + name : name);
      }
    }
  }

  /** Letters in capitals, and the symbol of an element: "mg" is no "Mg". */
  private static boolean abbreviation(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean capitals = name.equals(name.toUpperCase(Locale.ROOT));
    return name.length() <= ABBREVIATION && capitals
        || name.length() == SYMBOL && !name.equals(lower);
  }

  private void add(String concept, String written) {
    boolean denies = written.startsWith("!");
    String wording = denies ? written.substring(1) : written;
    boolean exact = wording.startsWith("=");
    wording = exact ? wording.substring(1) : wording;
    int both = wording.indexOf(" & ");
    int ordered = wording.indexOf(" ~ ");
    if (both < 0 && ordered < 0) {
      String letters = exact ? wording.replace("-", "").replace(" ", "") : "";
      Wording value = new Wording(concept, letters, denies, null, true);
      expanded(wording).forEach(phrase -> phrases.add(Spelling.phrase(phrase), value));
      return;
    }
    int at = Math.max(both, ordered);
    String head = wording.substring(0, at).strip();
    String other = wording.substring(at + 3).strip();
    Wording forward = new Wording(concept, "", denies, tail(other), true);
    expanded(head).forEach(phrase -> openings.add(Spelling.phrase(phrase), forward));
    if (both >= 0) {
      Wording backward = new Wording(concept, "", denies, tail(head), false);
      expanded(other).forEach(phrase -> openings.add(Spelling.phrase(phrase), backward));
    }
  }

  private PhraseTrie<Boolean> tail(String part) {
    return tails.computeIfAbsent(
        part,
        key -> {
          PhraseTrie<Boolean> trie = new PhraseTrie<>();
          expanded(key).forEach(phrase -> trie.add(Spelling.phrase(phrase), Boolean.TRUE));
          return trie;
        });
  }

  /** The phrases of a wording in which groups stand in angle brackets. */
  private List<String> expanded(String wording) {
    int open = wording.indexOf('<');
    int close = wording.indexOf('>', open);
    if (open < 0 || close < 0) {
      return List.of(wording);
    }
    String name = wording.substring(open + 1, close);
    boolean optional = name.endsWith("?");
    List<String> members = groups.get(optional ? name.substring(0, name.length() - 1) : name);
    if (members == null) {
      throw new IllegalStateException("note-findings.psv has no group " + name);
    }
    List<String> phrases = new ArrayList<>();
    for (String rest : expanded(wording.substring(close + 1))) {
      for (String member : members) {
        phrases.add(wording.substring(0, open) + member + rest);
      }
      if (optional) {
        phrases.add(wording.substring(0, open) + rest.stripLeading());
      }
    }
    return phrases;
  }
}
