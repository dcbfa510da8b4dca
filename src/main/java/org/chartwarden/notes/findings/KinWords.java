package org.chartwarden.notes.findings;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.findings.Relative.Kinship;

/** The words by which notes speak of relatives and of others, in the form of {@link Spelling}. */
final class KinWords {

  static final Map<String, Kinship> WORDS = words();

  /** What relatives do who only tell of the patient. */
  static final Set<String> TELLING =
      Set.of(
          "report",
          "reported",
          "reporting",
          "state",
          "stated",
          "say",
          "said",
          "notice",
          "noticed",
          "noted",
          "bring",
          "brought",
          "call",
          "called",
          "found",
          "find",
          "denie",
          "denied",
          "deny",
          "describe",
          "described",
          "gave",
          "give",
          "recall",
          "recalled",
          "think",
          "thought",
          "observed",
          "observe",
          "saw",
          "witnessed",
          "mention",
          "mentioned",
          "accompanied",
          "confirmed",
          "confirm",
          "endorse",
          "endorsed",
          "decided",
          "agreed",
          "refused",
          "consented",
          "admit",
          "admitted",
          "activated",
          "explain",
          "explained",
          "worrie",
          "worried",
          "concerned",
          "realized",
          "heard",
          "discovered",
          "present",
          "told",
          "tell",
          "provided");

  static final Set<String> ONLY_BY =
      Set.of("by", "with", "to", "from", "per", "and", "according", "live", "via", "through");

  static final Set<String> DETERMINERS =
      Set.of(
          "his",
          "her",
          "their",
          "the",
          "a",
          "an",
          "my",
          "one",
          "both",
          "maternal",
          "paternal",
          "older",
          "younger",
          "elder",
          "twin",
          "patient",
          "'",
          "s",
          "two",
          "three",
          "biological",
          "several",
          "multiple",
          "other",
          "first",
          "-",
          "degree",
          "close");

  private KinWords() {}

  private static Map<String, Kinship> words() {
    Map<String, Kinship> words = new HashMap<>();
    for (String word :
        "mother father parent brother sister sibling son daughter mom dad twin".split(" ")) {
      words.put(word, Kinship.FIRST_DEGREE);
    }
    for (String word :
        ("grandmother grandfather grandparent uncle aunt aunty cousin nephew niece relative family"
                + " familial grandson granddaughter auntie")
            .split(" ")) {
      words.put(word, Kinship.OTHER_BLOOD);
    }
    for (String word :
        "wife husband spouse partner boyfriend girlfriend friend roommate donor neighbor coworker"
            .split(" ")) {
      words.put(word, Kinship.NOT_RELATED);
    }
    return words;
  }
}
