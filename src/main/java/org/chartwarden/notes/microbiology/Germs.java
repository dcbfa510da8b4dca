package org.chartwarden.notes.microbiology;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Spelling;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.notes.vocabulary.Wider;

/** The words of microbiology, from {@code vocabulary/note-microbiology.psv}. */
public final class Germs {

  /** What a listed word is. */
  enum Role {
    SPECIMEN,
    TEST,
    ORGANISM,
    STAIN,
    RESULT,
    /** Grew, returned: a result follows. */
    VERB,
    /** Sensitive to, resistant to: drugs follow. */
    ANSWER,
    DRUG
  }

  /** A listed word. */
  record Word(Role role, String id) {}

  private static final Germs STANDARD = new Germs();

  private final PhraseTrie<Word> trie = new PhraseTrie<>();
  private final Map<String, Set<String>> wider = new HashMap<>();
  private final Map<String, List<Code>> codes = new HashMap<>();
  private final Map<String, String> displays = new HashMap<>();
  private final Set<String> organisms = new LinkedHashSet<>();

  private Germs() {
    for (String[] row : VocabularyFile.rows("note-microbiology.psv", 5)) {
      Role role = Role.valueOf(row[0]);
      Word word = new Word(role, row[1]);
      List<String> names = VocabularyFile.list(row[4], ";");
      wider.put(row[1], new LinkedHashSet<>(VocabularyFile.list(row[2], ",")));
      String display = names.isEmpty() ? row[1] : names.get(0);
      displays.put(row[1], display);
      codes.put(row[1], VocabularyFile.codes(row[3], display));
      names.forEach(name -> trie.add(Spelling.phrase(name), word));
      if (role == Role.ORGANISM) {
        organisms.add(row[1]);
      }
    }
  }

  public static Germs standard() {
    return STANDARD;
  }

  /** Ids of all organisms. */
  public Set<String> organisms() {
    return Set.copyOf(organisms);
  }

  /** How an organism or specimen reads. */
  public String display(String id) {
    return displays.getOrDefault(id, id);
  }

  public List<Code> codes(String id) {
    return codes.getOrDefault(id, List.of());
  }

  /** The organism, then everything wider: MRSA, Staphylococcus aureus, Staphylococcus. */
  public Set<String> withWider(String id) {
    return Wider.of(id, wider);
  }

  /** Whether both can be one organism: the same, or one a form of the other. */
  public boolean agree(String one, String other) {
    return withWider(one).contains(other) || withWider(other).contains(one);
  }

  /** The organisms that a text names, as the value of a result. */
  public List<String> organismsIn(String text) {
    return named(text, Role.ORGANISM);
  }

  /** The specimen that a text names, as the display of a test. */
  public Optional<String> specimenIn(String text) {
    return named(text, Role.SPECIMEN).stream().findFirst();
  }

  private List<String> named(String text, Role role) {
    List<Token> tokens = Spelling.of(NoteText.of(text).tokens());
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      PhraseTrie.Match<Word> match = longest(tokens, i, tokens.size(), role);
      if (match != null) {
        match.values().stream().filter(w -> w.role() == role).forEach(w -> found.add(w.id()));
        i = match.end() - 1;
      }
    }
    return List.copyOf(found);
  }

  private PhraseTrie.Match<Word> longest(List<Token> tokens, int i, int to, Role role) {
    for (PhraseTrie.Match<Word> match : trie.at(tokens, i, to)) {
      if (match.values().stream().anyMatch(word -> word.role() == role)) {
        return match;
      }
    }
    return null;
  }

  /** The longest listed words that begin at a token, or null. */
  PhraseTrie.Match<Word> at(List<Token> tokens, int i, int to) {
    return trie.longest(tokens, i, to);
  }
}
