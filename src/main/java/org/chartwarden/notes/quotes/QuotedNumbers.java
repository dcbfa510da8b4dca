package org.chartwarden.notes.quotes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;
import org.chartwarden.units.UnitNames;

/** The numbers that words of a note hold, each with the unit behind it. */
public final class QuotedNumbers {

  private static final Map<String, Integer> TIMES = Map.of("once", 1, "twice", 2, "thrice", 3);
  private static final Set<String> BOUNDS =
      Set.of("<", ">", "<=", ">=", "under", "over", "below", "above", "least", "most", "than");
  private static final Set<String> BETWEEN = Set.of("/", "-", "—", ",", "to", "and", "over", "×");
  private static final int LONGEST_UNIT = 8;

  /**
   * A number of the words.
   *
   * @param end index of the token after it
   * @param bound whether the words give it as a bound
   */
  public record Number(BigDecimal value, int end, boolean bound) {}

  private final String text;
  private final List<Token> tokens;
  private final List<Number> numbers = new ArrayList<>();

  public QuotedNumbers(String text) {
    this.text = text;
    this.tokens = NoteText.of(text).tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean bound = i > 0 && BOUNDS.contains(tokens.get(i - 1).key());
      NumberWords.Found words = NumberWords.at(tokens, i, tokens.size());
      if (token.isNumber()) {
        numbers.add(new Number(signed(i), i + 1, bound));
      } else if (words != null) {
        numbers.add(new Number(BigDecimal.valueOf(words.value()), words.end(), bound));
        i = words.end() - 1;
      } else if (TIMES.containsKey(token.key())) {
        numbers.add(new Number(BigDecimal.valueOf(TIMES.get(token.key())), i + 1, bound));
      }
    }
  }

  /** With the sign before it, where that is no dash between two things. */
  private BigDecimal signed(int i) {
    BigDecimal number = tokens.get(i).number();
    boolean dash = i > 0 && tokens.get(i - 1).is("-") && !tokens.get(i).spaced();
    boolean free = i == 1 || i > 1 && tokens.get(i - 1).spaced();
    return dash && free ? number.negate() : number;
  }

  /** The numbers that equal a value. */
  public List<Number> equalTo(BigDecimal value) {
    return numbers.stream().filter(n -> n.value().compareTo(value) == 0).toList();
  }

  /** Whether a unit is written behind a number, other numbers of a list or range between. */
  public boolean hasUnit(Number number, String unit) {
    List<Token> wanted = NoteText.of(unit).tokens();
    Optional<String> code = UnitNames.ucum(unit);
    for (int at = number.end(); at < tokens.size(); at++) {
      if (follows(wanted, at) || code.isPresent() && unitAt(at).equals(code)) {
        return true;
      }
      if (!passes(at)) {
        return false;
      }
    }
    return false;
  }

  /** The unit that is written behind a number, as UCUM code. */
  public Optional<String> unit(Number number) {
    for (int at = number.end(); at < tokens.size(); at++) {
      Optional<String> unit = unitAt(at);
      if (unit.isPresent() || !passes(at)) {
        return unit;
      }
    }
    return Optional.empty();
  }

  private boolean passes(int at) {
    return tokens.get(at).isNumber() || BETWEEN.contains(tokens.get(at).key());
  }

  private boolean follows(List<Token> wanted, int at) {
    if (wanted.isEmpty() || at + wanted.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!tokens.get(at + i).is(wanted.get(i).key())) {
        return false;
      }
    }
    return true;
  }

  /** The longest run of tokens that is a unit. A number or dash alone is none. */
  private Optional<String> unitAt(int at) {
    if (tokens.get(at).is("-") || tokens.get(at).is(",")) {
      return Optional.empty();
    }
    int start = tokens.get(at).start();
    for (int end = Math.min(tokens.size(), at + LONGEST_UNIT); end > at; end--) {
      String run = text.substring(start, tokens.get(end - 1).end());
      if (run.chars().anyMatch(c -> Character.isLetter(c) || c == '%')) {
        Optional<String> code = UnitNames.ucum(run);
        if (code.isPresent()) {
          return code;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a text stands here token by token. */
  public boolean holds(String words) {
    List<Token> wanted = NoteText.of(words).tokens();
    for (int at = 0; at < tokens.size(); at++) {
      if (follows(wanted, at)) {
        return true;
      }
    }
    return false;
  }

  /** The words. */
  public List<Token> tokens() {
    return tokens;
  }
}
