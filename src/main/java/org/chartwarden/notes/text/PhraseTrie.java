package org.chartwarden.notes.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases to look up in a token sequence, the longest first. A look-up takes at most as many steps
 * as the longest phrase has tokens. Hyphens between words do not count: {@code C-reactive protein}
 * and {@code C reactive protein} are one phrase.
 */
public final class PhraseTrie<T> {

  /**
   * A phrase that was found.
   *
   * @param end index after its last token
   * @param values what was stored under it, at least one
   */
  public record Match<T>(int end, List<T> values) {}

  private static final class Node<T> {
    final Map<String, Node<T>> next = new HashMap<>();
    final List<T> values = new ArrayList<>();
  }

  private static final int SMALLEST = 64;

  private final Node<T> root = new Node<>();

  /** The first words of the phrases: most tokens begin none. */
  private WordFilter firsts = new WordFilter(SMALLEST);

  private int room = SMALLEST;

  /** Stores a value under a phrase; several values may share one. */
  public void add(String phrase, T value) {
    Node<T> node = root;
    String first = null;
    for (Token token : new Tokenizer(phrase).tokens()) {
      if (!token.is("-")) {
        node = node.next.computeIfAbsent(token.key(), key -> new Node<>());
        first = first == null ? token.key() : first;
      }
    }
    if (node != root && !node.values.contains(value)) {
      node.values.add(value);
      filter(first);
    }
  }

  private void filter(String first) {
    if (root.next.size() > room) {
      room *= 2;
      firsts = new WordFilter(room);
      root.next.keySet().forEach(word -> firsts.add(word.hashCode()));
    }
    firsts.add(first.hashCode());
  }

  /** The phrases that begin at a token, the longest first; none when there is none. */
  public List<Match<T>> at(List<Token> tokens, int from, int to) {
    String first = tokens.get(from).key();
    Node<T> node = firsts.mayHold(first.hashCode()) ? root.next.get(first) : null;
    if (node == null) {
      return List.of();
    }
    List<Match<T>> found = new ArrayList<>(2);
    int i = from + 1;
    while (true) {
      if (!node.values.isEmpty()) {
        found.add(0, new Match<>(i, node.values));
      }
      if (node.next.isEmpty()) {
        return found;
      }
      int hyphen = i;
      while (i < to && tokens.get(i).is("-") && i - hyphen < 1) {
        i++;
      }
      Node<T> following = i < to ? node.next.get(tokens.get(i).key()) : null;
      if (following == null) {
        return found;
      }
      node = following;
      i++;
    }
  }

  /** The longest phrase that begins at a token, or null. */
  public Match<T> longest(List<Token> tokens, int from, int to) {
    List<Match<T>> found = at(tokens, from, to);
    return found.isEmpty() ? null : found.get(0);
  }
}
