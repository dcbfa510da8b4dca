package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chartwarden.trials.facts.WordKin;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermKind;

/**
 * Questions for things that no list holds and that a criterion names among things of a known kind:
 * "jaundice" in a list of diseases, "guanethidine" in one of drugs.
 */
public final class NamedThing {

  private static final int SHORTEST_DRUG = 5;

  /** Endings of plain words, that no drug has. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:ing|ed|ly|tion|tions|ment|ments|ness|ity|ice|ous|ful|less|ology|ologist|al|ers?|ists?)$");

  private static final Set<String> SYSTEMS =
      WordSet.of(
          "cardiovascular-disease heart-disease respiratory-disease lung-disease kidney-disease liver-disease",
          "gastrointestinal-disease endocrine-disease metabolic-disease blood-disease",
          "neurologic-disease psychiatric-disease musculoskeletal-disease skin-disease eye-disease");

  private static final String MALIGNANCY = "malignancy";

  private NamedThing() {}

  /**
   * A question for a name.
   *
   * @param type of its neighbours in the list
   * @param name its words
   * @return empty where things of that type are no names
   */
  public static Optional<CriterionTest> among(String type, String name) {
    return switch (type) {
      case "diagnosis" ->
          Optional.of(
              new ConditionTest(
                  type,
                  Term.free(TermKind.CONDITION, name),
                  Aspect.PLAIN,
                  Optional.empty(),
                  Optional.empty()));
      case "therapy" ->
          Optional.of(
              new DrugTest(Term.free(TermKind.DRUG, name), Aspect.PLAIN, Optional.empty(), ""));
      case "procedure" ->
          Optional.of(
              new ProcedureTest(
                  Term.free(TermKind.PROCEDURE, name),
                  Aspect.PLAIN,
                  Optional.empty(),
                  Optional.empty()));
      default -> Optional.empty();
    };
  }

  /** Operations that tell nothing of what they are for. */
  private static final Set<String> ANY_OPERATION =
      Set.of("surgery-procedure", "major-surgery", "elective-surgery", "minor-surgery");

  /**
   * "Surgery for", "operation for the treatment of": the question for what is done as one for what
   * is done for a condition; as it is where its name tells what it is for.
   */
  public static CriterionTest doneFor(CriterionTest doing, CriterionTest condition) {
    boolean any =
        doing instanceof ProcedureTest asked
            && ANY_OPERATION.contains(asked.procedure().id())
            && asked.aspect() != Aspect.RISK;
    return any && condition.named().isPresent()
        ? new DoneFor(doing, condition.named().get())
        : doing;
  }

  /** Whether a word alone is the name of a finding, a disease, an operation or a device. */
  public static boolean known(String word) {
    return WordKin.isThing(word);
  }

  /** Whether words tell nothing but who is to be asked or taken in, and how. */
  public static boolean tellsNothing(String words) {
    return SoughtMeaning.tellsNothing(words);
  }

  /** Whether a phrase has a word that tells what is meant. */
  public static boolean telling(String words) {
    return FreeNameTest.telling(words);
  }

  /**
   * Whether a phrase has the look of a name of that type: a head or an ending that such names have.
   *
   * @param type of its neighbours in the list
   * @param from index of its first token
   * @param to index after its last
   */
  public static boolean looksLike(String type, CriterionPhrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      String key = phrase.key(i);
      boolean like =
          switch (type) {
            case "diagnosis" -> ConditionHeads.isHead(key);
            case "procedure" -> ProcedureCriterion.isHead(key);
            default -> to - from == 1 && key.length() > SHORTEST_DRUG && !PLAIN.matcher(key).find();
          };
      if (like) {
        return true;
      }
    }
    return false;
  }

  /** "Alanine aminotransferase (ALT)": the name of a measurement whose number stands elsewhere. */
  private static boolean measure(String words) {
    CriterionPhrase phrase = CriterionPhrase.of(words);
    for (int i = 0; i < Math.min(2, phrase.size()); i++) {
      if (MeasureBook.standard().longest(phrase.tokens(), i) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * A question for a phrase that stands for itself: "Morbus Wilson".
   *
   * @param type "diagnosis", "therapy" or "procedure"
   * @param words the phrase
   * @return empty when no word of it tells what is meant
   */
  public static Optional<CriterionTest> alone(String type, String words) {
    return FreeNameTest.telling(words) && !measure(words)
        ? Optional.of(new FreeNameTest(type, words))
        : Optional.empty();
  }

  /** The question as one for what a trial wants, which silence does not deny by an unknown name. */
  public static CriterionTest sought(CriterionTest test) {
    boolean free =
        test instanceof FreeNameTest
            || test instanceof ConditionTest asked && (asked.ofRelatives() || asked.isSymptom())
            || test instanceof ProcedureTest procedure && procedure.isSeldom()
            || test.named().map(Term::isFree).orElse(false);
    return free && !(test instanceof SoughtName) ? new SoughtName(test) : test;
  }

  /** The question for a condition now or ever, where it asks for no time of its own. */
  public static CriterionTest ever(CriterionTest test) {
    return test instanceof ConditionTest asked && asked.aspect() == Aspect.PLAIN
        ? asked.at(Aspect.HISTORY)
        : test;
  }

  /**
   * A question for another thing than the trial is about, told what that is; any other question as
   * it is.
   *
   * @param own what the inclusions of the trial ask for
   * @param topics what the trial is about as its title and its sponsor name it: what is meant where
   *     no inclusion that was read asks for a thing of the kind
   */
  public static CriterionTest besides(CriterionTest test, List<Term> own, List<Term> topics) {
    if (!(test instanceof ConditionTest asked) || !asked.aspect().other()) {
      return test;
    }
    return other(asked, own, topics);
  }

  /**
   * "History of malignancy" as an exclusion of a trial on a cancer: whoever is wanted has that one,
   * so that another is meant. Any other question as it is.
   */
  public static CriterionTest another(CriterionTest test, List<Term> own, List<Term> topics) {
    boolean any =
        test instanceof ConditionTest asked
            && asked.term().id().equals(MALIGNANCY)
            && asked.besides().isEmpty()
            && (asked.aspect() == Aspect.PLAIN || asked.aspect() == Aspect.HISTORY);
    return any ? other((ConditionTest) test, own, topics) : test;
  }

  private static CriterionTest other(ConditionTest asked, List<Term> own, List<Term> topics) {
    String id = asked.term().id();
    boolean told = own.stream().anyMatch(one -> one.closure().contains(id));
    List<Term> like =
        (told ? own : topics)
            .stream().filter(one -> one.closure().contains(id)).distinct().toList();
    // What no list holds as a kind of it may be one.
    List<Term> unlisted = own.stream().filter(Term::isFree).toList();
    List<Term> kinds =
        Stream.concat(like.stream(), unlisted.stream())
            .filter(one -> !one.id().equals(id))
            .distinct()
            .toList();
    // Where the trial is about the whole kind, none of it is another.
    return kinds.isEmpty() && !like.isEmpty()
        ? asked
        : asked
            .at(
                switch (asked.aspect()) {
                  case OTHER_NOW -> Aspect.CURRENT;
                  case OTHER -> Aspect.HISTORY;
                  default -> asked.aspect();
                })
            .without(kinds);
  }

  /** A question for an allergy, told of which drugs the trial speaks; any other as it is. */
  public static CriterionTest given(CriterionTest test, Set<String> drugs) {
    return test instanceof AllergyTest asked ? asked.inTrial(drugs) : test;
  }

  /** The condition that a question asks the patient to have now; empty for other questions. */
  public static Optional<Term> condition(CriterionTest test) {
    CriterionTest plain = test instanceof SoughtName sought ? sought.name() : test;
    return plain instanceof ConditionTest asked
            && !asked.ofRelatives()
            && asked.aspect() != Aspect.RISK
            && asked.aspect() != Aspect.AT_RISK
            && !asked.aspect().other()
        ? Optional.of(asked.term())
        : Optional.empty();
  }

  /** Whether a question asks for any disease of a system of the body. */
  public static boolean system(CriterionTest test) {
    return test instanceof ConditionTest asked && SYSTEMS.contains(asked.term().id());
  }

  /** A question that only a person can judge: what words behind a thing say of its consequences. */
  public static CriterionTest judged(String words) {
    return new JudgementCriterion.JudgementTest("consequence", words);
  }

  /** The question as one that the silence of complete lists does not deny. */
  public static CriterionTest told(CriterionTest test) {
    return new SureTest(test, Set.of(CriterionState.values()), false);
  }

  /** "Or any other disease that ...": asks for nothing that the things before it do not. */
  public static CriterionTest likewise(String words) {
    return new LikewiseTest(words);
  }
}
