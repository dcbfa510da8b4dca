package org.chartwarden.trials.facts;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chartwarden.trials.terms.Term;

/**
 * A look at the facts of a patient that finds something or nothing. Whoever finds nothing by any of
 * the looks that a question takes at a patient of whom nothing is told gets the answer of that
 * patient.
 */
public final class FactLook {

  static final String PROBLEM = "problem";
  static final String DRUG = "drug";
  static final String PROCEDURE = "procedure";
  static final String NAME = "name";
  static final String MEASURE = "measure";
  static final String STATUS = "status";
  static final String SENTENCE = "sentence";
  static final String WORD = "word";
  static final String MEANING = "meaning";
  static final String NAME_MEANING = "meaning of a name";

  /** Who the patient is and what day it is: told of everybody. */
  static final FactLook WHO = new FactLook("who", "", Set.of(), facts -> true);

  private final String what;
  private final String list;
  private final Set<String> keys;
  private final Predicate<PatientFacts> finds;

  /** Whether it finds a name, where names alone tell. */
  private final Optional<Predicate<LookedName>> named;

  /** Where words tell, what lets sentences through. */
  private final Optional<SentenceSieve> sieve;

  private FactLook(String what, String list, Set<String> keys, Predicate<PatientFacts> finds) {
    this(what, list, keys, finds, Optional.empty(), Optional.empty());
  }

  private FactLook(
      String what,
      String list,
      Set<String> keys,
      Predicate<PatientFacts> finds,
      Optional<Predicate<LookedName>> named,
      Optional<SentenceSieve> sieve) {
    this.what = what;
    this.list = list;
    this.keys = Set.copyOf(keys);
    this.finds = finds;
    this.named = named;
    this.sieve = sieve;
  }

  /** A look at a whole list. */
  static FactLook at(String list, Predicate<PatientFacts> finds) {
    return new FactLook("all " + list, list, Set.of(), finds);
  }

  /** A look at what passes a test; a key always comes with the same test. */
  static FactLook where(String list, String key, Predicate<PatientFacts> finds) {
    return new FactLook(list + " where " + key, list, Set.of(), finds);
  }

  /** A look by the names of terms. */
  static FactLook like(String list, Collection<Term> terms) {
    Set<String> keys = new HashSet<>();
    for (Term term : terms) {
      keys.add(term.id());
      keys.addAll(term.closure());
      if (term.isFree()) {
        keys.addAll(term.stems());
      } else {
        longest(term.stems()).ifPresent(keys::add);
      }
    }
    return byName(list + " like " + terms, list, keys, name -> name.isLike(terms));
  }

  /** A look at names that pass a test; a key always comes with the same test. */
  static FactLook named(String list, String key, Predicate<FactName> test) {
    return byName(list + " named " + key, list, Set.of(), name -> test.test(name.name()));
  }

  /** A look at names that have any of some ids. */
  static FactLook namedAny(String list, Collection<String> ids) {
    Set<String> all = Set.copyOf(ids);
    return byName(
        list + " of any of " + ids,
        list,
        all,
        name -> name.name().concepts().stream().anyMatch(all::contains));
  }

  private static FactLook byName(
      String what, String list, Set<String> keys, Predicate<LookedName> named) {
    return new FactLook(
        what,
        list,
        keys,
        facts ->
            facts.names().get(list).stream()
                .anyMatch(name -> named.test(LookedName.of(list, name))),
        Optional.of(named),
        Optional.empty());
  }

  /** A look at sentences that pass a test, of which a sieve lets no other through. */
  static FactLook sentences(String key, SentenceSieve sieve, Predicate<PatientFacts> finds) {
    return new FactLook(
        "sentences where " + key,
        SENTENCE,
        Set.of(),
        finds,
        Optional.empty(),
        Optional.of(sieve).filter(SentenceSieve::tellsWords));
  }

  /** A look by some keys, any of which may find something. */
  static FactLook byAny(String list, Collection<String> names, Predicate<PatientFacts> finds) {
    return new FactLook(list + " by any of " + names, list, Set.copyOf(names), finds);
  }

  /** Of stems that must all be there the one that is likely the rarest. */
  private static Optional<String> longest(List<String> stems) {
    return stems.stream().max(Comparator.comparingInt(String::length));
  }

  /** A look by stems of words that must all be there. */
  static FactLook byAll(List<String> stems, Predicate<PatientFacts> finds) {
    return byAll(WORD, stems, finds);
  }

  /** A look by keys of a list that must all be there. */
  static FactLook byAll(String list, List<String> stems, Predicate<PatientFacts> finds) {
    // Without words nothing is found.
    return new FactLook(
        list + " by all of " + stems,
        list,
        longest(stems).map(Set::of).orElse(Set.of()),
        stems.isEmpty() ? facts -> false : finds);
  }

  /** The list of {@link PatientFacts#keys()} that its keys are of. */
  public String list() {
    return list;
  }

  /** Keys without any of which it finds nothing; none when keys do not tell. */
  public Set<String> keys() {
    return keys;
  }

  /**
   * Whether names alone tell: then it finds something of those patients, and of no other, that have
   * a name in its list which it {@link #finds(LookedName) finds}.
   */
  public boolean byName() {
    return named.isPresent();
  }

  /**
   * Whether words tell: then it finds something only of patients whose notes hold a word that it
   * {@link #minds}.
   */
  public boolean byWord() {
    return sieve.isPresent();
  }

  /** Whether it finds a name of its list; only where names tell. */
  public boolean finds(LookedName name) {
    return named.orElseThrow().test(name);
  }

  /** Whether a sentence with a word, in lower case, may be found; only where words tell. */
  public boolean minds(String word) {
    return sieve.orElseThrow().minds(word);
  }

  /** Whether it finds something of a patient. */
  public boolean finds(PatientFacts facts) {
    return finds.test(facts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FactLook look && what.equals(look.what);
  }

  @Override
  public int hashCode() {
    return what.hashCode();
  }

  @Override
  public String toString() {
    return what;
  }
}
