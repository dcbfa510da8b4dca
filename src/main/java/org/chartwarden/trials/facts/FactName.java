package org.chartwarden.trials.facts;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;
import org.chartwarden.trials.terms.Words;

/**
 * What a fact is called.
 *
 * @param concepts ids of the clinical vocabulary: the concept and everything wider that it is
 * @param codes its codes
 * @param texts its names as they stand in the record
 */
public record FactName(Set<String> concepts, List<Code> codes, List<String> texts) {

  /** Stems that many names share and that tell nothing of what is meant. */
  private static final Set<String> GENERAL =
      WordSet.of(
              "disease disorder syndrome condition failure injury impairment dysfunction lesion",
              "infection infectious inflammation inflammatory pain chronic acute severe mild",
              "moderate primary secondary type stage grade history current previous active left",
              "right bilateral unilateral upper lower status post other total partial complete",
              "complicated complication abnormal abnormality deficiency insufficiency defect",
              "cancer tumor mass surgery procedure treatment therapy repair replacement",
              "hypertension stenosis thrombosis fracture ulcer stone cyst hernia block anomaly",
              "congenital hereditary idiopathic benign metastatic recurrent persistent stable",
              "unstable uncontrolled controlled symptomatic major minor open closed high low",
              "elevated increased decreased loss not no without due non risk clinical medical",
              "mg use user disease(s) illness problem sign symptom without unspecified essential",
              "elective intervention examination implant transplant scan injection catheter test")
          .stream()
          .map(Words::stem)
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern DENIED =
      Pattern.compile("(?i)\\b(?:without|w/o|not due to|no)\\b[^,;()]*");

  private static final int SAID_LIMIT = 50_000;
  private static final int SAID_LENGTH = 300;
  private static final Kept<String, List<String>> SAID =
      new Kept<>(SAID_LIMIT, text -> Words.stems(said(text)));

  private record Widening(TermKind kind, FactName name) {}

  /** Charts name the same things over and over. */
  private static final Map<Widening, FactName> WIDENED = new ConcurrentHashMap<>();

  public FactName {
    concepts = Set.copyOf(concepts);
    codes = List.copyOf(codes);
    texts = List.copyOf(texts);
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
      if (WIDENED.size() < SAID_LIMIT
          && texts.stream().allMatch(one -> one.length() < SAID_LENGTH)) {
        WIDENED.put(asked, known);
      }
    }
    return known;
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

  private static List<String> saidStems(String text) {
    return SAID.of(text);
  }

  /** Whether this is what a term asks for. */
  public Fit fits(Term term) {
    if (concepts.contains(term.id())) {
      return Fit.YES;
    }
    List<String> wanted = term.stems();
    boolean wider = false;
    for (String text : texts) {
      List<String> stems = saidStems(text);
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
    List<String> telling =
        term.words().stream().filter(word -> !GENERAL.contains(word)).distinct().toList();
    for (String text : texts) {
      List<String> stems = Words.stems(text);
      if (2 * telling.stream().filter(stems::contains).count() > telling.size()) {
        return true;
      }
    }
    return false;
  }

  /** Whether this names something that the term is a part of. */
  public boolean isWiderThan(Term term) {
    if (Collections.disjoint(concepts, term.closure())) {
      return false;
    }
    Set<String> own = TermBook.standard().narrowest(concepts);
    // A name with something of its own beside the wider thing is no wider name of the term.
    return !own.isEmpty()
        && own.stream().allMatch(id -> term.closure().contains(id) && !id.equals(term.id()));
  }

  /** The name to show. */
  public String shown() {
    if (!texts.isEmpty()) {
      return texts.get(0);
    }
    return codes.isEmpty() ? String.join(", ", concepts) : codes.get(0).display();
  }
}
