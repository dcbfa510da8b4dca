package org.chartwarden.trials.facts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;
import org.chartwarden.trials.terms.Words;

/** What a fact is called. Immutable; equal names of many charts are mostly one. */
public final class FactName {

  private static final Pattern DENIED =
      Pattern.compile("(?i)\\b(?:without|w/o|not due to|no)\\b[^,;()]*");

  private static final int KEPT = 50_000;
  private static final int LONGEST = 300;

  private record Widening(TermKind kind, FactName name) {}

  /** Charts name the same things over and over. */
  private static final Map<Widening, FactName> WIDENED = new ConcurrentHashMap<>();

  private final Set<String> concepts;
  private final List<Code> codes;
  private final List<String> texts;
  private final int hash;

  /** What is compared with terms; made when it is first asked for. */
  private volatile Compared compared;

  /**
   * What of a name is compared with terms.
   *
   * @param said for each of its texts the stems of what it does not deny
   * @param stems for each of its texts the stems
   * @param narrowest those of its concepts that no other of them is a kind of
   */
  private record Compared(
      List<List<String>> said, List<List<String>> stems, Set<String> narrowest) {}

  /**
   * A name.
   *
   * @param concepts ids of the clinical vocabulary: the concept and everything wider that it is
   * @param codes its codes
   * @param texts its names as they stand in the record
   */
  public FactName(Set<String> concepts, List<Code> codes, List<String> texts) {
    this.concepts = Set.copyOf(concepts);
    this.codes = List.copyOf(codes);
    this.texts = List.copyOf(texts);
    this.hash = Objects.hash(this.concepts, this.codes, this.texts);
  }

  /** Ids of the clinical vocabulary: the concept and everything wider that it is. */
  public Set<String> concepts() {
    return concepts;
  }

  /** Its codes. */
  public List<Code> codes() {
    return codes;
  }

  /** Its names as they stand in the record. */
  public List<String> texts() {
    return texts;
  }

  private Compared compared() {
    if (compared == null) {
      compared =
          new Compared(
              texts.stream().map(text -> Words.stems(said(text))).toList(),
              texts.stream().map(Words::stems).toList(),
              TermBook.standard().narrowest(concepts));
    }
    return compared;
  }

  /** Those of its concepts that no other of them is a kind of. */
  public Set<String> narrowest() {
    return compared().narrowest();
  }

  /** A name in words only. */
  public static FactName of(String text) {
    return new FactName(Set.of(), List.of(), List.of(text));
  }

  /** Whether a fact is what a term asks for. */
  public enum Fit {
    /** It is that or narrower. */
    YES,
    /** It is wider: the term may be meant. */
    PERHAPS,
    NO
  }

  /**
   * The same name with the ids of every term of a kind that its words and codes stand for; the
   * builder of the facts does this to every name it is given.
   */
  public FactName widened(TermKind kind) {
    Widening asked = new Widening(kind, this);
    FactName known = WIDENED.get(asked);
    if (known == null) {
      known = widen(kind);
      if (WIDENED.size() < KEPT && comesAgain()) {
        WIDENED.put(asked, known);
      }
    }
    return known;
  }

  /** Whether other charts may name something so: whole sentences hardly come again. */
  public boolean comesAgain() {
    return texts.stream().allMatch(one -> one.length() < LONGEST);
  }

  private FactName widen(TermKind kind) {
    Set<String> all = new LinkedHashSet<>(concepts);
    TermBook book = TermBook.standard();
    concepts.forEach(id -> all.addAll(book.closure(id)));
    texts.forEach(text -> all.addAll(book.idsIn(kind, said(text))));
    if (kind != TermKind.DRUG) {
      texts.forEach(text -> all.addAll(book.idsOfRow(kind, said(text))));
    }
    if (kind == TermKind.CONDITION) {
      all.addAll(book.idsOf(codes));
    }
    return new FactName(all, codes, texts);
  }

  /** A name without what it denies: "depressive episode without psychotic symptoms". */
  private static String said(String text) {
    return DENIED.matcher(text).replaceAll(" ");
  }

  /** Whether this is what a term asks for. */
  public Fit fits(Term term) {
    if (concepts.contains(term.id())) {
      return Fit.YES;
    }
    List<String> wanted = term.stems();
    boolean wider = false;
    for (List<String> stems : compared().said()) {
      if (!wanted.isEmpty() && stems.containsAll(wanted)) {
        return Fit.YES;
      }
      wider |= term.isFree() && !stems.isEmpty() && wanted.containsAll(stems);
    }
    return wider || isWiderThan(term) ? Fit.PERHAPS : Fit.NO;
  }

  /**
   * Whether this shares most words of meaning with a term that no list holds: "chronic kidney
   * disease" and "renal damage". It may then be meant, whatever the other words say.
   */
  public boolean touches(Term term) {
    if (!term.isFree()) {
      return false;
    }
    List<String> telling = term.telling();
    for (List<String> stems : compared().stems()) {
      int shared = 0;
      for (String word : telling) {
        shared += stems.contains(word) ? 1 : 0;
      }
      if (2 * shared > telling.size()) {
        return true;
      }
    }
    return false;
  }

  /** Whether this names something that the term is a part of. */
  public boolean isWiderThan(Term term) {
    Set<String> own = narrowest();
    // A name with something of its own beside the wider thing is no wider name of the term.
    for (String id : own) {
      if (id.equals(term.id()) || !term.closure().contains(id)) {
        return false;
      }
    }
    return !own.isEmpty();
  }

  /** The name to show. */
  public String shown() {
    if (!texts.isEmpty()) {
      return texts.get(0);
    }
    return codes.isEmpty() ? String.join(", ", concepts) : codes.get(0).display();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof FactName name
            && hash == name.hash
            && texts.equals(name.texts)
            && codes.equals(name.codes)
            && concepts.equals(name.concepts);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "FactName[concepts=" + concepts + ", codes=" + codes + ", texts=" + texts + "]";
  }
}
