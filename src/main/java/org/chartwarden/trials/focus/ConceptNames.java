package org.chartwarden.trials.focus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.notes.names.NameFound;
import org.chartwarden.notes.names.NameGrammar;
import org.chartwarden.notes.names.NameKind;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Token;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Finds the concepts that a text names, in both lists of names. */
final class ConceptNames {

  private static final String NAME = "name:";
  private static final String TERM = "term:";

  /** Said of every patient and trial. */
  private static final Set<String> EMPTY =
      Set.of(
          NAME + "surgery-procedure",
          TERM + "surgery-procedure",
          TERM + "any-medication",
          NAME + "imaging-study");

  private static final int LIMIT = 50_000;
  private static final int SHORT = 200;
  private static final Map<String, List<NamedConcept>> KNOWN = new ConcurrentHashMap<>();

  private ConceptNames() {}

  /** The concepts in the order of each list; the same words may be found in both. */
  static List<NamedConcept> in(String text) {
    List<NamedConcept> before = KNOWN.get(text);
    if (before != null) {
      return before;
    }
    List<NamedConcept> found = new ArrayList<>();
    List<Token> tokens = NoteText.of(text).tokens();
    for (NameFound name : NameGrammar.find(text)) {
      Set<String> closure = new HashSet<>();
      name.name().concepts().forEach(id -> closure.add(NAME + id));
      add(
          found,
          new NamedConcept(
              NAME + name.name().concept(),
              closure,
              sort(name.name().kind()),
              tokens.get(name.head()).start()));
    }
    for (TermKind kind : TermKind.values()) {
      terms(kind, tokens, found);
    }
    List<NamedConcept> all = List.copyOf(found);
    if (text.length() < SHORT && KNOWN.size() < LIMIT) {
      KNOWN.put(text, all);
    }
    return all;
  }

  /** An id of the term lists as it stands here. */
  static String term(String id) {
    return TERM + id;
  }

  private static void terms(TermKind kind, List<Token> tokens, List<NamedConcept> found) {
    int i = 0;
    while (i < tokens.size()) {
      TermBook.Found one = TermBook.standard().longest(kind, tokens, i);
      if (one == null) {
        i++;
        continue;
      }
      Term term = one.term();
      Set<String> closure = new HashSet<>();
      term.closure().forEach(id -> closure.add(TERM + id));
      add(
          found,
          new NamedConcept(
              TERM + term.id(),
              closure,
              kind == TermKind.CONDITION
                  ? NamedConcept.Sort.CONDITION
                  : NamedConcept.Sort.TREATMENT,
              tokens.get(i).start()));
      i = one.to();
    }
  }

  private static void add(List<NamedConcept> found, NamedConcept one) {
    if (!EMPTY.contains(one.id())) {
      found.add(one);
    }
  }

  private static NamedConcept.Sort sort(NameKind kind) {
    return switch (kind) {
      case CONDITION -> NamedConcept.Sort.CONDITION;
      case SYMPTOM -> NamedConcept.Sort.SYMPTOM;
      case PROCEDURE, IMAGING, DEVICE -> NamedConcept.Sort.TREATMENT;
    };
  }
}
