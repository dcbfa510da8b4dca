package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionTest;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Unread short names in a list of things of one kind are things of that kind. */
final class ListNeighbours {

  private static final int LONGEST = 4;
  private static final int SHORTEST = 4;

  /** Words that no name of a disease, drug or operation has. */
  private static final Set<String> NO_NAME =
      WordSet.of(
          "will must may which who is are be been have has had to that if when while not can could",
          "would should criteria criterion guideline guidelines standard study investigator",
          "screening visit test tests testing result results factors factor reason reasons others",
          "symptoms signs sign symptom patients participants subjects people individuals their his",
          "her agree agrees interventions intervention treated received using used undergoing plan",
          "investigation examination assessment score scale status level levels value values",
          "treatment therapy therapies treatments imaging clinical medical function functions",
          "participation informed consent need needs considered judged defined least more than",
          "during within before after until between because due without with visible inclusion");

  private static final Set<String> OPENERS =
      WordSet.of(
          "a an any the other known active current history of previous prior presence diagnosis",
          "diagnosed severe serious uncontrolled unstable significant chronic acute having have",
          "taking use using on new recent e g such as like including");

  private static final Set<String> KINDS = Set.of("diagnosis", "therapy", "procedure");

  private ListNeighbours() {}

  /** The parts of a clause with such names read. */
  static List<ClausePart> read(List<ClausePart> parts) {
    List<ClausePart> all = new ArrayList<>(parts);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).form() instanceof Unsupported unread) {
        String type = neighbour(all, i);
        Optional<CriterionTest> test = named(type, unread.span().text());
        if (test.isPresent()) {
          Leaf leaf = new Leaf(test.get(), unread.span(), List.of());
          all.set(i, new ClausePart(leaf, all.get(i).joint(), type));
        }
      }
    }
    return all;
  }

  /** The kind of thing that stands beside a part in its list, or empty. */
  private static String neighbour(List<ClausePart> parts, int at) {
    if (at > 0 && lists(parts.get(at).joint()) && KINDS.contains(parts.get(at - 1).type())) {
      return parts.get(at - 1).type();
    }
    boolean behind =
        at + 1 < parts.size()
            && lists(parts.get(at + 1).joint())
            && KINDS.contains(parts.get(at + 1).type());
    return behind ? parts.get(at + 1).type() : "";
  }

  private static boolean lists(Joint joint) {
    return joint == Joint.OR || joint == Joint.COMMA || joint == Joint.AND;
  }

  private static Optional<CriterionTest> named(String type, String text) {
    CriterionPhrase phrase = CriterionPhrase.of(text);
    int from = 0;
    while (from < phrase.size() && phrase.isAny(from, OPENERS)) {
      from++;
    }
    int to = phrase.size();
    while (to > from && !phrase.isWord(to - 1)) {
      to--;
    }
    if (to == from || to - from > LONGEST || phrase.words(from, to).length() < SHORTEST) {
      return Optional.empty();
    }
    for (int i = from; i < to; i++) {
      boolean part = phrase.isWord(i) && !NO_NAME.contains(phrase.key(i)) || phrase.is(i, "-");
      if (!part) {
        return Optional.empty();
      }
    }
    String name = phrase.words(from, to);
    return NamedThing.telling(name) && NamedThing.looksLike(type, phrase, from, to)
        ? NamedThing.among(type, name)
        : Optional.empty();
  }
}
