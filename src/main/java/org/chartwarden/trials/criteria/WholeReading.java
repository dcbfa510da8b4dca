package org.chartwarden.trials.criteria;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.AtLeast;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Except;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

/**
 * What a criterion settles by the parts of it that were read whole. Its form is told anew with
 * every other part unknown; a state that is left is the state of the criterion whatever the words
 * mean that nobody understood.
 *
 * <p>A part with open words is read whole when it is denied without them, and else not. What a
 * person has to say or to judge, and what a sentence of a note is matched to loosely, settles
 * nothing in a criterion of which words are open. Neither does a list whose head is open and asks
 * for a degree or a side of all that follows ("uncontrolled conditions such as"), nor its head
 * where a clause at its end is open ("conditions including X that zorb").
 */
public final class WholeReading {

  /** Questions that are read loosely: words that are left may make another thing of them. */
  private static final Set<String> LOOSE =
      Set.of(
          "ability",
          "consent",
          "finding",
          "health",
          "judgement",
          "lifestyle",
          "logistics",
          "population",
          "setting");

  /** Questions whose wider thing is denied with every kind of it. */
  private static final Set<String> KINDS = Set.of("diagnosis", "infection", "organ-function");

  /** What one patient is seldom asked to have together. */
  private static final Set<String> BURDENS = Set.of("diagnosis", "infection", "therapy");

  /** Questions of a number, which no degree of what it stands for changes. */
  private static final Set<String> NUMBERS = Set.of("measurement", "derived-value");

  private static final int MANY = 4;
  private static final int FEW_WORDS = 2;

  private final boolean inclusion;
  private final ListHead head;

  private WholeReading(boolean inclusion, ListHead head) {
    this.inclusion = inclusion;
    this.head = head;
  }

  /**
   * The form that only whole parts settle.
   *
   * @param text the criterion; the spans of the form count in it
   */
  public static CriterionForm of(CriterionForm form, CriterionKind kind, String text) {
    boolean inclusion = kind == CriterionKind.INCLUSION;
    return new WholeReading(inclusion, ListHead.of(text, form)).whole(form);
  }

  /** Whether fewer parts of a form were read than were not. */
  public static boolean mostlyUnread(CriterionForm form) {
    return unread(form) > form.leaves().size();
  }

  private static int unread(CriterionForm form) {
    if (form instanceof Defined defined) {
      return unread(defined.meaning());
    }
    return form instanceof Unsupported
        ? 1
        : form.parts().stream().mapToInt(WholeReading::unread).sum();
  }

  private CriterionForm whole(CriterionForm form) {
    return switch (form) {
      case Leaf leaf -> leaf(leaf);
      case Unsupported words -> nothing(words.span());
      case AllOf all -> inclusion && joinsMany(all) ? silenced(all) : new AllOf(parts(all));
      case AnyOf any ->
          new AnyOf(
              any.parts().stream()
                  .map(part -> ofPerson(part) ? silenced(part) : whole(part))
                  .toList());
      case AtLeast some -> new AtLeast(some.count(), parts(some));
      case Not not -> new Not(whole(not.part()));
      case Except except ->
          new Except(
              whole(except.part()), whole(except.exception()), except.rest().map(this::whole));
      case Defined defined -> new Defined(whole(defined.name()), whole(defined.meaning()));
    };
  }

  private List<CriterionForm> parts(CriterionForm form) {
    return form.parts().stream().map(this::whole).toList();
  }

  private CriterionForm leaf(Leaf leaf) {
    CriterionTest test = leaf.test();
    boolean open = leaf.narrow() || leaf.open().stream().anyMatch(WholeReading::longWords);
    Set<CriterionState> sure = EnumSet.of(CriterionState.NOT_APPLICABLE);
    if (!LOOSE.contains(test.type())) {
      boolean number = NUMBERS.contains(test.type());
      if (!open && (number || !head.narrows(leaf))) {
        sure.add(CriterionState.MET);
      }
      if ((!open || KINDS.contains(test.type())) && !(inclusion && planned(test))) {
        sure.add(CriterionState.NOT_MET);
      }
    }
    boolean silence = !(inclusion && test.named().filter(Term::isFree).isPresent());
    return new Leaf(
        new SureTest(test, sure, silence),
        leaf.span(),
        open ? List.of() : leaf.open(),
        leaf.wanted());
  }

  /** What is to be done is told in other words more often than not. */
  private static boolean planned(CriterionTest test) {
    return test.type().equals("procedure") && test.named().isEmpty();
  }

  /** A part of the sentence rather than a word of method beside a question. */
  private static boolean longWords(String words) {
    return Sentences.content(words).size() > FEW_WORDS;
  }

  /**
   * Whether a form is read as asking for many diseases or drugs at once. No trial wants so many: an
   * inclusion that is read so has another joint than the one that was read.
   */
  public static boolean misjoined(CriterionForm form) {
    return form instanceof AllOf all && joinsMany(all)
        || form.parts().stream().anyMatch(WholeReading::misjoined);
  }

  private static boolean joinsMany(AllOf all) {
    return all.parts().stream()
            .filter(part -> part instanceof Leaf leaf && BURDENS.contains(leaf.test().type()))
            .map(part -> ((Leaf) part).test().named())
            .flatMap(Optional::stream)
            .map(Term::id)
            .distinct()
            .count()
        >= MANY;
  }

  /** Whether a part asks for nothing but age or sex, which says whom the rest is about. */
  private static boolean ofPerson(CriterionForm part) {
    return !part.unsupported()
        && part.leaves().stream()
            .flatMap(leaf -> leaf.test().needs().stream())
            .allMatch(need -> need.kind() == DataNeed.Kind.PERSON);
  }

  private static CriterionForm silenced(CriterionForm form) {
    return form.leaves().stream().findFirst().map(leaf -> nothing(leaf.span())).orElse(form);
  }

  private static CriterionForm nothing(TextSpan span) {
    return new Leaf(new Unread(span.text()), span, List.of());
  }

  /** Whether words that were left of a form ask for a degree. */
  public static boolean ofDegree(CriterionForm form) {
    return switch (form) {
      case Unsupported words -> ListHead.graded(words.span().text());
      // "Life", "threatening": the parts of a word may be runs of their own.
      case Leaf leaf -> ListHead.graded(String.join(" ", leaf.open()));
      default -> form.parts().stream().anyMatch(WholeReading::ofDegree);
    };
  }

  /** Words that settle nothing. */
  private record Unread(String words) implements CriterionTest {

    @Override
    public String type() {
      return "unsupported";
    }

    @Override
    public String describe() {
      return "unread \"" + words + "\"";
    }

    @Override
    public List<DataNeed> needs() {
      return List.of();
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      return CriterionVerdict.unknown(
          "\"" + words + "\" is not understood by the rules.", MissingItem.review(words));
    }
  }
}
