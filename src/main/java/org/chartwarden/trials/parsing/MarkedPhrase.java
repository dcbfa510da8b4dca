package org.chartwarden.trials.parsing;

import java.util.BitSet;
import java.util.List;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.parsing.wording.WrittenText;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * The words of a criterion with what was found in them: its questions, and the tokens that these
 * and empty phrases account for.
 */
final class MarkedPhrase {

  private final CriterionPhrase words;
  private final List<Recognised> questions;
  private final int shift;
  private final WrittenText written;
  private final Recognised[] opening;
  private final BitSet covered = new BitSet();
  private final BitSet used = new BitSet();

  /**
   * A phrase with its questions.
   *
   * @param shift characters of the heading that stands before the text of the criterion
   * @param written the text of the criterion in plain words
   */
  MarkedPhrase(CriterionPhrase words, List<Recognised> questions, int shift, WrittenText written) {
    this.written = written;
    this.words = words;
    this.questions = List.copyOf(questions);
    this.shift = shift;
    this.opening = new Recognised[words.size()];
    for (Recognised question : questions) {
      if (opening[question.from()] == null) {
        opening[question.from()] = question;
      }
      covered.set(question.from(), question.to());
      used.or(question.used());
    }
    used.or(ClauseWords.noise(words));
    used.or(Occasions.of(words).bare());
    if (!questions.isEmpty()) {
      used.or(ClauseWords.background(words));
    }
  }

  CriterionPhrase words() {
    return words;
  }

  List<Recognised> questions() {
    return questions;
  }

  /** The question that begins at a token, or null. */
  Recognised questionAt(int i) {
    return i < opening.length ? opening[i] : null;
  }

  /** Whether a token lies in the name of a question. */
  boolean covered(int i) {
    return covered.get(i);
  }

  /** Whether a token is understood, with a question or as one that means nothing. */
  boolean used(int i) {
    return used.get(i);
  }

  /** Takes some tokens for understood. */
  void use(int from, int to) {
    used.set(from, to);
  }

  /** Whether a question lies within some tokens. */
  boolean asks(int from, int to) {
    return questions.stream().anyMatch(one -> within(one, from, to));
  }

  /** Whether a question begins within some tokens and ends behind them. */
  boolean reachesOut(int from, int to) {
    return questions.stream()
        .anyMatch(one -> one.from() >= from && one.from() < to && one.to() > to);
  }

  static boolean within(Recognised question, int from, int to) {
    return question.from() >= from && question.to() <= to;
  }

  /** Whether any of some tokens means something and is not understood. */
  boolean hasUnread(int from, int to) {
    for (int i = from; i < to; i++) {
      if ((words.isWord(i) || words.isNumber(i)) && !Fillers.contains(words.key(i)) && !used(i)) {
        return true;
      }
    }
    return false;
  }

  /** The first of some tokens that is a word or a number, or the last of them. */
  int firstWord(int from, int to) {
    int first = from;
    while (first < to - 1 && !words.isWord(first) && !words.isNumber(first)) {
      first++;
    }
    return first;
  }

  /** The place of some tokens in the text of the criterion. */
  TextSpan span(int from, int to) {
    TextSpan span = words.span(from, to);
    int start = written.before(span.start() - shift);
    return new TextSpan(start, Math.max(start, written.before(span.end() - shift)), span.text());
  }
}
