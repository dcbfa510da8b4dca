package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.qualifiers.Qualifier;
import org.chartwarden.trials.criteria.qualifiers.QualifierReader;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Kept;

/**
 * The words of a question that narrow it and are not understood. The question can be denied, since
 * what is not there is not there in a narrower sense either; what the chart tells of them decides
 * else. Immutable: made once for a question and asked of many patients.
 */
final class OpenWords {

  /** Questions of a number: the words beside it tell how it is found. */
  private static final Set<String> NUMBERS =
      Set.of("measurement", "derived-value", "functional-status", "age", "smoking");

  private static final int KEPT = 20_000;

  private static final Kept<String, String> FIRST_LETTERS =
      new Kept<>(
          KEPT,
          name -> {
            StringBuilder first = new StringBuilder();
            Sentences.words(name).forEach(word -> first.append(word.charAt(0)));
            return first.toString();
          });

  private final Leaf leaf;
  private final List<Qualifier> qualifiers;
  private final List<OpenPhrase> left;
  private final boolean ofNumber;
  private final AgeOfAnother otherAge;
  private final Optional<SitedScore> sitedScore;
  private final boolean denying;
  private final Optional<Sides> side;
  private final QualifiedVerdict understood;

  /**
   * Those of the others that may make another thing of the question, where none of them is told.
   */
  private final UntoldWords untold;

  /** The first letters of the words of the question itself. */
  private final List<String> ownLetters;

  OpenWords(Leaf leaf) {
    this.leaf = leaf;
    QualifierReader.Reading reading =
        QualifiedVerdict.narrows(leaf)
            ? QualifierReader.read(leaf.open(), leaf.span().text(), OpenPhrase::isMethod)
            : new QualifierReader.Reading(List.of(), leaf.open());
    this.qualifiers = List.copyOf(reading.qualifiers());
    this.left = reading.left().stream().map(words -> OpenPhrase.of(words, leaf)).toList();
    this.ofNumber = NUMBERS.contains(leaf.test().type());
    this.otherAge = AgeOfAnother.beside(leaf);
    this.sitedScore = SitedScore.asked(leaf);
    this.side = Sides.asked(leaf);
    this.ownLetters =
        Stream.of(leaf.span().text(), leaf.test().describe()).map(FIRST_LETTERS::of).toList();
    this.denying = left.stream().anyMatch(one -> one.isNon() || one.joined().isPresent());
    this.understood = new QualifiedVerdict(leaf, side, qualifiers, left.isEmpty());
    this.untold =
        new UntoldWords(
            leaf, side, left.stream().filter(one -> !one.idle()).map(OpenPhrase::untold).toList());
  }

  /** Whether some of them may make another thing of the question. */
  boolean narrow() {
    return !ofNumber
        && (qualifiers.stream().anyMatch(one -> !one.known())
            || left.stream().anyMatch(one -> OpenPhrase.narrows(one.words(), leaf)));
  }

  /** The words that are understood in brackets, the others in braces. */
  String shown() {
    String narrowing = qualifiers.stream().map(Qualifier::shown).collect(Collectors.joining(", "));
    String others = left.stream().map(OpenPhrase::words).collect(Collectors.joining(" / "));
    return (narrowing.isEmpty() ? "" : " [" + narrowing + "]")
        + (left.isEmpty() ? "" : " {" + others + "}");
  }

  /** The answer to the question with these words, given that without them. */
  CriterionVerdict apply(CriterionVerdict verdict, PatientFacts facts) {
    if (!verdict.state().decided()) {
      return verdict;
    }
    if (otherAge.asked(facts)) {
      return CriterionVerdict.unknown(
          "It asks for the age of somebody else: " + String.join(", ", leaf.open()) + ".",
          MissingItem.ask(leaf.span().text()));
    }
    if (sitedScore.isPresent()) {
      return sitedScore.get().of(verdict, facts);
    }
    if (verdict.state() != CriterionState.MET || ofNumber) {
      return verdict;
    }
    CriterionVerdict qualified = understood.of(verdict, facts);
    if (qualified.state() == CriterionState.NOT_MET || left.isEmpty()) {
      return qualified;
    }
    CriterionVerdict rest =
        unread(qualified.state() == CriterionState.MET ? qualified : verdict, facts);
    return rest.state() == CriterionState.MET ? qualified : rest;
  }

  private CriterionVerdict unread(CriterionVerdict verdict, PatientFacts facts) {
    ToldTexts told = new ToldTexts(verdict.evidence(), facts);
    List<UntoldPhrase> silent = new ArrayList<>();
    for (OpenPhrase one : denying ? withoutDenied(told) : left) {
      DrugUse use = one.use().isPresent() ? one.use().get().told(verdict, facts) : DrugUse.NONE;
      if (use == DrugUse.CONTRARY) {
        return CriterionVerdict.notMet(
            verdict.reason() + " It is told to be taken otherwise than " + one.words() + ".",
            verdict.evidence());
      }
      if (use != DrugUse.SAME && !one.idle() && !tells(one, verdict, told, facts)) {
        silent.add(one.untold());
      }
    }
    if (silent.isEmpty()) {
      return verdict;
    }
    return (silent.equals(untold.phrases()) ? untold : new UntoldWords(leaf, side, silent))
        .judged(verdict, facts);
  }

  /** Whether the chart says what some words ask for. */
  private boolean tells(
      OpenPhrase one, CriterionVerdict verdict, ToldTexts told, PatientFacts facts) {
    return !one.letters().isEmpty() && shortened(one.letters(), verdict)
        || one.denied().isPresent() && negated(one.denied().get(), facts)
        || leaf.wanted() && Sentences.say(facts, one.stems())
        || says(told, one);
  }

  /** "Non-infectious pneumonitis": the words behind "non" hold as long as nothing tells them. */
  private List<OpenPhrase> withoutDenied(ToldTexts told) {
    List<OpenPhrase> rest = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      OpenPhrase one = left.get(i);
      Optional<OpenPhrase.Joined> non = one.joined();
      if (non.isPresent() && !told.say(non.get().stems(), non.get().sought())) {
        non.get().others().ifPresent(rest::add);
      } else if (one.isNon() && i + 1 < left.size() && !says(told, left.get(i + 1))) {
        i++;
      } else {
        rest.add(one);
      }
    }
    return rest;
  }

  private static boolean says(ToldTexts told, OpenPhrase one) {
    return told.say(one.stems(), one.sought());
  }

  /** "Meibomian gland dysfunction (MGD)": the letters that its own words begin with. */
  private boolean shortened(String letters, CriterionVerdict verdict) {
    return ownLetters.stream().anyMatch(own -> own.contains(letters))
        || verdict.evidence().stream()
            .anyMatch(one -> FIRST_LETTERS.of(one.text()).contains(letters));
  }

  /** "Non-revascularized": told where nothing in the record speaks of it. */
  private static boolean negated(String words, PatientFacts facts) {
    CriterionVerdict told = NoteMention.of(facts, words);
    if (told != null && told.state() == CriterionState.NOT_MET) {
      return true;
    }
    return FreeNameTest.telling(words)
        && facts.isComplete(FactList.PROBLEMS)
        && new FreeNameTest("diagnosis", words).near(facts).isEmpty();
  }
}
