package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Finds the names of conditions. Those of the lists are found as they stand; others by the words
 * that conditions end with, and are compared by their words.
 */
final class ConditionMentions {

  /** Names so wide that the words before them make another thing of them: liver injury. */
  private static final Set<String> GENERIC = Set.of("trauma", "pain", "bleeding");

  /** First words of names that tell one kind of a condition from another. */
  private static final Set<String> KINDS =
      WordSet.of(
          "unstable stable orthostatic septic contact seborrheic opportunistic febrile viral",
          "bacterial fungal ischemic ischaemic hemorrhagic haemorrhagic latent tertiary familial",
          "autoimmune vascular plaque wet neovascular uveal cutaneous lupus eosinophilic",
          "smoldering ductal sensorineural supraventricular ewing intrahepatic episodic",
          "photosensitive vasovagal unipolar infective aortic intracranial abdominal lumbar",
          "cervical pathological stress recurrent spontaneous hereditary congenital upper atopic",
          "radiation open closed narrow angle relapsing tension");

  /** First words of names that ask for one more of the kind. */
  private static final Set<String> FURTHER =
      Set.of("other", "another", "second", "secondary", "additional", "concurrent", "different");

  private static final Set<String> ORGANS =
      WordSet.of(
          "renal-impairment hepatic-impairment liver-failure heart-failure respiratory-failure");

  private static final Set<String> SHARED_HEADS =
      WordSet.of(
          "disease diseases disorder disorders dysfunction failure insufficiency impairment",
          "condition conditions illness illnesses abnormalities abnormality problems infection",
          "infections cancer injury injuries osteoarthritis arthritis pain pathology pathologies",
          "deficits impairments hypertension thrombosis fracture fractures surgery system",
          "disturbances");

  private static final Set<String> JOINTS = Set.of(",", "or", "and", "/", "and/or");

  private ConditionMentions() {}

  /** The conditions of a phrase that a type asks for. */
  static List<Recognised> of(CriterionPhrase phrase, String type) {
    List<Recognised> found = new ArrayList<>();
    int i = 0;
    while (i < phrase.size()) {
      TermBook.Found term = TermBook.standard().longest(TermKind.CONDITION, phrase.tokens(), i);
      // "Open-angle glaucoma": the words joined by a hyphen are one.
      int kind = phrase.is(i + 1, "-") && !phrase.token(i + 1).spaced() ? i + 2 : i;
      if (term != null && phrase.isAny(i, KINDS) && sameWithout(phrase, kind, term)) {
        // "Unstable angina": the list has it as angina, the word before it stays open.
        i = kind + 1;
        continue;
      }
      ConditionHeads.Found head = headOver(phrase, i, term);
      boolean listed =
          head != null && (term == null || term.to() < head.to()) && listedAtEnd(phrase, head);
      if (listed && term == null) {
        i++;
        continue;
      }
      Term lettered = letter(phrase, i);
      if (lettered != null) {
        add(found, phrase, i, i + 1, lettered, type);
        i++;
        continue;
      }
      if (head != null
          && !listed
          && term == null
          && !FreeNameTest.telling(phrase.words(head.from(), head.to()))) {
        // "Other coexisting diseases", "type II disorder": no name of anything.
        i++;
        continue;
      }
      if (head != null && !listed) {
        Term named = Term.free(TermKind.CONDITION, phrase.words(head.from(), head.to()));
        Term whole =
            BroadClass.named(phrase, head.from(), head.to())
                .orElseGet(() -> within(phrase, head, named));
        add(found, phrase, head.from(), head.to(), whole, type);
        i = head.to();
      } else if (term != null) {
        add(found, phrase, i, term.to(), term.term(), type);
        i = term.to();
      } else {
        Shared shared = shared(phrase, i);
        if (shared != null) {
          add(found, phrase, i, i + 1, shared.term(), type);
        }
        i++;
      }
    }
    return found;
  }

  private static boolean sameWithout(CriterionPhrase phrase, int i, TermBook.Found term) {
    TermBook.Found inner = TermBook.standard().longest(TermKind.CONDITION, phrase.tokens(), i + 1);
    return inner != null && inner.to() == term.to() && inner.term().id().equals(term.term().id());
  }

  /** A noun phrase that goes beyond the name of a list that ends with its head, or has none. */
  private static ConditionHeads.Found headOver(CriterionPhrase phrase, int i, TermBook.Found term) {
    int from = term == null ? i : term.to() - 1;
    for (int at = from; at < Math.min(phrase.size(), i + 6); at++) {
      ConditionHeads.Found head = ConditionHeads.at(phrase, at);
      if (head != null && head.from() <= i && head.to() > i) {
        boolean same = term != null && term.to() >= head.to();
        boolean starts = head.from() == i;
        return same || !starts ? null : head;
      }
      if (!phrase.isWord(at) && !phrase.is(at, "-") && !phrase.is(at, "'")) {
        return null;
      }
    }
    return null;
  }

  /** Whether a name of the lists ends a noun phrase: the words before it stay open. */
  private static boolean listedAtEnd(CriterionPhrase phrase, ConditionHeads.Found head) {
    for (int i = head.from() + 1; i < head.to(); i++) {
      TermBook.Found inner = TermBook.standard().longest(TermKind.CONDITION, phrase.tokens(), i);
      if (inner != null && inner.to() >= head.to() && !GENERIC.contains(inner.term().id())) {
        return true;
      }
    }
    return false;
  }

  /** The C of "hepatitis B or C". */
  private static Term letter(CriterionPhrase phrase, int i) {
    boolean letter =
        phrase.isAny(i, Set.of("a", "b", "c")) && phrase.isWord(i) && phrase.token(i).capital();
    if (!letter || !phrase.isAny(i - 1, Set.of("or", "and", "/", ","))) {
      return null;
    }
    for (int k = i - 2; k >= Math.max(0, i - 7); k--) {
      if (phrase.is(k, "hepatitis")) {
        return TermBook.standard()
            .find(TermKind.CONDITION, "hepatitis-" + phrase.key(i))
            .orElse(null);
      }
    }
    return null;
  }

  /** A longer phrase is narrower than the names of lists that stand within it. */
  private static Term within(CriterionPhrase phrase, ConditionHeads.Found head, Term free) {
    Set<String> closure = new java.util.LinkedHashSet<>(free.closure());
    for (int i = head.from(); i < head.to(); i++) {
      TermBook.Found inner = TermBook.standard().longest(TermKind.CONDITION, phrase.tokens(), i);
      if (inner != null && inner.to() == head.to()) {
        closure.addAll(inner.term().closure());
        break;
      }
    }
    return new Term(TermKind.CONDITION, free.id(), closure, free.words());
  }

  private record Shared(Term term) {}

  /** "cardiac, renal or hepatic disease": an adjective whose noun stands at the end of the list. */
  private static Shared shared(CriterionPhrase phrase, int i) {
    if (!phrase.isWord(i) || ConditionHeads.STOPS.contains(phrase.key(i))) {
      return null;
    }
    boolean joint = false;
    for (int at = i + 1; at < Math.min(phrase.size(), i + 34); at++) {
      if (phrase.isAny(at, SHARED_HEADS)) {
        if (!joint) {
          return null;
        }
        String name = phrase.key(i) + " " + phrase.key(at);
        TermBook.Found term =
            TermBook.standard().longest(TermKind.CONDITION, CriterionPhrase.of(name).tokens(), 0);
        boolean named = term != null && term.to() == 2;
        // "Bacterial or fungal infection": the list has either as infection, the words stay open.
        boolean wide =
            named && kinds(phrase, i, at) && sameWithout(CriterionPhrase.of(name), 0, term);
        return named && !wide ? new Shared(term.term()) : null;
      }
      boolean connector = phrase.isAny(at, JOINTS);
      joint |= connector;
      boolean goesOn =
          connector
              || phrase.isWord(at) && phrase.key(at).length() > 3
              || phrase.is(at, "-")
              || phrase.is(at, "other")
              || phrase.is(at, "(")
              || phrase.is(at, ")")
              || phrase.is(at, "any")
              || phrase.is(at, "GI".toLowerCase(java.util.Locale.ROOT));
      if (!goesOn || at == i + 1 && !connector) {
        return null;
      }
    }
    return null;
  }

  /** Whether a list names nothing but kinds of the thing at its end. */
  private static boolean kinds(CriterionPhrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      if (phrase.isWord(i) && !phrase.isAny(i, KINDS) && !phrase.isAny(i, JOINTS)) {
        return false;
      }
    }
    return true;
  }

  private static void add(
      List<Recognised> found, CriterionPhrase phrase, int from, int to, Term term, String type) {
    if (!typeOf(term).equals(type)) {
      return;
    }
    Modifiers modifiers = Modifiers.around(phrase, from, to);
    boolean plain =
        modifiers.aspect() == Aspect.PLANNED
            || modifiers.aspect() == Aspect.PLAIN
            || modifiers.aspect() == Aspect.HISTORY
            || modifiers.aspect() == Aspect.CURRENT;
    Aspect aspect = modifiers.aspect() == Aspect.PLANNED ? Aspect.PLAIN : modifiers.aspect();
    found.add(
        Recognised.of(
            from,
            to,
            KindsBesides.of(
                new ConditionTest(
                    type,
                    term,
                    plain && (further(phrase, from, term) || another(phrase, from, term))
                        ? modifiers.aspect() == Aspect.CURRENT ? Aspect.OTHER_NOW : Aspect.OTHER
                        : aspect,
                    modifiers
                        .window()
                        .filter(
                            one -> one.kind() != org.chartwarden.trials.phrases.Window.Kind.AHEAD),
                    modifiers.count())),
            modifiers.used()));
  }

  /** "Second malignancy", but not "second degree block". */
  private static boolean further(CriterionPhrase phrase, int from, Term term) {
    return phrase.isAny(from, FURTHER)
        && !term.id().startsWith("secondary-")
        && !phrase.is(from + 1, "degree")
        && !phrase.is(from + 1, "or")
        && !phrase.is(from + 1, "and")
        && !phrase.is(from + 1, "-");
  }

  /** "Any other cardiac disease": not at the end of a list, where "other" means the like. */
  private static boolean another(CriterionPhrase phrase, int from, Term term) {
    for (int at = from - 1; at >= Math.max(0, from - 3); at--) {
      if (phrase.isAny(at, Set.of("second", "additional", "concurrent", "different"))
          && typeOfCancer(term)) {
        return true;
      }
      if (phrase.is(at, "other") || phrase.is(at, "another")) {
        return at == 0
            || phrase.isAny(at - 1, Set.of("any", "with", "have", "has", "of", "having", "all"))
                && !phrase.isAny(at - 2, Set.of("or", "and"));
      }
      if (!phrase.isWord(at) || phrase.isAny(at, Set.of("or", "and", "of", "to"))) {
        return false;
      }
    }
    return false;
  }

  private static boolean typeOfCancer(Term term) {
    return term.closure().contains("malignancy");
  }

  /** The type that asks for a condition. */
  static String typeOf(Term term) {
    if (term.closure().contains("infection") || term.closure().contains("immunodeficiency")) {
      return "infection";
    }
    return ORGANS.contains(term.id()) ? "organ-function" : "diagnosis";
  }
}
