package org.chartwarden.notes.social;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.social.SocialStatement.Use;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Spelling;

/** Finds statements of how a patient lives. The words are in {@code note-social.psv}. */
public final class SocialReader {

  private static final int CUE_REACH = 6;

  /** Statements of one topic this many characters apart are one. */
  private static final int JOINED = 25;

  private static final Set<String> NEVER =
      Set.of("no", "denie", "denied", "never", "non", "nil", "none", "without", "not", "doesn");

  private static final Set<String> FORMER =
      Set.of(
          "former",
          "formerly",
          "ex",
          "quit",
          "stopped",
          "previou",
          "previously",
          "past",
          "prior",
          "remote",
          "gave",
          "abstinent",
          "sober",
          "used");

  private static final Set<String> JOINTS = Set.of(",", "or", "nor", "and", "/");

  /** What stands between the items of a list of what is denied. */
  private static final Set<String> BETWEEN = Set.of("any", "illicit", "recreational", "other");

  /** Products beside cigarettes, in the form of {@code Spelling}. */
  private static final Set<String> PRODUCTS =
      Set.of("vape", "vaping", "e", "chewing", "cigar", "snuff");

  private static final Set<String> VERBS = Set.of("use", "drink", "consume", "abuse");

  private static final Set<String> OFTEN =
      Set.of("occasionally", "socially", "daily", "weekly", "rarely", "sometimes", ":");

  private static final PhraseTrie<SocialWords.Listed> TRIE = SocialWords.topics();
  private static final PhraseTrie<String> UNITS = SocialWords.units();

  private final NoteText note;
  private final List<Token> tokens;

  private SocialReader(NoteText note) {
    this.note = note;
    this.tokens = Spelling.of(note.tokens());
  }

  /** All statements of a note in its order; those of the family are not the patient's. */
  public static List<SocialStatement> read(NoteText note) {
    SocialReader reader = new SocialReader(note);
    List<SocialStatement> statements = new ArrayList<>();
    for (Sentence sentence : note.sentences()) {
      if (note.sectionOf(sentence).kind() != SectionKind.FAMILY_HISTORY) {
        reader.sentence(sentence, statements);
      }
    }
    return List.copyOf(statements);
  }

  private void sentence(Sentence sentence, List<SocialStatement> statements) {
    int to = sentence.endToken();
    int floor = sentence.firstToken();
    boolean denied = false;
    for (int i = sentence.firstToken(); i < to; i++) {
      PhraseTrie.Match<SocialWords.Listed> match = TRIE.longest(tokens, i, to);
      if (match == null) {
        if (denied && i == floor + 1 && deniedDrugs(floor, i, to)) {
          add(
              statements,
              new SocialStatement(
                  SocialTopic.DRUGS,
                  note.span(i, i),
                  Use.NEVER,
                  Optional.empty(),
                  "",
                  sentence.index()));
          floor = i + 1;
        }
        continue;
      }
      SocialWords.Listed listed = match.values().get(0);
      if (SocialContexts.other(tokens, listed.topic(), floor, i, match.end(), to)) {
        continue;
      }
      int clause = clauseStart(floor, i);
      int end = clauseEnd(match.end(), to, listed.topic());
      Amount amount = amount(Math.max(clause, i - CUE_REACH), end);
      Use use = listed.use() == Use.CURRENT ? use(clause, i, match.end(), end) : listed.use();
      if (denied && use == Use.CURRENT && amount == null && listsOn(floor, i, match.end(), to)) {
        use = Use.NEVER;
      }
      denied = use == Use.NEVER;
      if (denied && PRODUCTS.contains(tokens.get(i).key())) {
        // "No vaping": who denies one product may well use another.
        floor = match.end();
        i = floor - 1;
        continue;
      }
      int first = amount == null ? i : Math.min(i, amount.first());
      int last = amount == null ? match.end() : Math.max(match.end(), amount.end());
      add(
          statements,
          new SocialStatement(
              listed.topic(),
              note.span(first, last - 1),
              use,
              Optional.ofNullable(amount).map(Amount::value),
              amount == null ? "" : amount.unit(),
              sentence.index()));
      i = last - 1;
      floor = last;
    }
  }

  /** The "drugs" of "denies tobacco/EtOH/drugs", which alone are those of a doctor. */
  private boolean deniedDrugs(int floor, int i, int to) {
    boolean joined = JOINTS.contains(tokens.get(floor).key()) && !tokens.get(floor).is(",");
    boolean ends = i + 1 >= to || !tokens.get(i + 1).isWord();
    return joined && ends && tokens.get(i).is("drug");
  }

  /**
   * Whether a topic goes on with the list of what is denied: "does not use tobacco, alcohol, or
   * illicit drugs".
   *
   * @param behind index after the topic before
   */
  private boolean listsOn(int behind, int first, int end, int to) {
    boolean joined = false;
    boolean and = false;
    for (int i = behind; i < first; i++) {
      String key = tokens.get(i).key();
      boolean verb = VERBS.contains(key);
      // "Does not smoke and drinks": a verb of its own.
      if (!JOINTS.contains(key) && !BETWEEN.contains(key) && !verb || and && verb) {
        return false;
      }
      and |= key.equals("and");
      joined |= JOINTS.contains(key) && !key.equals(",");
    }
    if (and && VERBS.contains(tokens.get(first).key())) {
      return false;
    }
    boolean goesOn = first > behind && tokens.get(behind).is(",") && jointAt(end, to);
    boolean told = end < to && OFTEN.contains(tokens.get(end).key());
    return (joined || goesOn) && !told;
  }

  private boolean jointAt(int at, int to) {
    int i = at < to && tokens.get(at).is(",") ? at + 1 : at;
    return i < to && JOINTS.contains(tokens.get(i).key()) && !tokens.get(i).is(",");
  }

  /** Adds a statement; "former smoker, 20 pack-years" is one. */
  private void add(List<SocialStatement> statements, SocialStatement next) {
    SocialStatement last = statements.isEmpty() ? null : statements.get(statements.size() - 1);
    boolean same =
        last != null
            && last.sentence() == next.sentence()
            && last.topic() == next.topic()
            && next.span().start() - last.span().end() <= JOINED;
    if (!same) {
      statements.add(next);
      return;
    }
    boolean told = last.amount().isPresent();
    int start = last.span().start();
    int end = next.span().end();
    statements.set(
        statements.size() - 1,
        new SocialStatement(
            last.topic(),
            new TextSpan(start, end, note.text().substring(start, end)),
            last.use() == Use.CURRENT ? next.use() : last.use(),
            told ? last.amount() : next.amount(),
            told ? last.unit() : next.unit(),
            last.sentence()));
  }

  private record Amount(BigDecimal value, String unit, int first, int end) {}

  private Amount amount(int from, int to) {
    for (int i = from; i < to; i++) {
      NumberWords.Found words = NumberWords.at(tokens, i, to);
      boolean number = tokens.get(i).isNumber();
      if (!number && words == null) {
        continue;
      }
      BigDecimal value = number ? tokens.get(i).number() : BigDecimal.valueOf(words.value());
      int next = number ? i + 1 : words.end();
      if (next + 1 < to && tokens.get(next).is("-") && tokens.get(next + 1).isNumber()) {
        value = tokens.get(next + 1).number();
        next += 2;
      }
      next += next < to && tokens.get(next).is("-") ? 1 : 0;
      PhraseTrie.Match<String> unit = next < to ? UNITS.longest(tokens, next, to) : null;
      if (unit != null) {
        return new Amount(value, unit.values().get(0), i, unit.end());
      }
    }
    return null;
  }

  private Use use(int clause, int first, int last, int end) {
    for (int i = Math.max(clause, first - CUE_REACH); i < first; i++) {
      Use use = cue(tokens.get(i));
      if (use != null) {
        return use;
      }
    }
    for (int i = last; i < Math.min(end, last + CUE_REACH); i++) {
      if (NEVER.contains(tokens.get(i).key()) && ofNext(i + 1, end)) {
        break;
      }
      boolean until = tokens.get(i).is("until") || tokens.get(i).is("till");
      Use use = until ? Use.FORMER : cue(tokens.get(i));
      if (use != null) {
        return use;
      }
    }
    return Use.CURRENT;
  }

  /** "Smokes ten a day, no other drugs": what is denied is the topic that comes next. */
  private boolean ofNext(int from, int end) {
    int i = from;
    while (i < end && BETWEEN.contains(tokens.get(i).key())) {
      i++;
    }
    return i == end && end < tokens.size() && TRIE.longest(tokens, end, tokens.size()) != null;
  }

  private static Use cue(Token token) {
    if (NEVER.contains(token.key())) {
      return Use.NEVER;
    }
    return FORMER.contains(token.key()) ? Use.FORMER : null;
  }

  private int clauseStart(int floor, int at) {
    for (int i = at - 1; i >= floor; i--) {
      if (tokens.get(i).is(";") || tokens.get(i).is(".")) {
        return i + 1;
      }
    }
    return floor;
  }

  /** Index at which what is said of a topic ends; a verb of drinking begins that of alcohol. */
  private int clauseEnd(int from, int to, SocialTopic topic) {
    for (int i = from; i < to; i++) {
      boolean drinking =
          topic != SocialTopic.ALCOHOL
              && (tokens.get(i).is("drink") || tokens.get(i).is("consume"));
      if (tokens.get(i).is(";")
          || tokens.get(i).is(".")
          || drinking
          || TRIE.longest(tokens, i, to) != null) {
        return i;
      }
    }
    return to;
  }
}
