package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.medications.AllergyMention.Kind;
import org.chartwarden.notes.medications.MedicationNames.Listed;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/**
 * Reads allergies: "NKDA", "Allergies: penicillin (hives), sulfa", "tolerates cephalosporins".
 * Under a heading for allergies every item of a list is a substance, known or not.
 */
public final class AllergyReader {

  private static final Set<String> DENIED =
      Set.of(
          "known",
          "any",
          "drug",
          "food",
          "medication",
          "environmental",
          "or",
          "and",
          "allergies",
          "allergy",
          "reactions");

  /** They open an instruction, which is no list of substances wherever it stands. */
  private static final Set<String> CONDITIONS =
      Set.of("if", "when", "please", "hold", "call", "notify", "continue", "start", "stop");

  /** Tokens within which a culture stands before "sensitive to". */
  private static final int GERM = 24;

  private final NoteText note;
  private final List<Token> tokens;
  private final AllergyItems items;
  private final AllergyMentions mentions;

  private AllergyReader(NoteText note) {
    this.note = note;
    this.tokens = note.tokens();
    this.items = new AllergyItems(note);
    this.mentions = new AllergyMentions(note);
  }

  /** The statements of a note in its order. */
  public static List<AllergyMention> read(NoteText note) {
    AllergyReader reader = new AllergyReader(note);
    note.sentences().forEach(reader::sentence);
    return reader.mentions.all();
  }

  private void sentence(Sentence sentence) {
    int told = mentions.size();
    int from = sentence.firstToken();
    int to = sentence.endToken();
    boolean section =
        note.sectionOf(sentence).kind() == SectionKind.ALLERGIES
            && !CONDITIONS.contains(tokens.get(from).key());
    List<DrugName> names = null;
    int i = from;
    while (i < to) {
      PhraseTrie.Match<Kind> cue = AllergyWords.CUES.longest(tokens, i, to);
      if (cue == null || tokens.get(i).is("sensitive") && grown(from, i)) {
        i++;
        continue;
      }
      if (names == null) {
        names = DrugName.in(MedicationNames.standard(), tokens, from, to);
      }
      int first = section ? heading(from, to) : i;
      if (first < i && cue.values().get(0) != Kind.NONE_KNOWN) {
        items(sentence, Kind.ALLERGIC, first, first, i, names, true); // "PCN, tolerates Keflex"
      }
      i = cue(sentence, cue, i, names);
      section = false;
    }
    if (section) {
      int first = heading(from, to);
      names = names == null ? DrugName.in(MedicationNames.standard(), tokens, from, to) : names;
      int said = first < to ? none(sentence, first, to) : to;
      if (said < to) {
        items(sentence, Kind.ALLERGIC, said, said, to, names, true);
      }
    }
    AllergyBehind behind = new AllergyBehind(note, items, mentions);
    behind.named(sentence, names);
    behind.told(sentence, names);
    mentions.sort(told);
  }

  /** "Grew S. pneumoniae, sensitive to penicillin": said of a germ. */
  private boolean grown(int from, int at) {
    for (int i = at - 1; i >= Math.max(from, at - GERM); i--) {
      String key = tokens.get(i).key();
      if (key.startsWith("grew")
          || key.startsWith("cultur")
          || key.startsWith("organism")
          || key.equals("cx")
          || key.equals("isolate")
          || key.equals("growing")
          || key.equals("growth")
          || key.equals("bottles")) {
        return true;
      }
    }
    return false;
  }

  private int heading(int from, int to) {
    if (tokens.get(from).is(":")) {
      return from + 1; // the heading stands in a sentence of its own
    }
    String first = tokens.get(from).key();
    boolean allergy = first.startsWith("allerg");
    boolean titled = allergy || first.equals("drug") || first.equals("adverse");
    for (int i = from; titled && i < to && i < from + 4; i++) {
      if (tokens.get(i).is(":")) {
        return i + 1;
      }
    }
    return allergy ? from + 1 : from;
  }

  private int none(Sentence sentence, int first, int to) {
    Token token = tokens.get(first);
    boolean none =
        token.is("none")
            || token.is("nil")
            || token.is("no")
            || token.is("denies")
            || token.is("nkda")
            || token.is("nka")
            || token.is("-");
    boolean unknown = token.is("unknown") || token.is("unable");
    if (none || unknown) {
      mentions.add(
          none ? Kind.NONE_KNOWN : Kind.UNKNOWN,
          "",
          List.of(),
          List.of(),
          first,
          past(first + 1, to),
          sentence);
      return to;
    }
    return first;
  }

  /** Index after the words that go on from "no": "known drug allergies". */
  private int past(int from, int to) {
    int end = from;
    while (end < to && DENIED.contains(tokens.get(end).key())) {
      end++;
    }
    return end;
  }

  private int cue(Sentence sentence, PhraseTrie.Match<Kind> cue, int at, List<DrugName> names) {
    Kind kind = cue.values().get(0);
    int end = cue.end();
    int to = sentence.endToken();
    if (kind == Kind.NONE_KNOWN || kind == Kind.UNKNOWN) {
      boolean except = end < to && (tokens.get(end).is("except") || tokens.get(end).is("other"));
      mentions.add(kind, "", List.of(), List.of(), at, end, sentence);
      return except ? items(sentence, Kind.ALLERGIC, end, end + 1, to, names, true) : end;
    }
    String said = tokens.get(at).key();
    boolean bare =
        end == at + 1
            && (said.startsWith("allerg") || kind == Kind.TOLERATED || kind == Kind.INTOLERANT);
    while (end < to
        && (tokens.get(end).is(":") || tokens.get(end).is("-") || tokens.get(end).is("to"))) {
      end++;
      bare = false;
    }
    boolean strict =
        kind == Kind.TOLERATED
            || tokens.get(end - 1).is("tolerate")
            || bare
            || said.equals("sensitive")
            || said.equals("not");
    if (end < to && kind == Kind.ALLERGIC && !strict) {
      int rest = none(sentence, end, to);
      if (rest == to) {
        return to;
      }
    }
    return items(sentence, kind, at, end, to, names, !strict);
  }

  /** The substances of a list, each with its reactions. */
  private int items(
      Sentence sentence,
      Kind kind,
      int start,
      int from,
      int to,
      List<DrugName> names,
      boolean any) {
    int i = from;
    int begin = start;
    Kind said = kind;
    while (i < to) {
      Token token = tokens.get(i);
      if (token.is(";") && !any
          || token.is(".") && !any
          || token.is("but")
          || token.is("however")) {
        return i;
      }
      PhraseTrie.Match<Kind> next = AllergyWords.CUES.longest(tokens, i, to);
      if (next != null && i > from) {
        return i;
      }
      if (token.is(",")
          || token.is("and")
          || token.is("&")
          || token.is(";")
          || token.is(".")
          || token.is("/")
          || token.is("or")
          || token.is("•")
          || token.is("-")
          || token.is("+")
          || token.is("the")
          || token.is("all")
          || token.is("other")
          || token.isNumber()
          || token.is(")")
          || token.is("iv")
          || token.is("po")
          || token.is("a")
          || token.is("his")
          || token.is("her")) {
        i++;
        begin = begin == start && i - from > 3 ? i : begin;
        continue;
      }
      DrugName name = AllergyItems.named(names, i);
      boolean begins =
          i == from
              || !tokens.get(i - 1).isWord()
              || tokens.get(i - 1).is("and")
              || tokens.get(i - 1).is("or")
              || tokens.get(i).breaks() > 0;
      int end = name != null ? name.end() : any && begins ? items.unknown(i, to) : i;
      if (end == i) {
        return i;
      }
      List<String> reactions = new ArrayList<>(2);
      int after = items.reactions(end, to, reactions);
      boolean food = AllergyWords.SUBSTANCES.contains(tokens.get(i).key());
      List<Medication> candidates =
          name == null
              ? List.of()
              : name.listed().stream().map(Listed::medication).distinct().toList();
      boolean real =
          name != null
              || food
              || any && end > i && !AllergyWords.REACTIONS.at(tokens, i, to).iterator().hasNext();
      if (real) {
        mentions.add(
            said,
            note.span(i, (name == null ? end : name.nameEnd()) - 1).text(),
            candidates,
            reactions,
            begin,
            Math.max(end, after),
            sentence);
      }
      i = Math.max(end, after);
      begin = i;
    }
    return i;
  }
}
