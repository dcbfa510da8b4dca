package org.chartwarden.notes.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.findings.FindingTerms.Wording;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Spelling;

/** Finds what a note names and what it says of it. One pass over the tokens of each sentence. */
public final class FindingReader {

  /** The two parts of a phrase may stand this many tokens apart. */
  private static final int GAP = 8;

  /** A denial turns words that deny into a yes only when it stands right before them. */
  private static final int DOUBLE_NEGATION = 1;

  /** More phrases than this never overlap. */
  private static final int OVERLAPPING = 12;

  private static final int SEVERITY_BEFORE = 3;

  private final NoteText note;
  private final List<Token> tokens;
  private final List<FindingMention> mentions = new ArrayList<>();

  private FindingReader(NoteText note) {
    this.note = note;
    this.tokens = Spelling.of(note.tokens());
  }

  /** All findings of a note in its order. */
  public static List<FindingMention> read(NoteText note) {
    FindingReader reader = new FindingReader(note);
    note.sentences().forEach(reader::sentence);
    return List.copyOf(reader.mentions);
  }

  /**
   * Words that name a finding.
   *
   * @param first index of the first token of all words
   * @param end index after the last one
   * @param head index of the first token of the finding itself
   * @param headEnd index after its last one
   * @param other index of the first token of the other part; the same as the head if there is none
   * @param otherEnd index after its last one
   */
  private record Named(
      Wording wording, int first, int end, int head, int headEnd, int other, int otherEnd) {}

  private void sentence(Sentence sentence) {
    List<Named> named = new ArrayList<>();
    for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
      whole(i, sentence.endToken(), named);
    }
    List<Named> split = new ArrayList<>();
    for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
      split(i, sentence.endToken(), split);
    }
    split.removeIf(one -> hiddenByAny(one, named));
    named.addAll(split);
    if (named.isEmpty()) {
      return;
    }
    named.sort(Comparator.comparingInt(Named::head).thenComparing(one -> one.wording().concept()));
    SectionKind section = note.sectionOf(sentence).kind();
    int from = sentence.firstToken();
    int to = sentence.endToken();
    SentenceCues cues = new SentenceCues(tokens, from, to);
    Relatives relatives = new Relatives(tokens, from, to, section, cues);
    Times times = new Times(tokens, from, to);
    Named last = null;
    for (Named one : named) {
      boolean again =
          last != null
              && last.wording().concept().equals(one.wording().concept())
              && one.head() < last.headEnd();
      if (!again) {
        mentions.add(mention(one, sentence, section, cues, relatives, times));
        last = one;
      }
    }
  }

  /** Adds the phrases that begin here, the longest first, but for those that a longer one hides. */
  private void whole(int at, int to, List<Named> named) {
    for (PhraseTrie.Match<Wording> match : FindingTerms.standard().phrasesAt(tokens, at, to)) {
      for (Wording wording : match.values()) {
        boolean spelt =
            wording.exact().isEmpty() || wording.exact().equals(letters(at, match.end()));
        boolean number =
            match.end() < to
                && tokens.get(match.end() - 1).is("from")
                && tokens.get(match.end()).isNumber();
        if (spelt && !number && !hidden(wording, at, match.end(), named)) {
          named.add(new Named(wording, at, match.end(), at, match.end(), at, match.end()));
        }
      }
    }
  }

  private static boolean hidden(Wording wording, int first, int end, List<Named> named) {
    for (int i = named.size() - 1; i >= 0 && i >= named.size() - OVERLAPPING; i--) {
      Named outer = named.get(i);
      boolean within = outer.first() <= first && end <= outer.end();
      boolean longer = end - first < outer.end() - outer.first();
      if (within && longer && hides(outer.wording(), wording)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the finding of a phrase in two parts stands within words that hide it. */
  private static boolean hiddenByAny(Named one, List<Named> whole) {
    int at = Collections.binarySearch(whole, one, Comparator.comparingInt(Named::first));
    int from = Math.max(0, (at < 0 ? -at - 1 : at) - OVERLAPPING);
    for (int i = from; i < whole.size() && whole.get(i).first() <= one.head(); i++) {
      Named outer = whole.get(i);
      boolean within = outer.first() <= one.head() && one.headEnd() <= outer.end();
      boolean hiding = FindingTerms.standard().hides(outer.wording().concept());
      if (within && hiding) {
        return true;
      }
    }
    return false;
  }

  private static boolean hides(Wording outer, Wording inner) {
    FindingTerms terms = FindingTerms.standard();
    return outer.denies()
        || terms.hides(outer.concept())
        || terms.withWider(outer.concept()).contains(inner.concept());
  }

  private void split(int at, int to, List<Named> named) {
    for (PhraseTrie.Match<Wording> match : FindingTerms.standard().openingsAt(tokens, at, to)) {
      for (Wording wording : match.values()) {
        int limit = Math.min(to, match.end() + GAP + 1);
        for (int i = match.end(); i < limit && !clauseEnds(i); i++) {
          PhraseTrie.Match<Boolean> tail = wording.tail().longest(tokens, i, to);
          if (tail != null) {
            named.add(
                wording.headFirst()
                    ? new Named(wording, at, tail.end(), at, match.end(), i, tail.end())
                    : new Named(wording, at, tail.end(), i, tail.end(), at, match.end()));
            break;
          }
        }
      }
    }
  }

  private boolean clauseEnds(int i) {
    Token token = tokens.get(i);
    return token.is(";") || token.is(".") || token.is("but") || token.is(":");
  }

  private String letters(int from, int to) {
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (!tokens.get(i).is("-")) {
        letters.append(tokens.get(i).raw());
      }
    }
    return letters.toString();
  }

  private FindingMention mention(
      Named named,
      Sentence sentence,
      SectionKind section,
      SentenceCues cues,
      Relatives relatives,
      Times times) {
    Wording wording = named.wording();
    Cue cue = cues.of(named.head(), named.headEnd(), named.other(), named.otherEnd());
    Optional<Relative> relative = relatives.of(named.head(), named.headEnd());
    Assertion assertion = cue == null ? Assertion.unsaid(section) : cue.kind().assertion();
    int gap = Math.min(named.headEnd(), named.otherEnd());
    boolean split = cues.denialBetween(gap, Math.max(named.head(), named.other()));
    assertion = split ? Assertion.NEGATED : assertion;
    if (split && wording.denies()) {
      assertion = Assertion.PRESENT;
    } else if (wording.denies()) {
      boolean far = cue != null && named.head() - cue.end() > DOUBLE_NEGATION;
      assertion = far && assertion == Assertion.NEGATED ? assertion : denied(assertion);
    }
    if (relative.isPresent() && assertion != Assertion.NEGATED) {
      assertion = Assertion.FAMILY;
    }
    return new FindingMention(
        FindingTerms.standard().withWider(wording.concept()),
        note.span(named.first(), named.end() - 1),
        sentence.index(),
        section,
        assertion,
        cue == null ? "" : note.span(cue.first(), cue.end() - 1).text(),
        relative,
        severity(named, sentence),
        times.of(named.head(), named.headEnd(), cues));
  }

  /** What words that say "absent" mean under a cue: "not afebrile" is fever. */
  private static Assertion denied(Assertion assertion) {
    return switch (assertion) {
      case NEGATED -> Assertion.PRESENT;
      case PRESENT, HISTORICAL, RESOLVED, CONDITIONAL -> Assertion.NEGATED;
      case POSSIBLE, HYPOTHETICAL, FAMILY, PLANNED -> assertion;
    };
  }

  private Severity severity(Named named, Sentence sentence) {
    Severity best = Severity.UNSAID;
    int from = Math.max(sentence.firstToken(), named.first() - SEVERITY_BEFORE);
    for (int i = named.first() - 1; i >= from && !tokens.get(i).is(","); i--) {
      best = stronger(best, Severity.of(tokens.get(i).key()));
    }
    for (int i = named.first(); i < named.end(); i++) {
      best = stronger(best, Severity.of(tokens.get(i).key()));
    }
    int next = named.end();
    boolean bracket =
        next + 1 < sentence.endToken()
            && (tokens.get(next).is("(")
                || tokens.get(next).is(":")
                || tokens.get(next).is(",")
                || tokens.get(next).is("-")
                || tokens.get(next).is("is")
                || tokens.get(next).is("was"));
    return bracket ? stronger(best, Severity.of(tokens.get(next + 1).key())) : best;
  }

  private static Severity stronger(Severity one, Severity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
