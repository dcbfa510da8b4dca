package org.chartwarden.trials.criteria.qualifiers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.facts.WordKin;
import org.chartwarden.trials.phrases.WordSet;

/** Reads the words that stand beside a condition. */
public final class QualifierReader {

  private static final Set<String> GLUE =
      WordSet.of("a an the of in at on to and or with any some very most more its their both form");

  /** What stands ahead of these is another thing: "part of the lung". */
  private static final Set<String> PREPOSITIONS = WordSet.of("of in at on to with by");

  /** The axis whose values are sites of the body. */
  private static final String SITE = "site";

  private static final String BOTH = "both";
  private static final String LATERALITY = "laterality";
  private static final List<String> BILATERAL = List.of("bilateral");

  /** The axes that say how grave a condition is. */
  private static final Set<String> DEGREES =
      Set.of("severity", "control", "progress", "treatment", "symptoms", "advance");

  /** What parts the members of a list. */
  private static final Pattern WAYS = Pattern.compile("(?i)\\band/or\\b|\\b(?:or|and)\\b|[,/]");

  private QualifierReader() {}

  /**
   * What words beside a condition say.
   *
   * @param qualifiers those that are understood
   * @param left runs of words of which one or more is not
   */
  public record Reading(List<Qualifier> qualifiers, List<String> left) {
    public Reading {
      qualifiers = List.copyOf(qualifiers);
      left = List.copyOf(left);
    }
  }

  /**
   * Reads runs of words, two together where they are understood so ("life", "threatening").
   *
   * @param name the name of the condition, with the words right ahead of it
   * @param plain words, in lower case, that say nothing more
   */
  public static Reading read(List<String> runs, String name, Predicate<String> plain) {
    List<Qualifier> all = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      boolean next = i + 1 < runs.size();
      List<Qualifier> both = next ? run(runs.get(i) + " " + runs.get(i + 1), name, plain) : null;
      List<Qualifier> one = both == null ? run(runs.get(i), name, plain) : both;
      if (one == null) {
        left.add(runs.get(i));
      } else {
        all.addAll(one);
      }
      i += both == null ? 0 : 1;
    }
    return new Reading(oneSite(all), left);
  }

  /** Sites that several runs name are told by any of them. */
  private static List<Qualifier> oneSite(List<Qualifier> all) {
    List<SiteQualifier> sites =
        all.stream()
            .filter(SiteQualifier.class::isInstance)
            .map(SiteQualifier.class::cast)
            .toList();
    if (sites.size() < 2) {
      return all;
    }
    List<Qualifier> merged =
        new ArrayList<>(all.stream().filter(one -> !(one instanceof SiteQualifier)).toList());
    merged.add(
        new SiteQualifier(
            sites.stream().flatMap(one -> one.sites().stream()).toList(),
            String.join(" or ", sites.stream().map(SiteQualifier::shown).toList())));
    return merged;
  }

  /** Whether two words both narrow a condition: "severe" and "untreated". */
  public static boolean narrow(String one, String other) {
    return asked(one) && (asked(other) || other.equals("non"));
  }

  /** Whether two words say how far the same thing goes: "moderate" and "severe". */
  public static boolean alike(String one, String other) {
    return narrow(one, other)
        && asked(other)
        && AxisWords.asked(List.of(one), 0)
            .axis()
            .equals(AxisWords.asked(List.of(other), 0).axis());
  }

  /** Whether words hold a degree of a condition that has to be told: "life threatening". */
  public static boolean doubtful(String text) {
    List<String> words = SentenceWords.of(text).plain();
    return IntStream.range(0, words.size())
        .mapToObj(i -> AxisWords.asked(words, i))
        .anyMatch(phrase -> phrase != null && DEGREES.contains(phrase.axis()) && !presumed(phrase));
  }

  private static boolean presumed(AxisWords.Phrase phrase) {
    return phrase.silence() == Silence.PRESUMED;
  }

  private static boolean asked(String word) {
    return !word.isEmpty() && AxisWords.asked(List.of(word), 0) != null;
  }

  /** The qualifiers of a run; null where a word is not understood. */
  private static List<Qualifier> run(String text, String name, Predicate<String> plain) {
    List<String> words = SentenceWords.of(text).plain();
    if (words.isEmpty() || words.get(words.size() - 1).equals("with")) {
      return null;
    }
    boolean ahead = ahead(words, SentenceWords.of(name).plain());
    List<String> kind = new ArrayList<>();
    List<Qualifier> others = new ArrayList<>();
    Map<String, WordQualifier> axes = new LinkedHashMap<>();
    List<WordKin.Kin> sites = new ArrayList<>();
    List<String> siteWords = new ArrayList<>();
    boolean either = false;
    int i = 0;
    while (i < words.size()) {
      AxisWords.Phrase phrase = AxisWords.asked(words, i);
      if (phrase != null && phrase.axis().equals(SITE)) {
        phrase.values().forEach(id -> sites.add(WordKin.of(id)));
        siteWords.addAll(phrase.words());
        i += phrase.words().size();
        continue;
      }
      WordKin.Meaning meaning = WordKin.meanings(words.subList(i, words.size())).get(0);
      String word = words.get(i);
      if (phrase != null) {
        axes.merge(phrase.axis(), of(phrase), QualifierReader::either);
        i += phrase.words().size();
      } else if (word.equals("non") && i + 1 < words.size()) {
        AxisWords.Phrase next = AxisWords.asked(words, i + 1);
        int end = i + 1 + (next == null ? 1 : next.words().size());
        others.add(DeniedQualifier.of(words.subList(i + 1, end)));
        i = end;
      } else if (word.equals(BOTH) && i + 1 < words.size() && site(words, i + 1)) {
        axes.merge(LATERALITY, of(AxisWords.asked(BILATERAL, 0)), QualifierReader::either);
        ahead = false;
        i++;
      } else if (plain.test(word) || AxisWords.isPlain(word) || GLUE.contains(word)) {
        either |= word.equals("or");
        // "Moderate to severe": parts nothing.
        boolean degrees =
            word.equals("to") && i + 1 < words.size() && AxisWords.asked(words, i + 1) != null;
        ahead &= degrees || !PREPOSITIONS.contains(word);
        i++;
      } else if (WordKin.isSite(meaning.kin().key())) {
        sites.add(meaning.kin());
        siteWords.add(meaning.words());
        i += meaning.words().split(" ").length;
      } else if (ahead) {
        kind.add(word);
        i++;
      } else {
        return null;
      }
    }
    if (!kind.isEmpty()) {
      if (!ahead || !KindQualifier.possible(kind)) {
        return null;
      }
      others.add(KindQualifier.of(kind));
    }
    axes.values().stream()
        .filter(one -> !AxisWords.all(one.axis(), one.values()))
        .forEach(one -> others.add(QualifierCatalog.of(one)));
    if (!sites.isEmpty()) {
      others.add(new SiteQualifier(sites, String.join(" ", siteWords)));
    }
    if (!either || others.size() < 2 && kind.isEmpty()) {
      return others;
    }
    // "Severe or refractory": either of two things that are told in different ways.
    return others.size() == 2 && axes.size() == 2
        ? List.of(EitherQualifier.of(others))
        : either(text, name, plain);
  }

  /** "Pustular, erythrodermic or guttate": each by itself; null where one is not understood. */
  private static List<Qualifier> either(String text, String name, Predicate<String> plain) {
    boolean ahead = ahead(SentenceWords.of(text).plain(), SentenceWords.of(name).plain());
    List<Qualifier> ways = new ArrayList<>();
    for (String way : WAYS.split(text)) {
      if (!way.isBlank()) {
        List<Qualifier> one = run(way, ahead ? way + " " + name : "", plain);
        if (one == null || one.size() != 1) {
          return null;
        }
        ways.addAll(one);
      }
    }
    return ways.size() < 2 ? null : List.of(EitherQualifier.of(ways));
  }

  private static boolean site(List<String> words, int i) {
    return WordKin.isSite(WordKin.meanings(words.subList(i, words.size())).get(0).kin().key());
  }

  private static boolean ahead(List<String> words, List<String> name) {
    return name.size() > words.size() && name.subList(0, words.size()).equals(words);
  }

  private static WordQualifier of(AxisWords.Phrase phrase) {
    return new WordQualifier(
        phrase.axis(), phrase.values(), phrase.silence(), String.join(" ", phrase.words()));
  }

  /** "Mild to moderate": any of the values. */
  private static WordQualifier either(WordQualifier one, WordQualifier other) {
    Set<String> values = new LinkedHashSet<>(one.values());
    values.addAll(other.values());
    Silence stricter =
        one.silence().compareTo(other.silence()) > 0 ? one.silence() : other.silence();
    return new WordQualifier(one.axis(), values, stricter, one.shown() + " " + other.shown());
  }
}
