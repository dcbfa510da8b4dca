package org.chartwarden.notes.text;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The characters with which every match of a pattern begins, as far as they can be told: {@code
 * \b(?:re-?)?admitted} begins with "admitte", "readmit" or "re-admi", each behind a bound of a
 * word. Letters are small, any white space is one blank and digits are {@code 0}, as {@link
 * #folded} makes them. Whatever only forbids, such as look-around, is passed over: the starts may
 * let through what the pattern does not match, and never the other way round.
 */
final class PatternStarts {

  /** Stands in a start for a bound of a word. */
  static final char BOUND = '\b';

  /** Characters of a start; more hardly refuse more. */
  private static final int LENGTH = 8;

  /** More alternatives than these, or sets of more characters, are not followed. */
  private static final int MOST = 4_000;

  private static final int WIDEST = 8;

  private static final int UNREADABLE =
      Pattern.COMMENTS | Pattern.LITERAL | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final Set<String> BLANKS = Set.of(" ", "\\s");
  private static final String ESCAPED_BLANKS = "sntrf";

  private final String pattern;
  private final Set<String> done = new LinkedHashSet<>();
  private int at;

  private PatternStarts(String pattern) {
    this.pattern = pattern;
  }

  /** The starts of the matches of a pattern; one that is empty stands for any text. */
  static Set<String> of(Pattern pattern) {
    if ((pattern.flags() & UNREADABLE) != 0 || pattern.pattern().contains("\\Q")) {
      return Set.of("");
    }
    PatternStarts reader = new PatternStarts(pattern.pattern());
    reader.done.addAll(reader.alternatives(Set.of("")));
    return Set.copyOf(reader.done);
  }

  /** A character of a text as starts write it; 0 where no start holds it. */
  static char folded(char letter) {
    if (letter >= 'a' && letter <= 'z') {
      return letter;
    }
    if (letter >= 'A' && letter <= 'Z') {
      return (char) (letter + ('a' - 'A'));
    }
    if (letter >= '0' && letter <= '9') {
      return '0';
    }
    if (letter == ' ' || letter >= '\t' && letter <= '\r') {
      return ' ';
    }
    return letter > ' ' && letter < 128 ? letter : 0;
  }

  /** Reads up to the end of a group; returns the starts that go on behind it. */
  private Set<String> alternatives(Set<String> before) {
    Set<String> behind = new LinkedHashSet<>();
    do {
      behind.addAll(sequence(before));
    } while (at < pattern.length() && pattern.charAt(at++) == '|');
    return behind;
  }

  /** Reads up to a bar or the end of a group, on which it stops. */
  private Set<String> sequence(Set<String> before) {
    Set<String> open = before;
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      open = repeated(open);
    }
    return open;
  }

  /** Reads one part with how often it stands. */
  private Set<String> repeated(Set<String> before) {
    int from = at;
    boolean untold = done.contains("");
    Set<String> once = part(before);
    boolean blank = BLANKS.contains(pattern.substring(from, at));
    String count = count();
    at += count.length();
    if (!count.isEmpty() && at < pattern.length() && "?+".indexOf(pattern.charAt(at)) >= 0) {
      at++;
    }
    if (count.isEmpty()) {
      return once;
    }
    if (pattern.charAt(from) == '.' && count.equals("*") && before.equals(Set.of(""))) {
      // Whatever stands first: the rest is looked for anywhere.
      if (!untold) {
        done.remove("");
      }
      return before;
    }
    boolean optional = "?*".contains(count) || count.startsWith("{0");
    Set<String> behind = new LinkedHashSet<>(optional ? before : Set.of());
    if (count.equals("?") || blank) {
      behind.addAll(once);
    } else if (count.equals("{1,2}")) {
      int end = at;
      at = from;
      behind.addAll(once);
      behind.addAll(part(once));
      at = end;
    } else {
      done.addAll(once);
    }
    return behind;
  }

  /** How often the part before stands, as it is written; empty for once. */
  private String count() {
    char sign = at < pattern.length() ? pattern.charAt(at) : 0;
    if (sign == '{') {
      return pattern.substring(at, pattern.indexOf('}', at) + 1);
    }
    return sign == '?' || sign == '*' || sign == '+' ? String.valueOf(sign) : "";
  }

  private Set<String> part(Set<String> before) {
    char letter = pattern.charAt(at++);
    return switch (letter) {
      case '(' -> group(before);
      case '[' -> longer(before, set());
      case '\\' -> escaped(before);
      case '.' -> longer(before, "");
      case '^', '$' -> before;
      default -> longer(before, known(letter));
    };
  }

  private Set<String> group(Set<String> before) {
    if (pattern.charAt(at) != '?') {
      return alternatives(before);
    }
    char kind = pattern.charAt(at + 1);
    boolean named = kind == '<' && Character.isLetter(pattern.charAt(at + 2));
    if (named) {
      at = pattern.indexOf('>', at) + 1;
      return alternatives(before);
    }
    if (kind == '<' || kind == '=' || kind == '!') {
      // What must or must not stand around tells nothing of the match itself.
      at += kind == '<' ? 3 : 2;
      alternatives(Set.of());
      return before;
    }
    int flags = ++at;
    while (Character.isLetter(pattern.charAt(at)) || pattern.charAt(at) == '-') {
      at++;
    }
    if (pattern.substring(flags, at).matches(".*[uUx].*")) {
      done.add("");
    }
    return pattern.charAt(at++) == ')' ? before : alternatives(before);
  }

  private Set<String> escaped(Set<String> before) {
    char letter = pattern.charAt(at++);
    if (letter == 'b') {
      return before.contains("") ? replaced(before) : before;
    }
    if (letter == 'A' || letter == 'z' || letter == 'Z') {
      return before;
    }
    if (letter == 'p' || letter == 'P') {
      at = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) + 1 : at + 1;
      return longer(before, "");
    }
    return longer(before, escaped(letter));
  }

  private static String escaped(char letter) {
    if (letter == 'd') {
      return "0";
    }
    if (ESCAPED_BLANKS.indexOf(letter) >= 0) {
      return " ";
    }
    return Character.isLetterOrDigit(letter) ? "" : known(letter);
  }

  private static Set<String> replaced(Set<String> before) {
    Set<String> bound = new LinkedHashSet<>(before);
    bound.remove("");
    bound.add(String.valueOf(BOUND));
    return bound;
  }

  /** The characters of a set, folded; empty where they are many or not told one by one. */
  private String set() {
    StringBuilder found = new StringBuilder();
    boolean told = pattern.charAt(at) != '^';
    int first = at;
    while (pattern.charAt(at) != ']' || at == first) {
      char letter = pattern.charAt(at++);
      String one = known(letter);
      if (letter == '\\') {
        char escaped = pattern.charAt(at++);
        told &= escaped != 'p' && escaped != 'P';
        one = escaped(escaped);
      } else if (letter == '[' || letter == '&') {
        told = false;
        at = letter == '[' ? pattern.indexOf(']', at) + 1 : at;
      } else if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        char last = pattern.charAt(at + 1);
        at += 2;
        one = range(letter, last);
      }
      told &= !one.isEmpty();
      one.chars()
          .filter(c -> found.indexOf("" + (char) c) < 0)
          .forEach(c -> found.append((char) c));
    }
    at++;
    return told && found.length() <= WIDEST ? found.toString() : "";
  }

  private static String range(char from, char last) {
    StringBuilder found = new StringBuilder();
    for (char letter = from; letter <= last; letter++) {
      String one = known(letter);
      if (one.isEmpty()) {
        return "";
      }
      if (found.indexOf(one) < 0) {
        found.append(one);
      }
    }
    return found.toString();
  }

  private static String known(char letter) {
    return folded(letter) == 0 ? "" : String.valueOf(folded(letter));
  }

  /** Starts with one more character each; those that are long enough, or end here, are done. */
  private Set<String> longer(Set<String> before, String letters) {
    if (letters.isEmpty() || before.size() * letters.length() > MOST) {
      done.addAll(before);
      return Set.of();
    }
    Set<String> open = new LinkedHashSet<>();
    for (String start : before) {
      for (char letter : letters.toCharArray()) {
        if (letter == ' ' && start.endsWith(" ")) {
          open.add(start);
        } else if (start.length() < LENGTH) {
          open.add(start + letter);
        } else {
          done.add(start);
        }
      }
    }
    return open;
  }
}
