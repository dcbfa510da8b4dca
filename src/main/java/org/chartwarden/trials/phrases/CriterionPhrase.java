package org.chartwarden.trials.phrases;

import java.util.List;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/**
 * The words of a criterion as types read them: tokens with their offsets, and the ends of the
 * sentences and clauses that modifiers do not cross.
 *
 * @param text the words; offsets of tokens count in it
 * @param tokens all tokens in order, without the backslashes that the registry sets before signs
 */
public record CriterionPhrase(String text, List<Token> tokens) {

  private static final Set<String> CLAUSE_ENDS = Set.of(";", ":", "•");

  private static final Set<String> ABBREVIATIONS =
      WordSet.of("e g i vs approx resp no dr incl etc eg ie");

  public CriterionPhrase {
    tokens = List.copyOf(tokens);
  }

  /** The phrase of a text. Linear in its length. */
  public static CriterionPhrase of(String text) {
    List<Token> tokens =
        NoteText.of(text).tokens().stream().filter(token -> !token.is("\\")).toList();
    return new CriterionPhrase(text, tokens);
  }

  public int size() {
    return tokens.size();
  }

  public Token token(int i) {
    return tokens.get(i);
  }

  /** The compared form of a token, or an empty text beyond the ends. */
  public String key(int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).key();
  }

  public boolean is(int i, String key) {
    return key(i).equals(key);
  }

  public boolean isAny(int i, Set<String> keys) {
    return keys.contains(key(i));
  }

  /** Whether every token of a stretch is one of these. */
  public boolean areAll(int from, int to, Set<String> keys) {
    for (int i = from; i < to; i++) {
      if (!isAny(i, keys)) {
        return false;
      }
    }
    return true;
  }

  public boolean isNumber(int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).isNumber();
  }

  public boolean isWord(int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).isWord();
  }

  /** Whether the words from a token on are these, each a token. */
  public boolean reads(int i, String... keys) {
    for (int k = 0; k < keys.length; k++) {
      if (!is(i + k, keys[k])) {
        return false;
      }
    }
    return true;
  }

  /** The longest phrase of a trie that begins at a token, or null. */
  public <T> PhraseTrie.Match<T> longest(PhraseTrie<T> trie, int i) {
    return i < 0 || i >= tokens.size() ? null : trie.longest(tokens, i, tokens.size());
  }

  /** Whether a clause ends with this token: a semicolon, a colon, a full stop behind a sentence. */
  public boolean endsClause(int i) {
    return i < 0 || i >= tokens.size() || CLAUSE_ENDS.contains(key(i)) || endsSentence(i);
  }

  /** Whether a sentence ends with this token. */
  public boolean endsSentence(int i) {
    boolean stop = is(i, ".") || is(i, "?");
    if (!stop) {
      return i >= 0 && i < tokens.size() - 1 && tokens.get(i + 1).breaks() >= 2;
    }
    if (i + 1 == tokens.size()) {
      return true;
    }
    Token next = tokens.get(i + 1);
    boolean abbreviation = ABBREVIATIONS.contains(key(i - 1));
    return next.spaced() && !abbreviation && (next.capital() || !next.isWord());
  }

  /** First token of the clause that a token lies in. */
  public int clauseStart(int i) {
    int start = i;
    while (start > 0 && !endsClause(start - 1)) {
      start--;
    }
    return start;
  }

  /** Index after the last token of the clause that a token lies in, its end mark left out. */
  public int clauseEnd(int i) {
    int end = i;
    while (end < size() && !endsClause(end)) {
      end++;
    }
    return end;
  }

  /** The words of some tokens. */
  public String words(int from, int to) {
    return from >= to ? "" : text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  /** The place of some tokens. */
  public TextSpan span(int from, int to) {
    int start = tokens.get(from).start();
    int end = tokens.get(to - 1).end();
    return new TextSpan(start, end, text.substring(start, end));
  }
}
