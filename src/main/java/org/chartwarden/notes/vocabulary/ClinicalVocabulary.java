package org.chartwarden.notes.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The clinical vocabulary of this project. Names are compared by their words: letters in lower
 * case, everything between them a blank.
 */
public final class ClinicalVocabulary {

  private static final ClinicalVocabulary STANDARD =
      new ClinicalVocabulary(VocabularyFile.readAll());

  private static final ClinicalVocabulary HOSPITAL =
      new ClinicalVocabulary(VocabularyFile.readHospital());

  private final Map<String, Concept> byId = new LinkedHashMap<>();
  private final Map<String, List<Concept>> byPhrase = new HashMap<>();
  private final Map<String, Concept> byCode = new HashMap<>();
  private final Map<Kind, List<Concept>> byKind = new HashMap<>();

  ClinicalVocabulary(Collection<Concept> concepts) {
    for (Concept concept : concepts) {
      Concept other = byId.putIfAbsent(concept.id(), concept);
      if (other != null && other.kind() == concept.kind()) {
        throw new IllegalStateException("concept id " + concept.id() + " is listed twice");
      }
      byKind.computeIfAbsent(concept.kind(), kind -> new ArrayList<>()).add(concept);
      addPhrase(concept.display(), concept);
      addPhrase(concept.id().replace('-', ' '), concept);
      concept.synonyms().forEach(synonym -> addPhrase(synonym, concept));
      for (Code code : concept.codes()) {
        byCode.putIfAbsent(code.system() + "|" + code.code(), concept);
      }
    }
  }

  /** The vocabulary that ships with the project. */
  public static ClinicalVocabulary standard() {
    return STANDARD;
  }

  /**
   * The standard vocabulary with everything that the notes of a ward measure as well. Its names are
   * shorter and mean more than one thing; they are for clinical notes and not for what people ask.
   */
  public static ClinicalVocabulary hospital() {
    return HOSPITAL;
  }

  public Optional<Concept> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<Concept> byCode(String system, String code) {
    return Optional.ofNullable(byCode.get(system + "|" + code));
  }

  public List<Concept> all(Kind kind) {
    return Collections.unmodifiableList(byKind.getOrDefault(kind, List.of()));
  }

  /** Every concept that is written exactly so, apart from case and punctuation. */
  public List<Concept> named(String text, Kind... kinds) {
    Set<Kind> wanted = Set.of(kinds);
    return byPhrase.getOrDefault(key(text), List.of()).stream()
        .filter(concept -> wanted.isEmpty() || wanted.contains(concept.kind()))
        .toList();
  }

  /** All phrases, normalised to lower-case words with single blanks between them. */
  public Set<String> phrases() {
    return Collections.unmodifiableSet(byPhrase.keySet());
  }

  /**
   * The concept that a short text names: written so, or contained in it as the longest run of
   * words, or misspelt by one or two letters (words of five letters and more).
   *
   * @param kinds the kinds to look at; none means all
   */
  public Optional<Concept> find(String text, Kind... kinds) {
    List<Concept> exact = named(text, kinds);
    if (!exact.isEmpty()) {
      return Optional.of(exact.get(0));
    }
    List<String> words = List.of(key(text).split(" "));
    for (int size = words.size() - 1; size > 0; size--) {
      for (int from = 0; from + size <= words.size(); from++) {
        List<Concept> part = named(String.join(" ", words.subList(from, from + size)), kinds);
        if (!part.isEmpty()) {
          return Optional.of(part.get(0));
        }
      }
    }
    return misspelt(key(text), kinds);
  }

  private Optional<Concept> misspelt(String key, Kind... kinds) {
    if (key.length() < 5) {
      return Optional.empty();
    }
    int allowed = key.length() >= 8 ? 2 : 1;
    Concept best = null;
    int bestDistance = allowed + 1;
    boolean tie = false;
    List<Kind> wanted = Arrays.asList(kinds);
    for (Map.Entry<String, List<Concept>> entry : byPhrase.entrySet()) {
      if (entry.getKey().length() < 5 || entry.getKey().charAt(0) != key.charAt(0)) {
        continue;
      }
      int distance = SpellingDistance.between(key, entry.getKey(), allowed);
      for (Concept concept : entry.getValue()) {
        if (distance <= allowed && (wanted.isEmpty() || wanted.contains(concept.kind()))) {
          if (distance < bestDistance) {
            best = concept;
            bestDistance = distance;
            tie = false;
          } else if (distance == bestDistance && !concept.id().equals(best.id())) {
            tie = true;
          }
        }
      }
    }
    return tie ? Optional.empty() : Optional.ofNullable(best);
  }

  private void addPhrase(String phrase, Concept concept) {
    List<Concept> list = byPhrase.computeIfAbsent(key(phrase), ignored -> new ArrayList<>());
    if (!list.contains(concept)) {
      list.add(concept);
    }
  }

  /** The form in which phrases are compared. */
  public static String key(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace("'", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
