package org.chartwarden.notes.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chartwarden.notes.findings.Relative.Kinship;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Token;

/** Finds out whose a finding of a sentence is: the patient's, or a relative's who is spoken of. */
final class Relatives {

  private static final int VERB_REACH = 6;
  private static final int BACKWARD_REACH = 10;
  private static final int AGE_REACH = 12;

  /**
   * A stretch of tokens that speaks of a relative.
   *
   * @param word index of the word for the relative
   */
  private record Scope(Relative relative, int word, int first, int end) {}

  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final List<Scope> scopes = new ArrayList<>();

  Relatives(List<Token> tokens, int from, int to, SectionKind section, SentenceCues cues) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
    if (section == SectionKind.FAMILY_HISTORY) {
      scopes.add(new Scope(relative("family", Kinship.OTHER_BLOOD, -1), from, from, to));
    }
    for (int i = from; i < to; i++) {
      Kinship kinship = KinWords.WORDS.get(tokens.get(i).key());
      if (kinship != null) {
        scope(i, kinship, cues);
      }
    }
  }

  /** Whose a finding is; empty for the patient's own. */
  Optional<Relative> of(int first, int end) {
    Scope best = null;
    for (Scope scope : scopes) {
      boolean within = first >= scope.first() && end <= scope.end();
      if (within && (best == null || nearer(scope, best, first))) {
        best = scope;
      }
    }
    return Optional.ofNullable(best).map(scope -> aged(scope.relative(), first));
  }

  private static boolean nearer(Scope one, Scope other, int at) {
    return Math.abs(one.word() - at) <= Math.abs(other.word() - at)
        || other.relative().name().equals("family");
  }

  private void scope(int i, Kinship kinship, SentenceCues cues) {
    String name = tokens.get(i).key();
    boolean family = name.equals("family") || name.equals("familial");
    if (family && !familyHistory(i)) {
      return;
    }
    int before = i - 1;
    while (before >= from && KinWords.DETERMINERS.contains(tokens.get(before).key())) {
      before--;
    }
    String lead = before >= from ? tokens.get(before).key() : "";
    if ((!family || inTheFamily(i))
        && (lead.equals("in") || lead.equals("of") || lead.equals("("))) {
      int first = Math.max(from, before - BACKWARD_REACH);
      while (cues.between(Cue.Kind.STOP, first, before)) {
        first++;
      }
      scopes.add(new Scope(relative(name, kinship, i), i, first, before));
      if (lead.equals("(")) {
        return;
      }
    }
    if (!family && (KinWords.ONLY_BY.contains(lead) && !lead.equals("and") || tells(i))) {
      return;
    }
    scopes.add(new Scope(relative(name, kinship, i), i, i, forwardEnd(i, cues)));
  }

  private boolean familyHistory(int i) {
    for (int next = i + 1; next < Math.min(to, i + 3); next++) {
      String key = tokens.get(next).key();
      if (key.equals("history") || key.equals("hx") || key.equals("member")) {
        return true;
      }
    }
    return tokens.get(i).is("familial") || inTheFamily(i);
  }

  /** "runs in her family". */
  private boolean inTheFamily(int i) {
    return i > from + 1
        && KinWords.DETERMINERS.contains(tokens.get(i - 1).key())
        && tokens.get(i - 2).is("in");
  }

  private boolean tells(int relative) {
    for (int i = relative + 1; i < Math.min(to, relative + VERB_REACH); i++) {
      Token token = tokens.get(i);
      if (token.is(",") || token.is("with") || token.is("had") || token.is("has")) {
        return false;
      }
      if (KinWords.TELLING.contains(token.key())) {
        return true;
      }
    }
    return false;
  }

  /** Where a relative is no longer spoken of. */
  private int forwardEnd(int relative, SentenceCues cues) {
    for (int i = relative + 1; i < to; i++) {
      Token token = tokens.get(i);
      boolean patient = token.is("patient") || token.is("pt");
      boolean he = token.is("he") || token.is("she");
      boolean opens =
          tokens.get(i - 1).is("and") || tokens.get(i - 1).is(",") || tokens.get(i - 1).is("but");
      boolean again = i > relative + 3 && (token.is("history") || token.is("hx"));
      if (again) {
        return phraseStart(relative, i);
      }
      if (patient || he && opens || cues.between(Cue.Kind.STOP, i, i + 1)) {
        return i;
      }
    }
    return to;
  }

  /** Where the phrase begins that ends in a second "history": after the last comma or "and". */
  private int phraseStart(int relative, int at) {
    for (int i = at - 1; i > relative; i--) {
      if (tokens.get(i).is(",") || tokens.get(i).is("and")) {
        return i;
      }
    }
    return at;
  }

  private Relative aged(Relative relative, int finding) {
    for (int i = finding; i < Math.min(to, finding + AGE_REACH); i++) {
      if (tokens.get(i).is("age")
          || tokens.get(i).is("aged")
          || tokens.get(i).is("at")
          || tokens.get(i).is("his")
          || tokens.get(i).is("her")
          || tokens.get(i).is("(")) {
        for (int next = i + 1; next < Math.min(to, i + 4); next++) {
          int age = years(tokens.get(next));
          if (age > 0) {
            return new Relative(relative.name(), relative.kinship(), OptionalInt.of(age));
          }
        }
      }
    }
    return relative;
  }

  private static int years(Token token) {
    if (token.isNumber() && token.number().scale() <= 0) {
      int number = token.number().intValue();
      return number > 0 && number < 120 ? number : -1;
    }
    String key = token.key();
    boolean decade = key.length() >= 2 && Character.isDigit(key.charAt(0)) && key.endsWith("0s");
    return decade ? (key.charAt(0) - '0') * 10 + 5 : -1;
  }

  private Relative relative(String name, Kinship kinship, int at) {
    int age = -1;
    if (at >= 0 && at + 1 < to && tokens.get(at + 1).is("(")) {
      age = at + 2 < to ? years(tokens.get(at + 2)) : -1;
    }
    return new Relative(name, kinship, age > 0 ? OptionalInt.of(age) : OptionalInt.empty());
  }
}
