package org.chartwarden.notes.values;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.GapWords;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** "Name number" where no vocabulary knows the name: a measurement unless it is a dose. */
final class UnknownNames {

  private static final int LONGEST = 4;

  private static final Set<String> GIVEN =
      WordSet.of(
          "daily",
          "bid",
          "tid",
          "qid",
          "po",
          "iv",
          "im",
          "sc",
          "sq",
          "subq",
          "od",
          "bd",
          "tds",
          "qds",
          "qhs",
          "hs",
          "prn",
          "nightly",
          "weekly",
          "nocte",
          "mane",
          "om",
          "on",
          "pr",
          "sl",
          "inh",
          "neb",
          "nebs",
          "drip",
          "gtt",
          "qd",
          "qam",
          "qpm",
          "stat",
          "once",
          "twice",
          "every",
          "mg",
          "cont",
          "hourly",
          "x",
          "×",
          "push",
          "ivp",
          "q",
          "bolus",
          "infusion",
          "pv",
          "s",
          "w",
          "ivpb");

  private static final Set<String> NO_NAMES =
      WordSet.of(
          "nl",
          "normal",
          "ref",
          "uln",
          "day",
          "days",
          "for",
          "and",
          "or",
          "with",
          "by",
          "on",
          "in",
          "of",
          "to",
          "from",
          "the",
          "a",
          "an",
          "at",
          "x",
          "bed",
          "room",
          "ward",
          "bay",
          "age",
          "aged",
          "page",
          "call",
          "dr",
          "md",
          "rn",
          "pod",
          "hd",
          "dol",
          "number",
          "no",
          "phone",
          "tel",
          "ext",
          "size",
          "ett",
          "french",
          "cycle",
          "dose",
          "doses",
          "load",
          "then",
          "about",
          "after",
          "before",
          "than",
          "over",
          "per",
          "visit",
          "admitted",
          "discharged",
          "since",
          "until",
          "till",
          "plan",
          "goal",
          "target",
          "was",
          "is",
          "were",
          "are",
          "be",
          "started",
          "given",
          "gave",
          "got",
          "received",
          "increase",
          "line",
          "increased",
          "decreased",
          "changed",
          "took",
          "takes",
          "take",
          "taking",
          "her",
          "his",
          "had",
          "has",
          "have",
          "lost",
          "every",
          "next",
          "last",
          "first",
          "week",
          "weeks",
          "month",
          "cm",
          "mm",
          "stage",
          "grade",
          "type",
          "french",
          "followup",
          "rtc",
          "return",
          "esi",
          "asa",
          "mallampati",
          "she",
          "he",
          "patient",
          "pt",
          "through",
          "up",
          "down",
          "not",
          "approx",
          "approximately");

  private static final Set<String> SKIPPED =
      Set.of(
          "came", "back", "were", "returned", "measured", "gave", "still", "remains", "resulted");

  private final Set<String> drugs = new HashSet<>();

  private static final UnknownNames STANDARD = new UnknownNames();

  private UnknownNames() {
    for (Kind kind : List.of(Kind.MEDICATION, Kind.DRUG_CLASS)) {
      for (Concept concept : ClinicalVocabulary.standard().all(kind)) {
        drugs.add(first(concept.display()));
        concept.synonyms().forEach(name -> drugs.add(first(name)));
      }
    }
  }

  static UnknownNames standard() {
    return STANDARD;
  }

  private static String first(String name) {
    String key = ClinicalVocabulary.key(name);
    int blank = key.indexOf(' ');
    return blank < 0 ? key : key.substring(0, blank);
  }

  /** The index of the first token of the name before a number, or -1 when there is none. */
  int nameBefore(List<Token> tokens, int from, NumericValue number, int to) {
    boolean measured =
        !Fitting.dose(number.unit()) && !number.unit().isDuration() && !number.isPair();
    if (!measured
        || number.end() < to && GIVEN.contains(tokens.get(number.end()).key())
        || number.end() < to && everyHours(tokens.get(number.end()).key())) {
      return -1;
    }
    int i = number.first() - 1;
    while (i >= from
        && (SKIPPED.contains(tokens.get(i).key())
            || tokens.get(i).is(":")
            || tokens.get(i).is("=")
            || tokens.get(i).is("of")
            || tokens.get(i).is("is")
            || tokens.get(i).is("was")
            || tokens.get(i).is("(")
            || tokens.get(i).is("at"))) {
      i--;
    }
    int end = i + 1;
    while (i >= from && end - i <= LONGEST && nameWord(tokens.get(i))) {
      if (drugs.contains(tokens.get(i).key())) {
        return hasLevel(tokens, i, end) ? i : -1;
      }
      boolean opens = tokens.get(i).breaks() > 0;
      i--;
      if (opens) {
        break;
      }
    }
    return i + 1 < end ? i + 1 : -1;
  }

  /** "q6", "q12h". */
  private static boolean everyHours(String key) {
    int end = key.endsWith("h") ? key.length() - 1 : key.length();
    for (int i = 1; i < end; i++) {
      if (key.charAt(i) < '0' || key.charAt(i) > '9') {
        return false;
      }
    }
    return end > 1 && key.charAt(0) == 'q';
  }

  private static boolean hasLevel(List<Token> tokens, int from, int end) {
    for (int i = from; i < end; i++) {
      if (tokens.get(i).is("level") || tokens.get(i).is("trough") || tokens.get(i).is("peak")) {
        return true;
      }
    }
    return false;
  }

  private static boolean nameWord(Token token) {
    boolean word =
        token.isWord() || token.is("-") && !token.spaced() || token.is("/") && !token.spaced();
    boolean filler =
        GapWords.FILLERS.contains(token.key())
            && !token.is("level")
            && !token.is("score")
            && !token.is("index")
            && !token.is("rate")
            && !token.is("ratio")
            && !token.is("total")
            && !token.is("/")
            && !token.is("-")
            && !token.is("count");
    return word && !filler && !NO_NAMES.contains(token.key());
  }
}
