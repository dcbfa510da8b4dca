package org.chartwarden.notes.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that is hardly ever found, for which texts are first looked through for the letters it
 * begins with. The answers are those of the pattern.
 */
public final class SievedPattern {

  private final Pattern pattern;
  private final PatternSieve sieve;

  private SievedPattern(Pattern pattern) {
    this.pattern = pattern;
    this.sieve = PatternSieve.of(pattern);
  }

  /** The pattern that {@link Pattern#compile(String)} makes. */
  public static SievedPattern of(String pattern) {
    return new SievedPattern(Pattern.compile(pattern));
  }

  /** As {@link Matcher#find()}. */
  public boolean find(CharSequence text) {
    return sieve.mayFind(text) && pattern.matcher(text).find();
  }

  /** As {@link Matcher#matches()}. */
  public boolean matches(CharSequence text) {
    return sieve.mayFind(text) && pattern.matcher(text).matches();
  }

  /** All places where it is found, in order. */
  public List<MatchResult> all(CharSequence text) {
    return sieve.mayFind(text) ? pattern.matcher(text).results().toList() : List.of();
  }
}
