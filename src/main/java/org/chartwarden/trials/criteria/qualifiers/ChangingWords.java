package org.chartwarden.trials.criteria.qualifiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chartwarden.trials.phrases.WordSet;

/**
 * What a chart says of how severe, controlled, treated or symptomatic a condition is. Such words
 * are said of anything, so that only those count that stand at the name of the condition; they
 * change, so that the newest decide.
 *
 * @param asked what is asked for
 */
record ChangingWords(WordQualifier asked) {

  /** What may stand between a name and a word behind it that is about it. */
  private static final Set<String> LINKS =
      WordSet.of(
          "in since is was are were be been being has have had remains remained remain stays stayed stay",
          "currently now today still very quite rather fairly well and or to at all over everywhere",
          "disease disorder syndrome type form nyha class stage grade ii iii iv i",
          "considered called described graded rated as both left right");

  /** What may stand between a word and the name behind it. */
  private static final Set<String> AHEAD =
      WordSet.of(
          "of the his her their form degree type major left right sided and or to very a an",
          "disease 1 2 i ii");

  private static final Set<String> AHEAD_ENDS =
      WordSet.of("ic al ous ive ent ant ary ar ed ible able");

  /** What follows a word that belongs to nothing behind it. */
  private static final Set<String> FOLLOWING =
      WordSet.of(
          "on since for at by under in during despite until from with without but and or to now",
          "today currently again as because after before though while throughout per via");

  /** Right before a word these take it back, or put it into another time. */
  private static final Set<String> HEDGES =
      WordSet.of(
          "barely hardly scarcely partly partially incompletely suboptimally previously formerly",
          "once if when until nearly almost longer yet possibly possible risk less");

  private static final int YEARS_BACK = 1;

  Told told(QualifiedThing thing) {
    if (thing.texts().stream().allMatch(text -> text.told(asked.axis()).isEmpty())) {
      return Told.UNTOLD;
    }
    List<Said> all = new ArrayList<>();
    for (QualifiedThing.Text text : thing.texts()) {
      all.add(new Said(in(text, thing), text.on()));
    }
    List<Said> told =
        all.stream().filter(one -> one.told() == Told.SAME || one.told() == Told.CONTRARY).toList();
    boolean same = told.stream().anyMatch(one -> one.told() == Told.SAME);
    boolean contrary = told.stream().anyMatch(one -> one.told() == Told.CONTRARY);
    if (!same && !contrary) {
      return all.stream().anyMatch(one -> one.told() == Told.UNSURE) ? Told.UNSURE : Told.UNTOLD;
    }
    if (same && thing.ever()) {
      return Told.SAME;
    }
    Optional<LocalDate> newest = newest(told);
    if (same && contrary) {
      List<Told> last =
          told.stream().filter(one -> one.on().equals(newest)).map(Said::told).distinct().toList();
      return newest.isEmpty()
              || told.stream().anyMatch(one -> one.on().isEmpty())
              || last.size() > 1
          ? Told.UNSURE
          : last.get(0);
    }
    LocalDate recent = thing.facts().indexDate().minusYears(YEARS_BACK);
    boolean old = newest.isPresent() && newest.get().isBefore(recent);
    boolean doubted =
        contrary
            ? old || all.stream().anyMatch(one -> opens(one, newest))
            : old && all.stream().anyMatch(one -> opens(one, newest));
    return doubted ? Told.UNSURE : same ? Told.SAME : Told.CONTRARY;
  }

  private record Said(Told told, Optional<LocalDate> on) {}

  private static Optional<LocalDate> newest(List<Said> all) {
    return all.stream().flatMap(one -> one.on().stream()).max(LocalDate::compareTo);
  }

  /** Whether a sentence of a note speaks of the condition, not earlier, and leaves it open. */
  private static boolean opens(Said one, Optional<LocalDate> newest) {
    if (one.told() != Told.UNSURE && one.told() != Told.UNTOLD) {
      return false;
    }
    return one.on().isEmpty()
        ? one.told() == Told.UNSURE
        : newest.map(day -> !one.on().get().isBefore(day)).orElse(true);
  }

  private Told in(QualifiedThing.Text text, QualifiedThing thing) {
    List<String> words = text.words();
    EnumSet<Told> linked = EnumSet.noneOf(Told.class);
    boolean near = false;
    for (AxisWords.Found found : text.told(asked.axis())) {
      int i = found.at();
      int end = found.end();
      Told here = asked.says(found.phrase(), denied(text, i));
      boolean hedged = i > 0 && HEDGES.contains(words.get(i - 1));
      if (!hedged && (linked(text, i, end) || here == Told.SAME && alone(text, i, end, thing))) {
        linked.add(here);
      } else {
        near |= here == Told.SAME && WordQualifier.apart(text, i, end) <= WordQualifier.REACH;
      }
    }
    linked.remove(Told.UNTOLD);
    return linked.size() == 1
        ? linked.iterator().next()
        : near || linked.size() > 1 ? Told.UNSURE : Told.UNTOLD;
  }

  private static boolean denied(QualifiedThing.Text text, int at) {
    int from = text.from() >= 0 && text.to() <= at ? text.to() : Math.max(0, at - 1);
    return text.words().subList(from, at).stream().anyMatch(WordQualifier.DENIALS::contains);
  }

  private static boolean linked(QualifiedThing.Text text, int from, int to) {
    if (text.from() < 0 || from < text.to() && to > text.from()) {
      return true;
    }
    List<String> words = text.words();
    if (to <= text.from()) {
      return text.breaks().stream().noneMatch(mark -> mark >= to && mark <= text.from())
          && passes(words.subList(to, text.from()), ChangingWords::ahead);
    }
    return ends(text, to)
        && passes(
            words.subList(text.to(), from),
            word -> LINKS.contains(word) || WordQualifier.DENIALS.contains(word) || number(word));
  }

  private static boolean ahead(String word) {
    return AHEAD.contains(word) || AHEAD_ENDS.stream().anyMatch(word::endsWith);
  }

  private static boolean number(String word) {
    return Character.isDigit(word.charAt(0));
  }

  /** Whether all words may stand there, or narrow the condition as well. */
  private static boolean passes(List<String> words, Predicate<String> allowed) {
    int i = 0;
    while (i < words.size()) {
      AxisWords.Phrase phrase = AxisWords.asked(words, i);
      if (phrase == null && !allowed.test(words.get(i))) {
        return false;
      }
      i += phrase == null ? 1 : phrase.words().size();
    }
    return true;
  }

  /** Whether what follows a word is no thing that it could belong to. */
  private static boolean ends(QualifiedThing.Text text, int at) {
    List<String> words = text.words();
    int i = at;
    while (i < words.size() && !text.breaks().contains(i)) {
      AxisWords.Phrase phrase = AxisWords.asked(words, i);
      if (phrase == null) {
        return FOLLOWING.contains(words.get(i)) || number(words.get(i));
      }
      i += phrase.words().size();
    }
    return true;
  }

  /** Whether a word stands between marks behind a name, with no other condition between them. */
  private static boolean alone(QualifiedThing.Text text, int from, int to, QualifiedThing thing) {
    List<String> words = text.words();
    if (text.from() < 0 || from < text.to() || !text.breaks().contains(from)) {
      return false;
    }
    if (to < words.size() && !text.breaks().contains(to)) {
      return false;
    }
    String between = " " + String.join(" ", words.subList(text.to(), from)) + " ";
    return thing.facts().problems().stream()
        .map(fact -> thing.facts().words(fact.evidence().text()).plain())
        .noneMatch(name -> !name.isEmpty() && between.contains(" " + String.join(" ", name) + " "));
  }
}
