package org.chartwarden.trials.terms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationNames;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.phrases.Kept;

/** All terms of the lists, to look up by words and by codes. */
public final class TermBook {

  private static final int ABBREVIATION = 5;
  private static final int LIMIT = 50_000;
  private static final TermBook STANDARD = new TermBook();

  /** A name of a term; {@code exact} are the letters it must have, or empty. */
  private record Name(Term term, String exact) {}

  private record Row(TermKind kind, String text) {}

  private record Icd(Term term, IcdRanges ranges) {}

  private final Map<TermKind, PhraseTrie<Name>> names = new HashMap<>();
  private final Map<TermKind, NameBags> bags = new HashMap<>();
  private final Map<TermKind, Map<String, Term>> byId = new HashMap<>();
  private final Map<String, Set<String>> wider = new HashMap<>();
  private final List<Icd> icd = new ArrayList<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Map<String, Set<String>> endings = new LinkedHashMap<>();
  private final Map<String, Set<String>> beginnings = new LinkedHashMap<>();
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();
  private final Map<Set<String>, Set<String>> narrowest = new ConcurrentHashMap<>();

  /** Words that read like drugs, and those that do not. */
  private final Kept<String, Optional<Term>> drugWords = new Kept<>(LIMIT, this::drug);

  /** What rows of charts are. */
  private final Kept<Row, Set<String>> rows =
      new Kept<>(LIMIT, row -> Set.copyOf(bags.get(row.kind()).idsIn(row.text())));

  private TermBook() {
    for (TermKind kind : TermKind.values()) {
      names.put(kind, new PhraseTrie<>());
      bags.put(kind, new NameBags());
      byId.put(kind, new LinkedHashMap<>());
    }
    conditions();
    procedures();
    drugs();
  }

  public static TermBook standard() {
    return STANDARD;
  }

  /**
   * A term that was found.
   *
   * @param to index after its last token
   */
  public record Found(Term term, int to) {}

  /** The longest name of a kind that begins at a token, or null. */
  public Found longest(TermKind kind, List<Token> tokens, int from) {
    if (from < 0 || from >= tokens.size()) {
      return null;
    }
    for (PhraseTrie.Match<Name> match : names.get(kind).at(tokens, from, tokens.size())) {
      for (Name name : match.values()) {
        if (!name.exact().isEmpty()
            && OtherReadings.stand(name.exact(), tokens, from, match.end())) {
          continue;
        }
        if (name.exact().isEmpty() || name.exact().equals(letters(tokens, from, match.end()))) {
          return new Found(name.term(), match.end());
        }
      }
    }
    if (kind == TermKind.DRUG && tokens.get(from).isWord()) {
      return drugWord(tokens, from);
    }
    return null;
  }

  /** Whether the short name between two characters of a text stands for something else there. */
  public static boolean meansOther(String text, int start, int end) {
    return OtherReadings.stand(text, start, end);
  }

  /** The term with an id, or empty. */
  public Optional<Term> find(TermKind kind, String id) {
    return Optional.ofNullable(byId.get(kind).get(id));
  }

  /** Ids of every term of a kind that a name in a chart is, with everything wider. */
  public Set<String> idsIn(TermKind kind, String text) {
    String key = kind + text;
    Set<String> before = known.get(key);
    if (before != null) {
      return before;
    }
    Set<String> ids = new LinkedHashSet<>();
    List<Token> tokens = NoteText.of(text).tokens();
    int i = 0;
    while (i < tokens.size()) {
      Found found = longest(kind, tokens, i);
      if (found != null) {
        ids.addAll(found.term().closure());
        i = found.to();
      } else {
        i++;
      }
    }
    Set<String> all = Set.copyOf(ids);
    if (known.size() < LIMIT && text.length() < 200) {
      known.put(key, all);
    }
    return all;
  }

  /** As {@link #idsIn}, for names of rows, whose words may stand in another order. */
  public Set<String> idsOfRow(TermKind kind, String text) {
    return rows.of(new Row(kind, text));
  }

  /** What a name stands for: its narrowest terms, or its words where no list holds it. */
  public List<Term> narrowestIn(TermKind kind, String text) {
    List<Term> terms = idsIn(kind, text).stream().flatMap(id -> find(kind, id).stream()).toList();
    if (terms.isEmpty()) {
      return List.of(Term.free(kind, text));
    }
    return terms.stream()
        .filter(
            term ->
                terms.stream()
                    .noneMatch(
                        other ->
                            !other.id().equals(term.id()) && other.closure().contains(term.id())))
        .toList();
  }

  /** Ids of the terms of a kind that a text names, without what is wider. */
  public Set<String> namedIn(TermKind kind, String text) {
    Set<String> ids = new LinkedHashSet<>();
    List<Token> tokens = NoteText.of(text).tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Found found = longest(kind, tokens, i);
      if (found != null) {
        ids.add(found.term().id());
        i = found.to() - 1;
      }
    }
    return ids;
  }

  /** Ids of every condition that a code stands for, with everything wider. */
  public Set<String> idsOf(Collection<Code> codes) {
    Set<String> ids = new LinkedHashSet<>();
    for (Code code : codes) {
      String system = code.system().toLowerCase(Locale.ROOT);
      if (system.contains("icd-10")) {
        icd.stream()
            .filter(one -> one.ranges().contain(code.code()))
            .forEach(one -> ids.addAll(one.term().closure()));
      }
      ClinicalVocabulary.standard()
          .byCode(code.system(), code.code())
          .ifPresent(concept -> ids.addAll(closure(concept.id())));
    }
    return ids;
  }

  /** Those of some ids that none of the others implies. */
  public Set<String> narrowest(Set<String> ids) {
    Set<String> before = narrowest.get(ids);
    if (before != null) {
      return before;
    }
    Set<String> own = new LinkedHashSet<>(ids);
    for (String id : ids) {
      closure(id).stream().filter(above -> !above.equals(id)).forEach(own::remove);
    }
    Set<String> all = Set.copyOf(own);
    if (narrowest.size() < LIMIT) {
      narrowest.put(ids, all);
    }
    return all;
  }

  /** The id and everything wider. */
  public Set<String> closure(String id) {
    Set<String> all = new LinkedHashSet<>();
    close(id, all);
    return all;
  }

  private void close(String id, Set<String> all) {
    if (all.add(id)) {
      wider.getOrDefault(id, Set.of()).forEach(above -> close(above, all));
    }
  }

  private void conditions() {
    List<String[]> rows = VocabularyFile.rows("trial-conditions.psv", 4);
    for (String[] row : rows) {
      wider
          .computeIfAbsent(row[0], id -> new LinkedHashSet<>())
          .addAll(VocabularyFile.list(row[2], ","));
    }
    for (String[] row : rows) {
      Term term = term(TermKind.CONDITION, row[0]);
      icd.add(new Icd(term, IcdRanges.of(row[1])));
      VocabularyFile.list(row[3], ";").forEach(name -> add(term, name));
    }
    for (Concept concept : ClinicalVocabulary.standard().all(Kind.PROBLEM)) {
      if (!Set.of("pregnancy", "smoking").contains(concept.id())) {
        Term term = term(TermKind.CONDITION, concept.id());
        add(term, concept.display());
        concept.synonyms().forEach(name -> add(term, name));
      }
    }
  }

  private void procedures() {
    List<String[]> rows = VocabularyFile.rows("trial-procedures.psv", 3);
    for (String[] row : rows) {
      wider
          .computeIfAbsent(row[0], id -> new LinkedHashSet<>())
          .addAll(VocabularyFile.list(row[1], ","));
    }
    for (String[] row : rows) {
      Term term = term(TermKind.PROCEDURE, row[0]);
      VocabularyFile.list(row[2], ";").forEach(name -> add(term, name));
    }
  }

  private void drugs() {
    for (Concept concept : ClinicalVocabulary.standard().all(Kind.MEDICATION)) {
      Set<String> above = wider.computeIfAbsent(concept.id(), id -> new LinkedHashSet<>());
      above.addAll(concept.ingredients());
      above.addAll(concept.drugClasses());
      above.remove(concept.id());
    }
    for (Medication drug : MedicationNames.standard().all()) {
      Set<String> above = wider.computeIfAbsent(drug.id(), id -> new LinkedHashSet<>());
      above.addAll(drug.ingredients());
      above.addAll(drug.classes());
      above.remove(drug.id());
    }
    List<String[]> rows = VocabularyFile.rows("trial-drugs.psv", 3);
    for (String[] row : rows) {
      for (String member : VocabularyFile.list(row[1], ",")) {
        member(row[0], member);
      }
    }
    for (Medication drug : MedicationNames.standard().all()) {
      wider.get(drug.id()).addAll(classesOf(drug.id()));
    }
    // What a ward calls one salt may be any of them in a criterion: "magnesium".
    Set<String> ofClasses = new HashSet<>();
    rows.forEach(row -> ofClasses.addAll(VocabularyFile.list(row[2], ";")));
    for (Concept concept : ClinicalVocabulary.standard().all(Kind.MEDICATION)) {
      Term term = term(TermKind.DRUG, concept.id());
      add(term, concept.display());
      concept.synonyms().stream()
          .filter(name -> name.length() > 3 && !ofClasses.contains(name))
          .forEach(name -> add(term, name));
    }
    for (String[] row : rows) {
      Term term = term(TermKind.DRUG, row[0]);
      VocabularyFile.list(row[2], ";").forEach(name -> add(term, name));
    }
    Regimens.each(
        (id, drugs, names) -> {
          Set<String> above = wider.computeIfAbsent(id, one -> new LinkedHashSet<>());
          drugs.stream().filter(drug -> !drug.equals(id)).forEach(above::add);
          Term term = term(TermKind.DRUG, id);
          names.forEach(name -> add(term, name));
        });
    DrugPurposes.each((id, name) -> add(term(TermKind.DRUG, id), name));
    chartNames();
  }

  /** Brands and other names that only notes use. */
  private void chartNames() {
    MedicationNames.standard()
        .plainNames()
        .forEach(
            (name, drugs) -> {
              boolean telling = name.length() > 3 && name.chars().anyMatch(Character::isLetter);
              if (telling && drugs.size() == 1) {
                add(term(TermKind.DRUG, drugs.iterator().next().id()), name);
              }
            });
  }

  private void member(String classId, String member) {
    if (member.startsWith("=")) {
      wider.computeIfAbsent(member.substring(1), id -> new LinkedHashSet<>()).add(classId);
    } else if (member.startsWith("-")) {
      endings.computeIfAbsent(member.substring(1), id -> new LinkedHashSet<>()).add(classId);
    } else if (member.endsWith("-")) {
      String start = member.substring(0, member.length() - 1);
      beginnings.computeIfAbsent(start, id -> new LinkedHashSet<>()).add(classId);
    } else {
      members.computeIfAbsent(member, id -> new LinkedHashSet<>()).add(classId);
      ClinicalVocabulary.standard()
          .named(member, Kind.MEDICATION)
          .forEach(
              concept ->
                  wider.computeIfAbsent(concept.id(), id -> new LinkedHashSet<>()).add(classId));
      if (ClinicalVocabulary.standard().named(member, Kind.MEDICATION).isEmpty()
          && !member.equals(classId)) {
        String id = member.replace(' ', '-');
        wider.computeIfAbsent(id, one -> new LinkedHashSet<>()).add(classId);
        names
            .get(TermKind.DRUG)
            .add(member, new Name(new Term(TermKind.DRUG, id, closureLater(id), List.of()), ""));
      }
    }
  }

  private Set<String> closureLater(String id) {
    return closure(id);
  }

  /** A single word that reads like a drug. */
  private Found drugWord(List<Token> tokens, int from) {
    String word = tokens.get(from).key();
    if (word.length() < 6) {
      return null;
    }
    return drugWords.of(word).map(term -> new Found(term, from + 1)).orElse(null);
  }

  private Optional<Term> drug(String word) {
    Set<String> classes = classesOf(word);
    if (classes.isEmpty() && !DrugEndings.fits(word)) {
      return Optional.empty();
    }
    Set<String> closure = new LinkedHashSet<>(Set.of("=" + word));
    classes.forEach(id -> closure.addAll(closure(id)));
    return Optional.of(new Term(TermKind.DRUG, "=" + word, closure, List.of(Words.stem(word))));
  }

  /** The classes whose members begin or end like a name. */
  private Set<String> classesOf(String word) {
    Set<String> classes = new LinkedHashSet<>();
    endings.forEach(
        (ending, ids) -> {
          if (word.endsWith(ending) && word.length() > ending.length() + 2) {
            classes.addAll(ids);
          }
        });
    beginnings.forEach(
        (start, ids) -> {
          if (word.startsWith(start) && word.length() > start.length() + 3) {
            classes.addAll(ids);
          }
        });
    return classes;
  }

  private Term term(TermKind kind, String id) {
    return byId.get(kind).computeIfAbsent(id, one -> new Term(kind, one, closure(one), List.of()));
  }

  private void add(Term term, String name) {
    String letters = name.replaceAll("[^\\p{L}\\p{N}]", "");
    boolean abbreviation =
        letters.length() <= ABBREVIATION
            && letters.equals(letters.toUpperCase(Locale.ROOT))
            && !letters.isEmpty();
    Name one = new Name(term, abbreviation ? letters : "");
    PhraseTrie<Name> trie = names.get(term.kind());
    trie.add(name, one);
    if (term.kind() != TermKind.DRUG) {
      bags.get(term.kind()).add(term, name);
    }
    boolean plural = name.endsWith("s") || abbreviation || name.endsWith(")");
    if (!plural) {
      trie.add(
          name.endsWith("y") && name.length() > 5
              ? name.substring(0, name.length() - 1) + "ies"
              : name + "s",
          one);
    }
  }

  private static String letters(List<Token> tokens, int from, int to) {
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < to; i++) {
      letters.append(tokens.get(i).raw().replaceAll("[^\\p{L}\\p{N}]", ""));
    }
    return letters.toString();
  }
}
