package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * The logical form of a criterion. Spans count in the text of the criterion.
 *
 * <p>States combine by Kleene's strong logic with "unknown" between "not met" and "met". {@code
 * CONFLICTING} stands where "unknown" stands and prevails over it; {@code NOT_APPLICABLE} parts are
 * left out, and a form all of whose parts are so is so itself.
 */
public sealed interface CriterionForm {

  /** Whether the form is true of the patient. */
  CriterionVerdict verdict(PatientFacts facts);

  /** The form in one line. */
  String describe();

  /** Its parts, none for a leaf. */
  List<CriterionForm> parts();

  /** All leaves, in the order of the words. */
  default List<Leaf> leaves() {
    List<Leaf> all = new ArrayList<>();
    collect(this, all);
    return all;
  }

  /** Whether any of its words could not be read. */
  default boolean unsupported() {
    return parts().stream().anyMatch(CriterionForm::unsupported);
  }

  private static void collect(CriterionForm form, List<Leaf> all) {
    if (form instanceof Leaf leaf) {
      all.add(leaf);
    }
    form.parts().forEach(part -> collect(part, all));
  }

  /** A form whose state is told by those of its parts. */
  sealed interface Compound extends CriterionForm {

    /**
     * The state of {@link #verdict} alone.
     *
     * @param states those of {@link #parts}, in their order
     */
    CriterionState joined(List<CriterionState> states);

    /** How the parts are joined: equal joints of equal states come to equal states. */
    String joint();

    @Override
    default String describe() {
      return parts().stream()
          .map(CriterionForm::describe)
          .collect(Collectors.joining(", ", joint() + "(", ")"));
    }
  }

  /** All parts must be true. */
  record AllOf(List<CriterionForm> parts) implements Compound {
    public AllOf {
      parts = List.copyOf(parts);
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return Kleene.all(parts.stream().map(part -> part.verdict(facts)).toList());
    }

    @Override
    public CriterionState joined(List<CriterionState> states) {
      return StateTally.ofStates(states).all();
    }

    @Override
    public String joint() {
      return "all";
    }
  }

  /** At least one part must be true. */
  record AnyOf(List<CriterionForm> parts) implements Compound {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return Kleene.any(parts.stream().map(part -> part.verdict(facts)).toList());
    }

    @Override
    public CriterionState joined(List<CriterionState> states) {
      return StateTally.ofStates(states).any();
    }

    @Override
    public String joint() {
      return "any";
    }
  }

  /**
   * At least a number of the parts must be true.
   *
   * @param count 1 or more
   */
  record AtLeast(int count, List<CriterionForm> parts) implements Compound {
    public AtLeast {
      parts = List.copyOf(parts);
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return Kleene.atLeast(count, parts.stream().map(part -> part.verdict(facts)).toList());
    }

    @Override
    public CriterionState joined(List<CriterionState> states) {
      return StateTally.ofStates(states).atLeast(count);
    }

    @Override
    public String joint() {
      return "at-least-" + count;
    }
  }

  /** The part must not be true. */
  record Not(CriterionForm part) implements Compound {
    public Not {
      // Words that nobody understands stand there with their denial.
      part = part instanceof Unsupported words ? new Unsupported(words.span(), true) : part;
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return part.verdict(facts).negated();
    }

    @Override
    public CriterionState joined(List<CriterionState> states) {
      return states.get(0).negated();
    }

    @Override
    public String joint() {
      return "not";
    }

    @Override
    public List<CriterionForm> parts() {
      return List.of(part);
    }
  }

  /**
   * The first part must be true and the exception not: "cancer, except basal cell carcinoma". Who
   * has the excepted thing and another of the kind fulfils it all the same.
   *
   * @param rest the first part asked for all but the excepted things; empty where these are no
   *     kinds of what it asks for
   */
  record Except(CriterionForm part, CriterionForm exception, Optional<CriterionForm> rest)
      implements Compound {
    /** An exception whose rest is found from its parts. */
    public Except(CriterionForm part, CriterionForm exception) {
      this(part, exception, ExceptedKinds.rest(part, exception));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      CriterionVerdict told = Kleene.except(part.verdict(facts), exception.verdict(facts));
      return rest.map(one -> one.verdict(facts))
          .filter(one -> one.state() == CriterionState.MET)
          .orElse(told);
    }

    @Override
    public CriterionState joined(List<CriterionState> states) {
      boolean others = states.size() > 2 && states.get(2) == CriterionState.MET;
      return others ? CriterionState.MET : Kleene.except(states.get(0), states.get(1));
    }

    @Override
    public String describe() {
      return joint() + "(" + part.describe() + ", " + exception.describe() + ")";
    }

    @Override
    public List<Leaf> leaves() {
      List<Leaf> all = new ArrayList<>(part.leaves());
      all.addAll(exception.leaves());
      return all;
    }

    @Override
    public String joint() {
      return "except";
    }

    @Override
    public List<CriterionForm> parts() {
      return rest.isPresent() ? List.of(part, exception, rest.get()) : List.of(part, exception);
    }
  }

  /** A name and what the text says it means here; the meaning decides where it can. */
  record Defined(CriterionForm name, CriterionForm meaning) implements Compound {
    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return Kleene.defined(name.verdict(facts), meaning.verdict(facts));
    }

    @Override
    public CriterionState joined(List<CriterionState> states) {
      return Kleene.defined(states.get(0), states.get(1));
    }

    @Override
    public String joint() {
      return "defined";
    }

    @Override
    public List<CriterionForm> parts() {
      return List.of(name, meaning);
    }
  }

  /** One question. Immutable. */
  final class Leaf implements CriterionForm {

    private final CriterionTest test;
    private final TextSpan span;
    private final List<String> open;
    private final boolean wanted;
    private final int hash;

    /** Made when it is first asked for; threads that make it at once make the same. */
    private volatile OpenWords openWords;

    /**
     * A question.
     *
     * @param test the question
     * @param span its words
     * @param open words beside it that narrow it and are no part of the question; those that narrow
     *     a condition may be understood all the same
     * @param wanted whether a patient fits the trial the better if it is true; open words are read
     *     in favour of the patient where nothing speaks against it
     */
    public Leaf(CriterionTest test, TextSpan span, List<String> open, boolean wanted) {
      this.test = Objects.requireNonNull(test, "test");
      this.span = span;
      this.open = List.copyOf(open);
      this.wanted = wanted;
      this.hash = Objects.hash(test, span, this.open, wanted);
    }

    /** A question that nothing is known of where it stands. */
    public Leaf(CriterionTest test, TextSpan span, List<String> open) {
      this(test, span, open, false);
    }

    /** The question. */
    public CriterionTest test() {
      return test;
    }

    /** Its words. */
    public TextSpan span() {
      return span;
    }

    /** Words beside it that narrow it and are no part of the question. */
    public List<String> open() {
      return open;
    }

    /** Whether a patient fits the trial the better if it is true. */
    public boolean wanted() {
      return wanted;
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return narrowed(test.verdict(facts), facts);
    }

    /** Whether words beside the question may make another thing of what it asks for. */
    public boolean narrow() {
      return !open.isEmpty() && openWords().narrow();
    }

    /** The answer, given that to {@link CriterionTest#underlying}. */
    public CriterionVerdict given(CriterionVerdict told, PatientFacts facts) {
      return narrowed(test.given(told, facts), facts);
    }

    /** Whether its answer is that to {@link CriterionTest#underlying}. */
    public boolean plain() {
      return open.isEmpty() && test.underlying() == test;
    }

    private CriterionVerdict narrowed(CriterionVerdict answer, PatientFacts facts) {
      return open.isEmpty() ? answer : openWords().apply(answer, facts);
    }

    private OpenWords openWords() {
      if (openWords == null) {
        openWords = new OpenWords(this);
      }
      return openWords;
    }

    @Override
    public List<CriterionForm> parts() {
      return List.of();
    }

    @Override
    public String describe() {
      return open.isEmpty() ? test.describe() : test.describe() + openWords().shown();
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || other instanceof Leaf leaf
              && hash == leaf.hash
              && wanted == leaf.wanted
              && open.equals(leaf.open)
              && span.equals(leaf.span)
              && test.equals(leaf.test);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public String toString() {
      return describe();
    }
  }

  /**
   * Words that no type understands.
   *
   * @param withDenial whether a denial that the form tells already is among them
   */
  record Unsupported(TextSpan span, boolean withDenial) implements CriterionForm {
    /** Words as they stand. */
    public Unsupported(TextSpan span) {
      this(span, false);
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      CriterionVerdict told =
          withDenial
              ? NoteMention.ofDenied(facts, span.text())
              : NoteMention.of(facts, span.text());
      return told != null
          ? told
          : CriterionVerdict.unknown(
              "\"" + span.text() + "\" is not understood by the rules.",
              MissingItem.review(span.text()));
    }

    @Override
    public List<CriterionForm> parts() {
      return List.of();
    }

    @Override
    public boolean unsupported() {
      return true;
    }

    @Override
    public String describe() {
      return "unsupported \"" + span.text() + "\"";
    }
  }
}
