package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * All names of drugs: those of the vocabulary and, in {@code note-medications.psv}, those that only
 * notes use.
 */
public final class MedicationNames {

  /** How sure a name is. */
  enum Doubt {
    NONE,
    /** Taken only with a dose, route, frequency or status beside it. */
    NEEDS_DOSE,
    /** The name of a laboratory value too: taken only where a dose and no result is meant. */
    LABORATORY
  }

  /**
   * A way of writing a drug.
   *
   * @param exact the letters as they must stand, or empty
   */
  record Listed(Medication medication, DrugNaming naming, Doubt doubt, String exact) {}

  private static final MedicationNames STANDARD = new MedicationNames();

  private final Map<String, Medication> byId = new LinkedHashMap<>();
  private final Map<String, Map<String, Listed>> byKey = new HashMap<>();
  private final Map<String, Set<String>> written = new HashMap<>();
  private final PhraseTrie<Listed> trie = new PhraseTrie<>();
  private final MisspeltNames misspelt;

  /** The names of the project, where this adds to them; null in themselves. */
  private PhraseTrie<Listed> standardTrie;

  private MedicationNames() {
    ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();
    for (Concept concept : vocabulary.all(Kind.DRUG_CLASS)) {
      add(concept, MedicationKind.CLASS);
    }
    for (Concept concept : vocabulary.all(Kind.MEDICATION)) {
      boolean fluid = concept.drugClasses().contains("fluid");
      add(concept, fluid ? MedicationKind.FLUID : MedicationKind.DRUG);
    }
    for (String[] row : VocabularyFile.rows("note-medications.psv", 3)) {
      MedicationKind kind = MedicationKind.valueOf(row[0]);
      List<String> classes = VocabularyFile.list(row[1], ",");
      VocabularyFile.list(row[2], ";").forEach(item -> add(kind, classes, item));
    }
    byKey.forEach(
        (key, listed) ->
            written.get(key).forEach(form -> listed.values().forEach(one -> index(form, one))));
    misspelt = new MisspeltNames(byKey);
  }

  /** The names that ship with the project. */
  public static MedicationNames standard() {
    return STANDARD;
  }

  private MedicationNames(MedicationNames other, Map<String, Medication> more) {
    byId.putAll(other.byId);
    misspelt = other.misspelt;
    standardTrie = other.trie;
    more.forEach(
        (name, drug) -> {
          byId.putIfAbsent(drug.id(), drug);
          trie.add(name, new Listed(drug, DrugNaming.ABBREVIATION, Doubt.NEEDS_DOSE, ""));
        });
  }

  /**
   * The same names with others that are known in one place only, as short forms of the drugs of one
   * chart. They are taken only with a dose, route, frequency or status beside them, and only where
   * no name of the project stands.
   *
   * @param more drugs by how they are written
   */
  public MedicationNames with(Map<String, Medication> more) {
    return new MedicationNames(this, more);
  }

  /** Every drug and class. */
  public Collection<Medication> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  public Optional<Medication> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The drugs that a short text names, as the text of an order: written so, else the drugs whose
   * names stand in it, a combination as one.
   */
  public List<Medication> find(String text) {
    Map<String, Listed> exact = byKey.get(ClinicalVocabulary.key(text));
    if (exact != null) {
      return exact.values().stream().map(Listed::medication).toList();
    }
    NoteText note = NoteText.of(text);
    List<DrugName> names = DrugName.in(this, note.tokens(), 0, note.tokens().size());
    return names.isEmpty()
        ? List.of()
        : names.get(0).listed().stream().map(Listed::medication).distinct().toList();
  }

  /** Every name that needs nothing beside it to be the name of a drug, with the drugs it is of. */
  public Map<String, Set<Medication>> plainNames() {
    Map<String, Set<Medication>> plain = new LinkedHashMap<>();
    byKey.forEach(
        (key, listed) ->
            listed.values().stream()
                .filter(one -> one.doubt() == Doubt.NONE && one.exact().isEmpty())
                .forEach(
                    one ->
                        written
                            .get(key)
                            .forEach(
                                form ->
                                    plain
                                        .computeIfAbsent(form, name -> new LinkedHashSet<>())
                                        .add(one.medication()))));
    return plain;
  }

  /** The names that begin at a token, the longest first. */
  List<PhraseTrie.Match<Listed>> at(List<Token> tokens, int from, int to) {
    if (standardTrie != null) {
      List<PhraseTrie.Match<Listed>> known = standardTrie.at(tokens, from, to);
      return known.isEmpty() ? trie.at(tokens, from, to) : known;
    }
    return trie.at(tokens, from, to);
  }

  /** The name of which a word is a slip of the keyboard. */
  Optional<Listed> misspelt(String key) {
    return misspelt.of(key);
  }

  /** The listed combination of two drugs; without one they are two drugs of a list. */
  Optional<Medication> combined(Medication one, Medication other) {
    Set<String> ingredients = new LinkedHashSet<>(one.ingredients());
    ingredients.addAll(other.ingredients());
    return byId.values().stream()
        .filter(
            medication ->
                medication.ingredients().size() == ingredients.size()
                    && ingredients.size() > 1
                    && medication.ingredients().containsAll(ingredients))
        .findFirst();
  }

  private void add(Concept concept, MedicationKind kind) {
    String code = concept.codes().isEmpty() ? "" : concept.codes().get(0).code();
    List<String> ingredients =
        concept.display().contains(" / ") ? parts(concept.display()) : List.of(concept.id());
    Medication medication =
        new Medication(
            concept.id(), concept.display(), kind, code, ingredients, concept.drugClasses());
    if (byId.putIfAbsent(concept.id(), medication) == null) {
      name(medication, concept.display());
      concept.synonyms().forEach(synonym -> name(medication, synonym));
    }
  }

  /** One item "display#code=name,name". */
  private void add(MedicationKind kind, List<String> classes, String item) {
    int equals = item.indexOf('=');
    String head = (equals < 0 ? item : item.substring(0, equals)).strip();
    int hash = head.indexOf('#');
    String display = hash < 0 ? head : head.substring(0, hash);
    String code = hash < 0 ? "" : head.substring(hash + 1);
    String bare = unmarked(display);
    String id = ClinicalVocabulary.key(bare).replace(' ', '-');
    Medication known = byId.get(id);
    if (known == null) {
      List<String> ingredients = bare.contains(" / ") ? parts(bare) : List.of(id);
      known = new Medication(id, bare, kind, code, ingredients, classes);
      byId.put(id, known);
    }
    name(known, display);
    if (equals >= 0) {
      for (String name : VocabularyFile.list(item.substring(equals + 1), ",")) {
        name(known, name);
      }
    }
  }

  /** Adds a name to the look-up, unless it is a shorter one with a form, salt, route or number. */
  private void index(String form, Listed listed) {
    String[] words = ClinicalVocabulary.key(form).split(" ");
    int last = words.length - 1;
    String without = String.join(" ", Arrays.copyOf(words, last));
    String behind = String.join(" ", Arrays.copyOfRange(words, 1, words.length));
    String id = listed.medication().id();
    boolean detail =
        DrugWords.salted(words[last])
            ? named(without, id, Doubt.NONE)
            : (DrugWords.detail(words[last]) || number(words[last], listed))
                && named(without, id, Doubt.LABORATORY);
    boolean detailed =
        last > 0 && (detail || DrugWords.way(words[0]) && named(behind, id, Doubt.LABORATORY));
    if (!detailed) {
      trie.add(form, listed);
    }
  }

  /** Whether a name of the drug is written so and is at most so doubtful. */
  private boolean named(String key, String id, Doubt most) {
    Listed listed = byKey.getOrDefault(key, Map.of()).get(id);
    return listed != null && listed.doubt().compareTo(most) <= 0;
  }

  private static boolean number(String word, Listed listed) {
    return listed.medication().kind() == MedicationKind.DRUG
        && word.chars().allMatch(Character::isDigit);
  }

  private List<String> parts(String display) {
    List<String> ids = new ArrayList<>();
    for (String part : display.split(" / ")) {
      String key = ClinicalVocabulary.key(part);
      Map<String, Listed> listed = byKey.getOrDefault(key, Map.of());
      ids.add(
          listed.isEmpty()
              ? key.replace(' ', '-')
              : listed.values().iterator().next().medication().id());
    }
    return ids;
  }

  /** Adds a name; "?" before it says that it needs a dose, "!" that it is a laboratory value. */
  private void name(Medication medication, String marked) {
    Doubt doubt =
        switch (marked.charAt(0)) {
          case '?' -> Doubt.NEEDS_DOSE;
          case '!' -> Doubt.LABORATORY;
          default -> Doubt.NONE;
        };
    String name = unmarked(marked);
    String exact = name.startsWith("'") ? name.substring(1) : "";
    name = exact.isEmpty() ? name : exact;
    String key = ClinicalVocabulary.key(name);
    if (key.length() < 3 && doubt == Doubt.NONE) {
      doubt = Doubt.NEEDS_DOSE;
    }
    written.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(name);
    byKey
        .computeIfAbsent(key, k -> new LinkedHashMap<>())
        .merge(
            medication.id(),
            new Listed(medication, naming(medication, name), doubt, exact),
            (old, now) ->
                old.naming() == DrugNaming.BRAND
                    ? new Listed(medication, old.naming(), now.doubt(), now.exact())
                    : now);
  }

  private static String unmarked(String name) {
    return name.charAt(0) == '?' || name.charAt(0) == '!' ? name.substring(1) : name;
  }

  private static DrugNaming naming(Medication medication, String name) {
    if (medication.kind() == MedicationKind.CLASS) {
      return DrugNaming.CLASS;
    }
    if (name.equals(medication.display())) {
      return DrugNaming.GENERIC;
    }
    boolean lower = name.equals(name.toLowerCase(Locale.ROOT));
    if (lower) {
      return name.length() <= 4 ? DrugNaming.ABBREVIATION : DrugNaming.GENERIC;
    }
    boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1));
    return word ? DrugNaming.BRAND : DrugNaming.ABBREVIATION;
  }
}
