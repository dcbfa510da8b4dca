package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.Kind;

/** One clause: a condition, or something to do or to answer. */
final class Frame {

  /** What a clause is. */
  enum Role {
    MAIN,
    IF,
    UNLESS,
    OTHERWISE
  }

  private final Role role;
  private final int sentence;
  private final boolean joined;
  private boolean asked;
  private final List<Chunk> chunks = new ArrayList<>();

  Frame(Role role, int sentence, boolean joined) {
    this.role = role;
    this.sentence = sentence;
    this.joined = joined;
  }

  Role role() {
    return role;
  }

  int sentence() {
    return sentence;
  }

  /** Whether "and", "but" or the like leads it in. */
  boolean joined() {
    return joined;
  }

  /** Whether a question mark ends it. */
  boolean asked() {
    return asked;
  }

  void asked(boolean ends) {
    asked = ends;
  }

  List<Chunk> chunks() {
    return chunks;
  }

  boolean isCondition() {
    return role == Role.IF || role == Role.UNLESS;
  }

  /** Symbols joined by blanks, with a blank at both ends. */
  String symbols() {
    StringBuilder all = new StringBuilder(" ");
    chunks.forEach(chunk -> all.append(chunk.symbol()).append(' '));
    return all.toString();
  }

  boolean has(String wordClass) {
    return Words.standard().rule("{" + wordClass + "}").matcher(symbols()).find();
  }

  boolean matches(String rule) {
    return Words.standard().rule(rule).matcher(symbols()).find();
  }

  /** Whether a word stands in a phrase of the class that the clause contains. */
  boolean partOf(String wordClass, String word) {
    var matcher = Words.standard().rule("{" + wordClass + "}").matcher(symbols());
    while (matcher.find()) {
      if ((" " + matcher.group() + " ").contains(" " + word + " ")) {
        return true;
      }
    }
    return false;
  }

  <T> Optional<T> first(Class<T> type) {
    return chunks.stream().map(c -> c.as(type)).filter(v -> v != null).findFirst();
  }

  <T> List<T> all(Class<T> type) {
    return chunks.stream().map(c -> c.as(type)).filter(v -> v != null).toList();
  }

  /** The same clause without chunks of some kinds. */
  Frame without(Class<?>... kinds) {
    Frame rest = new Frame(role, sentence, joined);
    rest.asked = asked;
    for (Chunk chunk : chunks) {
      if (java.util.Arrays.stream(kinds).noneMatch(kind -> kind.isInstance(chunk.value()))) {
        rest.chunks.add(chunk);
      }
    }
    return rest;
  }

  /** The same clause without a word. */
  Frame without(String word) {
    Frame rest = new Frame(role, sentence, joined);
    rest.asked = asked;
    chunks.stream().filter(c -> !c.is(word)).forEach(rest.chunks::add);
    return rest;
  }

  /** Concept mentions that can be of one of these kinds. */
  List<ConceptMention> concepts(Kind... kinds) {
    return all(ConceptMention.class).stream().filter(m -> m.of(kinds).isPresent()).toList();
  }

  boolean isEmpty() {
    return chunks.stream()
        .allMatch(c -> c.symbol().matches("[^\\p{L}\\p{N}<]+|and|or|then|also|so|but"));
  }

  /** Words that nothing so far gave a meaning to and that are not mere grammar. */
  List<String> unknown(Set<String> known) {
    Words words = Words.standard();
    return chunks.stream()
        .filter(c -> !c.symbol().startsWith("<") || c.is("<") || c.is("<="))
        .filter(c -> c.symbol().matches(".*[\\p{L}\\p{N}].*"))
        .filter(c -> !known.contains(c.symbol()) && !words.in("filler", c.symbol()))
        .map(Chunk::raw)
        .toList();
  }
}
