package org.chartwarden.notes.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.notes.vocabulary.Wider;

/**
 * All conditions, symptoms, procedures, imaging and devices that a name can mean: those of the
 * calculators' vocabulary under their ids, and the wide lists beside it.
 */
public final class NameCatalog {

  /**
   * A way of writing a concept.
   *
   * @param phrase how it is written
   */
  record Wording(String concept, NamePhrase phrase) {}

  /**
   * A concept of the lists.
   *
   * @param display how it reads
   * @param head concept of which it is the form at {@code site}; empty when it is none
   * @param site the site it has of itself; empty when it has none
   */
  private record Listed(
      NameKind kind, String display, List<Code> codes, String head, String site) {}

  private static final NameCatalog STANDARD = new NameCatalog();

  private final Map<String, Listed> concepts = new HashMap<>();
  private final Map<String, Set<String>> wider = new HashMap<>();
  private final Map<String, List<String>> closures = new HashMap<>();
  private final Map<String, List<String>> formsOf = new HashMap<>();
  private final Map<String, String> byCode = new HashMap<>();
  private final PhraseTrie<Wording> phrases = new PhraseTrie<>();
  private final Set<String> words = new LinkedHashSet<>();

  private NameCatalog() {
    Set<String> dropped = new LinkedHashSet<>();
    for (String[] row : NameFiles.rows(NameKind.CONDITION)) {
      if (row[0].equals("-")) {
        VocabularyFile.list(row[3], ";").forEach(word -> dropped.add(ClinicalVocabulary.key(word)));
      }
    }
    known(Kind.PROBLEM, NameKind.CONDITION, dropped);
    known(Kind.PROCEDURE, NameKind.PROCEDURE, dropped);
    known(Kind.IMAGING, NameKind.IMAGING, dropped);
    for (NameKind kind : NameKind.values()) {
      for (String[] row : NameFiles.rows(kind)) {
        if (!row[0].equals("-")) {
          listed(kind, row);
        }
      }
    }
    wider.keySet().forEach(id -> closures.put(id, List.copyOf(Wider.of(id, wider))));
    concepts.forEach(
        (id, listed) -> {
          if (!listed.head().isEmpty()) {
            formsOf.computeIfAbsent(listed.head(), key -> new ArrayList<>()).add(id);
          }
        });
  }

  public static NameCatalog standard() {
    return STANDARD;
  }

  /** All concept ids of a kind. */
  public List<String> all(NameKind kind) {
    return concepts.entrySet().stream()
        .filter(entry -> entry.getValue().kind() == kind)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Whether a concept is listed. */
  public boolean knows(String concept) {
    return concepts.containsKey(concept);
  }

  public NameKind kind(String concept) {
    return concepts.get(concept).kind();
  }

  /** How a concept reads. */
  public String display(String concept) {
    return concepts.get(concept).display();
  }

  /** The certain codes of a concept; none where we are not sure. */
  public List<Code> codes(String concept) {
    return concepts.get(concept).codes();
  }

  /**
   * The concept of a code; for ICD-10-CM that of the longest listed code with which it begins.
   *
   * @param system code system URL
   */
  public Optional<String> byCode(String system, String code) {
    for (int length = code.length(); length >= 3; length--) {
      String id = byCode.get(system + "|" + code.substring(0, length));
      if (id != null || !system.equals(Code.ICD10)) {
        return Optional.ofNullable(id);
      }
    }
    return Optional.empty();
  }

  /** A concept at sites, then everything wider: fracture at the femoral neck is a hip fracture. */
  public Set<String> withWider(String concept, Collection<String> sites) {
    Set<String> all = new LinkedHashSet<>(closures.getOrDefault(concept, List.of(concept)));
    if (!sites.isEmpty()) {
      List<String> around = BodySites.standard().withWider(sites);
      for (String head : List.copyOf(all)) {
        for (String form : formsOf.getOrDefault(head, List.of())) {
          if (around.contains(concepts.get(form).site())) {
            all.addAll(closures.getOrDefault(form, List.of(form)));
          }
        }
      }
    }
    return all;
  }

  /** The sites that a concept has of itself. */
  public List<String> ownSites(String concept) {
    Listed listed = concepts.get(concept);
    return listed == null || listed.site().isEmpty() ? List.of() : List.of(listed.site());
  }

  /** The names that begin at a token, the longest first. */
  List<PhraseTrie.Match<Wording>> at(List<Token> tokens, int from, int to) {
    return phrases.at(tokens, from, to);
  }

  /** Takes out what is wider than another of the concepts. */
  void narrowest(Set<String> concepts) {
    if (concepts.size() > 1) {
      List<String> all = List.copyOf(concepts);
      concepts.removeIf(
          id ->
              all.stream()
                  .anyMatch(
                      other ->
                          !other.equals(id)
                              && closures.getOrDefault(other, List.of()).contains(id)));
    }
  }

  /** All words of names, in the form in which they are compared. */
  Set<String> words() {
    return words;
  }

  private void known(Kind kind, NameKind as, Set<String> dropped) {
    for (Concept concept : ClinicalVocabulary.standard().all(kind)) {
      concepts.put(concept.id(), new Listed(as, concept.display(), concept.codes(), "", ""));
      wider.put(concept.id(), new LinkedHashSet<>());
      concept.codes().forEach(code -> byCode.put(code.system() + "|" + code.code(), concept.id()));
      List<String> names = new ArrayList<>(concept.synonyms());
      names.add(concept.display());
      for (String name : names) {
        if (!dropped.contains(ClinicalVocabulary.key(name))) {
          add(concept.id(), name);
        }
      }
    }
  }

  /** A row: id, wider concepts and head@site, codes, names. */
  private void listed(NameKind kind, String[] row) {
    String id = row[0];
    String head = "";
    String site = "";
    Set<String> around = wider.computeIfAbsent(id, key -> new LinkedHashSet<>());
    for (String item : VocabularyFile.list(row[1], ",")) {
      int at = item.indexOf('@');
      if (at >= 0) {
        head = item.substring(0, at);
        site = item.substring(at + 1);
      }
      String parent = at >= 0 ? head : item;
      if (!parent.isEmpty()) {
        around.add(parent);
      }
    }
    Listed before = concepts.get(id);
    String display = NameFiles.display(id, row[3]);
    List<Code> codes = new ArrayList<>(before == null ? List.of() : before.codes());
    codes.addAll(VocabularyFile.codes(row[2], display));
    codes.forEach(code -> byCode.putIfAbsent(code.system() + "|" + code.code(), id));
    concepts.put(
        id,
        before == null
            ? new Listed(kind, display, List.copyOf(codes), head, site)
            : new Listed(before.kind(), before.display(), List.copyOf(codes), head, site));
    String words = id.replace('-', ' ');
    List<String> names = VocabularyFile.list(row[3], ";");
    if (before == null && names.stream().noneMatch(words::equalsIgnoreCase)) {
      add(id, words);
    }
    names.forEach(name -> add(id, name));
  }

  private void add(String id, String name) {
    NamePhrase phrase = NamePhrase.of(name);
    phrases.add(phrase.words(), new Wording(id, phrase));
    for (String word : phrase.words().split("[^\\p{L}\\p{N}]+")) {
      words.add(word);
    }
  }
}
