package org.chartwarden.trials.criteria.qualifiers;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Words right ahead of a name that make a kind of the condition of it: "exertional headache". The
 * chart tells it by the same words in the name, or close to it in a note. A word that no vocabulary
 * has may be anything: it narrows the condition, and is not understood.
 *
 * @param words in lower case
 * @param stems of the words
 * @param shown the words in one line
 */
record KindQualifier(List<String> words, List<String> stems, String shown) implements Qualifier {

  private static final int REACH = 4;
  private static final int LONGEST = 3;
  private static final int SHORTEST = 4;

  /** What ends so says what the condition does or how something is, not which one it is. */
  private static final Pattern DOING = Pattern.compile(".*(?:ing|ly|ed)");

  private static final Set<String> NO_KINDS =
      WordSet.of(
          "index target study trial protocol baseline risk high except exception exceptions other",
          "others further family causes cause factors potential possible probable likely signs",
          "aside drug drugs medication medications anti contra auto post inter supra peri cardio",
          "gastro neuro musculo hepato entire total types type class grade stage degree level score",
          "that which who when where while because since until unless than then this those these",
          "from into onto upon with without within during after before about against between",
          "under over have been were will would should must could might does also only even each",
          "patients patient subjects participants historical available negative normal abnormal",
          "management programs procedure activity safety probability reduction special such",
          "prevent prevents treat treats indicates explains poor viable good archived frozen segment",
          "years months weeks days hours early late line lines people adults children women men");

  KindQualifier {
    words = List.copyOf(words);
    stems = List.copyOf(stems);
  }

  static KindQualifier of(List<String> words) {
    return new KindQualifier(
        words, words.stream().map(SentenceWords::stem).toList(), String.join(" ", words));
  }

  /** Whether words can make a kind of a condition. */
  static boolean possible(List<String> words) {
    return !words.isEmpty()
        && words.size() <= LONGEST
        && words.stream()
            .allMatch(
                word ->
                    word.length() >= SHORTEST
                        && word.chars().allMatch(Character::isLetter)
                        && !DOING.matcher(word).matches()
                        && !NO_KINDS.contains(word));
  }

  @Override
  public Told told(QualifiedThing thing) {
    for (QualifiedThing.Text text : thing.texts()) {
      int from = text.from() < 0 ? 0 : Math.max(0, text.from() - REACH);
      int to = Math.min(text.words().size(), text.to() + REACH);
      if (text.read().part(from, to).say(stems)) {
        return Told.SAME;
      }
    }
    return Told.UNTOLD;
  }

  @Override
  public Silence silence() {
    return Silence.ASSUMED;
  }

  @Override
  public boolean known() {
    return words.stream().allMatch(KnownKinds::hold);
  }
}
