package org.chartwarden.agent.language;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.language.text.Dates;
import org.chartwarden.agent.language.text.Token;
import org.chartwarden.agent.language.text.Tokenizer;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Kind;

/** Finds patients by name: with a birth date on either side, with labels, or after a cue. */
final class PatientNames {

  private static final Set<String> BIRTH_CUES =
      Set.of("dob", "born", "birth", "birthdate", "birthday", "d.o.b", "bday", "b", "db");
  private static final Set<String> NAME_CUES =
      Set.of("patient", "pt", "named", "name", "called", "mr", "mrs", "ms", "miss", "mister");
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "van", "von", "der", "den", "la", "le", "da", "di", "bin", "al", "st", "o");

  private PatientNames() {}

  /** "Last name Berg, first name Anna, dob 3 Feb 1950", in either order. */
  static void labelledNames(
      String text,
      List<Token> tokens,
      PatientMention.Source source,
      PatientMention[] at,
      boolean[] taken) {
    for (int i = 0; i + 3 < tokens.size(); i++) {
      int family = labelled(tokens, i, Set.of("last", "family", "surname"));
      int given = labelled(tokens, i, Set.of("first", "given", "forename"));
      int one = Math.max(family, given);
      if (one < 0) {
        continue;
      }
      int two = -1;
      for (int j = one + 1; j < Math.min(tokens.size(), one + 4) && two < 0; j++) {
        two =
            labelled(
                tokens,
                j,
                family >= 0
                    ? Set.of("first", "given", "forename")
                    : Set.of("last", "family", "surname"));
      }
      if (two < 0) {
        continue;
      }
      String first = tokens.get(family >= 0 ? two : one).text();
      String last = tokens.get(family >= 0 ? one : two).text();
      int end = two;
      LocalDate birthDate = null;
      for (int j = two + 1; j < Math.min(tokens.size(), two + 8); j++) {
        Optional<Dates.Found> date = Dates.at(tokens, j);
        if (date.isPresent()) {
          birthDate = date.get().date();
          end = j + date.get().length() - 1;
          break;
        }
        if (!between(tokens.get(j))) {
          break;
        }
      }
      PatientMentions.put(
          text, tokens, i, end, source, null, null, first + " " + last, birthDate, at, taken);
    }
  }

  /** The position of the name that a label such as "last name" leads in, or -1. */
  private static int labelled(List<Token> tokens, int i, Set<String> labels) {
    if (!labels.contains(tokens.get(i).word())) {
      return -1;
    }
    int j = i + 1;
    while (j < tokens.size() && Set.of("name", ":", "is", "=").contains(tokens.get(j).word())) {
      j++;
    }
    boolean labelledSo = j > i + 1 || tokens.get(i).is("surname") || tokens.get(i).is("forename");
    return labelledSo && j < tokens.size() && tokens.get(j).isWord() ? j : -1;
  }

  static void birthDate(
      String text,
      List<Token> tokens,
      int i,
      PatientMention.Source source,
      PatientMention[] at,
      boolean[] taken) {
    Optional<Dates.Found> date = taken[i] ? Optional.empty() : Dates.at(tokens, i);
    if (date.isEmpty()) {
      return;
    }
    int j = i - 1;
    boolean cued = false;
    while (j >= 0 && !taken[j] && between(tokens.get(j))) {
      cued |= BIRTH_CUES.contains(tokens.get(j).word());
      j--;
    }
    int end = i + date.get().length() - 1;
    int lead = j;
    int first = nameStart(tokens, j, taken);
    boolean named = first <= lead && first >= 0;
    boolean bracketed =
        i > 0
            && (tokens.get(i - 1).is("(")
                || tokens.get(i - 1).is(",")
                || lead == i - 1 && Character.isUpperCase(tokens.get(lead).text().charAt(0)));
    boolean unmistakable = named && lead - first >= 1 && strangers(tokens, first, lead);
    if (named && (cued || bracketed && lead - first >= 1 || unmistakable)) {
      putName(text, tokens, first, lead, end, source, date.get().date(), at, taken);
      return;
    }
    if (cued || nextIsName(tokens, end + 1)) {
      int from = end + 1;
      while (from < tokens.size()
          && (between(tokens.get(from))
              || Set.of("name", "named", "called", "patient", "for")
                  .contains(tokens.get(from).word()))) {
        from++;
      }
      int to = nameEnd(tokens, from, taken);
      if (to > from && from < tokens.size()) {
        String name = ordered(text, tokens, from, to - 1);
        PatientMentions.put(
            text, tokens, i, to - 1, source, null, null, name, date.get().date(), at, taken);
      }
    }
  }

  private static boolean nextIsName(List<Token> tokens, int from) {
    return from + 1 < tokens.size()
        && Set.of("name", "named")
            .contains(
                tokens.get(from).is(",") ? tokens.get(from + 1).word() : tokens.get(from).word());
  }

  private static boolean between(Token token) {
    return token.type() == Token.Type.NEWLINE
        || token.is(";")
        || Words.standard().in("namegap", token.word());
  }

  private static int nameStart(List<Token> tokens, int last, boolean[] taken) {
    int first = last + 1;
    boolean capital = last >= 0 && Character.isUpperCase(tokens.get(last).text().charAt(0));
    int words = 0;
    while (first > 0 && words < 5 && !taken[first - 1]) {
      Token token = tokens.get(first - 1);
      boolean comma =
          token.is(",")
              && words > 0
              && first >= 2
              && isName(tokens.get(first - 2), capital)
              && words <= 2;
      boolean initial = token.is(".") && first >= 2 && tokens.get(first - 2).text().length() == 1;
      if (comma || initial) {
        first--;
        continue;
      }
      if (token.type() == Token.Type.QUOTED && words == 0) {
        return first - 1;
      }
      if (!isName(token, capital)) {
        break;
      }
      words++;
      first--;
    }
    return words == 0 ? last + 1 : first;
  }

  private static int nameEnd(List<Token> tokens, int from, boolean[] taken) {
    int to = from;
    boolean capital =
        from < tokens.size() && Character.isUpperCase(tokens.get(from).text().charAt(0));
    while (to < tokens.size() && to - from < 5 && !taken[to] && isName(tokens.get(to), capital)) {
      to++;
    }
    return to;
  }

  private static boolean isName(Token token, boolean capital) {
    String lower = token.text().toLowerCase(Locale.ROOT);
    if (!token.isWord()
        || Words.standard().in("notname", lower)
        || !ClinicalVocabulary.standard().named(lower, Kind.LAB, Kind.VITAL).isEmpty()
        || lower.matches(".*\\d.*")) {
      return false;
    }
    return !capital || Character.isUpperCase(token.text().charAt(0)) || PARTICLES.contains(lower);
  }

  static void cuedName(
      String text,
      List<Token> tokens,
      int i,
      PatientMention.Source source,
      PatientMention[] at,
      boolean[] taken) {
    if (taken[i]
        || i == 0
        || !NAME_CUES.contains(tokens.get(i - 1).word()) && !possessed(tokens, i)) {
      return;
    }
    int to = i;
    while (to < tokens.size()
        && to - i < 4
        && !taken[to]
        && isName(tokens.get(to), true)
        && Character.isUpperCase(tokens.get(to).text().charAt(0))
        && tokens.get(to).text().length() > 1) {
      to++;
    }
    if (to - i < 2
        && !(to - i == 1 && Set.of("mr", "mrs", "ms").contains(tokens.get(i - 1).word()))) {
      return;
    }
    for (int k = i; k < to; k++) {
      if (tokens.get(k).text().equals(tokens.get(k).text().toUpperCase(Locale.ROOT))
          && tokens.get(k).text().length() <= 4) {
        return;
      }
    }
    int from = i;
    while (from > 0
        && !taken[from - 1]
        && tokens.get(from - 1).end() == tokens.get(from).start() - 1
        && Tokenizer.plain(text).charAt(tokens.get(from - 1).end()) == '-'
        && isName(tokens.get(from - 1), true)) {
      from--;
    }
    String name = text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    PatientMentions.put(text, tokens, from, to - 1, source, null, null, name, null, at, taken);
  }

  /** Two or more capitalised words that mean nothing else, where nothing else names a patient. */
  static void bareName(
      String text,
      List<Token> tokens,
      int i,
      PatientMention.Source source,
      PatientMention[] at,
      boolean[] taken) {
    int to = i;
    while (to < tokens.size() && to - i < 4 && !taken[to] && strange(tokens.get(to))) {
      to++;
    }
    if (to - i >= 2) {
      String name = text.substring(tokens.get(i).start(), tokens.get(to - 1).end());
      PatientMentions.put(text, tokens, i, to - 1, source, null, null, name, null, at, taken);
    }
  }

  /** The family name alone stands for the person that is named in full elsewhere. */
  static void again(
      String text,
      List<Token> tokens,
      PatientMention.Source source,
      PatientMention[] at,
      boolean[] taken) {
    for (PatientMention mention : at.clone()) {
      if (mention == null || mention.name() == null || !mention.name().contains(" ")) {
        continue;
      }
      String family = mention.name().substring(mention.name().lastIndexOf(' ') + 1);
      for (int i = 0; i < tokens.size(); i++) {
        if (!taken[i]
            && tokens.get(i).text().equals(family)
            && Character.isUpperCase(family.charAt(0))) {
          int first =
              i > 0 && !taken[i - 1] && tokens.get(i - 1).text().matches("Mrs?|Ms|Miss")
                  ? i - 1
                  : i;
          PatientMentions.put(
              text,
              tokens,
              first,
              i,
              source,
              null,
              null,
              mention.name(),
              mention.birthDate(),
              at,
              taken);
        }
      }
    }
  }

  /** Words that nothing else explains, also in lower case. */
  private static boolean strangers(List<Token> tokens, int first, int last) {
    for (int k = first; k <= last; k++) {
      if (tokens.get(k).isWord()
          && Words.standard().speller().knows(tokens.get(k).text().toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  private static boolean strange(Token token) {
    return isName(token, true)
        && token.text().matches("\\p{Lu}[\\p{L}'-]*\\p{Ll}[\\p{L}'-]*")
        && !Words.standard().speller().knows(token.text().toLowerCase(Locale.ROOT));
  }

  /** "Anna Berg's potassium", "for Anna Berg": two capitalised words that end so. */
  private static boolean possessed(List<Token> tokens, int i) {
    if (!isName(tokens.get(i), true) || !Character.isUpperCase(tokens.get(i).text().charAt(0))) {
      return false;
    }
    if (Set.of("for", "on", "of", "is", "does", "has").contains(tokens.get(i - 1).word())) {
      return i + 1 < tokens.size()
          && isName(tokens.get(i + 1), true)
          && tokens.get(i + 1).text().matches("\\p{Lu}\\p{Ll}.*")
          && tokens.get(i).text().matches("\\p{Lu}\\p{Ll}.*");
    }
    return i + 2 < tokens.size()
        && tokens.get(i + 2).is("'s")
        && tokens.get(i).text().matches("\\p{Lu}\\p{Ll}.*")
        && isName(tokens.get(i + 1), true)
        && tokens.get(i + 1).text().matches("\\p{Lu}\\p{Ll}.*");
  }

  private static void putName(
      String text,
      List<Token> tokens,
      int first,
      int last,
      int end,
      PatientMention.Source source,
      LocalDate birthDate,
      PatientMention[] at,
      boolean[] taken) {
    String name = ordered(text, tokens, first, last);
    PatientMentions.put(text, tokens, first, end, source, null, null, name, birthDate, at, taken);
  }

  /** The name with given names first: "Stafford, Peter" becomes "Peter Stafford". */
  private static String ordered(String text, List<Token> tokens, int first, int last) {
    if (tokens.get(first).type() == Token.Type.QUOTED) {
      return tokens.get(first).text();
    }
    String written =
        Tokenizer.plain(text.substring(tokens.get(first).start(), tokens.get(last).end()));
    int comma = written.indexOf(',');
    return comma < 0
        ? written
        : written.substring(comma + 1).strip() + " " + written.substring(0, comma).strip();
  }
}
