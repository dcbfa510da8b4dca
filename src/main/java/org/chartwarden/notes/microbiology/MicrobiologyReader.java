package org.chartwarden.notes.microbiology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.microbiology.Germs.Role;
import org.chartwarden.notes.microbiology.Germs.Word;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Spelling;

/**
 * Finds the tests for germs of a note. Words of microbiology are gathered in the order of a
 * sentence; a new specimen or test after a result begins a new statement.
 */
public final class MicrobiologyReader {

  /** Words of one statement stand at most so many tokens apart. */
  private static final int APART = 9;

  private static final Set<String> ENDING = Set.of(";", "•");

  /**
   * A listed word where it stands.
   *
   * @param first index of its first token
   * @param end index after its last token
   */
  record Piece(Word word, int first, int end) {}

  private final NoteText note;
  private final List<Token> tokens;
  private final List<CultureMention> mentions = new ArrayList<>();

  private MicrobiologyReader(NoteText note) {
    this.note = note;
    this.tokens = Spelling.of(note.tokens());
  }

  /** All statements of a note in its order. */
  public static List<CultureMention> read(NoteText note) {
    MicrobiologyReader reader = new MicrobiologyReader(note);
    note.sentences().forEach(reader::sentence);
    return List.copyOf(reader.mentions);
  }

  private void sentence(Sentence sentence) {
    List<Piece> statement = new ArrayList<>();
    int last = sentence.firstToken();
    for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
      boolean ends = ENDING.contains(tokens.get(i).key()) || i - last > APART;
      if (ends && !statement.isEmpty()) {
        close(statement, sentence);
      }
      PhraseTrie.Match<Word> match = Germs.standard().at(tokens, i, sentence.endToken());
      boolean doubt =
          match != null
              && tokens.get(i).is("+")
              && match.end() < sentence.endToken()
              && tokens.get(match.end()).is("/");
      if (match == null || doubt) {
        continue;
      }
      Piece piece = new Piece(match.values().get(0), i, match.end());
      if (begins(piece, statement)) {
        close(statement, sentence);
      }
      statement.add(piece);
      last = match.end();
      i = match.end() - 1;
    }
    close(statement, sentence);
  }

  /** Whether a piece begins a statement of its own. */
  private boolean begins(Piece piece, List<Piece> statement) {
    boolean opens = piece.word().role() == Role.SPECIMEN || piece.word().role() == Role.TEST;
    if (statement.isEmpty()) {
      return false;
    }
    Piece last = statement.get(statement.size() - 1);
    boolean answered =
        statement.stream()
            .anyMatch(p -> p.word().role() == Role.RESULT || p.word().role() == Role.STAIN);
    boolean organism = last.word().role() == Role.ORGANISM;
    if (opens) {
      boolean named =
          organism
              && statement.stream()
                  .anyMatch(p -> p.word().role() == Role.TEST || p.word().role() == Role.SPECIMEN);
      boolean adjacent = piece.first() - last.end() <= 1;
      boolean ofOrganism =
          organism
              && adjacent
              && piece.word().role() == Role.TEST
              && !answered
              && statement.size() == 1;
      return answered && !stainOf(piece, last)
          || named && !ofOrganism && piece.word().role() == Role.SPECIMEN;
    }
    boolean sameList = last.word().role() == Role.ORGANISM || last.word().role() == Role.VERB;
    boolean qualitative =
        answered
            && piece.word().role() == Role.ORGANISM
            && !sameList
            && last.word().role() == Role.RESULT
            && Statement.negative(last.word().id())
            && commaBetween(last.end(), piece.first());
    return qualitative;
  }

  /** "Gram stain GPC, culture pending" stay apart, "positive blood cultures" do not. */
  private static boolean stainOf(Piece piece, Piece last) {
    return last.word().role() == Role.RESULT && piece.first() - last.end() == 0;
  }

  private boolean commaBetween(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.get(i).is(",")) {
        return true;
      }
    }
    return false;
  }

  private void close(List<Piece> statement, Sentence sentence) {
    if (!statement.isEmpty()) {
      mentions.addAll(new Statement(note, tokens, sentence, List.copyOf(statement)).mentions());
      statement.clear();
    }
  }
}
