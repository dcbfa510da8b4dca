package org.chartwarden.trials.terms;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.trials.phrases.WordSet;

/** A concept that criteria name. Immutable. */
public final class Term {

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

  private final TermKind kind;
  private final String id;
  private final Set<String> closure;
  private final List<String> words;
  private final List<String> stems;
  private final List<String> telling;
  private final int hash;
  private final boolean free;
  private final String shown;
  private final boolean event;
  private final boolean attack;

  /**
   * A concept.
   *
   * @param kind which list it belongs to
   * @param id its id; for a name that no list holds {@code =} and the words
   * @param closure its id and those of everything wider that it is
   * @param words for a name that no list holds, the stems of its words; else empty
   */
  public Term(TermKind kind, String id, Set<String> closure, List<String> words) {
    this.kind = kind;
    this.id = id;
    this.closure = Set.copyOf(closure);
    this.words = List.copyOf(words);
    this.free = id.startsWith("=");
    this.shown = free ? id.substring(1) : id.replace('-', ' ');
    this.event = EventTerms.anyEvent(this.closure);
    this.attack = EventTerms.anyAttack(this.closure);
    this.stems = free ? this.words : Words.stemsOfId(id);
    this.telling = this.words.stream().filter(word -> !GENERAL.contains(word)).distinct().toList();
    // Terms of one id are mostly equal.
    this.hash = id.hashCode();
  }

  /** A name that no list holds. */
  public static Term free(TermKind kind, String text) {
    List<String> stems = Words.stems(text);
    String id = "=" + String.join(" ", Words.plain(text));
    return new Term(kind, id, Set.of(id), stems);
  }

  /** Which list it belongs to. */
  public TermKind kind() {
    return kind;
  }

  /** Its id; for a name that no list holds {@code =} and the words. */
  public String id() {
    return id;
  }

  /** Its id and those of everything wider that it is. */
  public Set<String> closure() {
    return closure;
  }

  /** For a name that no list holds, the stems of its words; else empty. */
  public List<String> words() {
    return words;
  }

  /** Those of {@link #words} by which it is told from other names. */
  public List<String> telling() {
    return telling;
  }

  /** Whether no list holds it. */
  public boolean isFree() {
    return free;
  }

  /** Whether it is over in days and stays in the history. */
  public boolean isEvent() {
    return event;
  }

  /** Whether it is an attack of a lasting disease. */
  public boolean isAttack() {
    return attack;
  }

  /** The stems of the words that name it. */
  public List<String> stems() {
    return stems;
  }

  /** Its id as a person reads it. */
  public String shown() {
    return shown;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Term term
            && hash == term.hash
            && kind == term.kind
            && id.equals(term.id)
            && closure.equals(term.closure)
            && words.equals(term.words);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "Term[kind=" + kind + ", id=" + id + ", closure=" + closure + ", words=" + words + "]";
  }
}
