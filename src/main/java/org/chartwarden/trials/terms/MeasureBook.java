package org.chartwarden.trials.terms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** All measurements and scales that criteria name. */
public final class MeasureBook {

  private static final int ABBREVIATION = 4;
  private static final MeasureBook STANDARD = new MeasureBook();

  private record Name(MeasureTerm term, String exact) {}

  private final Map<String, MeasureTerm> byId = new LinkedHashMap<>();
  private final PhraseTrie<Name> names = new PhraseTrie<>();

  private MeasureBook() {
    for (String[] row : VocabularyFile.rows("trial-measures.psv", 6)) {
      MeasureTerm term =
          new MeasureTerm(
              row[0],
              row[1],
              row[2].isEmpty() ? Optional.empty() : Optional.of(row[2]),
              row[3].isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Code(Code.LOINC, row[3], row[0].replace('-', ' '))),
              MeasureTerm.Kind.valueOf(row[4]));
      byId.put(term.id(), term);
      VocabularyFile.list(row[5], ";").forEach(name -> add(term, name));
    }
  }

  public static MeasureBook standard() {
    return STANDARD;
  }

  /**
   * A measurement that was found.
   *
   * @param to index after its last token
   */
  public record Found(MeasureTerm term, int to) {}

  /** The longest name that begins at a token, or null. */
  public Found longest(List<Token> tokens, int from) {
    if (from < 0 || from >= tokens.size()) {
      return null;
    }
    for (PhraseTrie.Match<Name> match : names.at(tokens, from, tokens.size())) {
      for (Name name : match.values()) {
        if (name.exact().isEmpty() || name.exact().equals(raw(tokens, from, match.end()))) {
          return new Found(name.term(), match.end());
        }
      }
    }
    return null;
  }

  public Optional<MeasureTerm> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private void add(MeasureTerm term, String name) {
    String letters = name.replaceAll("[^\\p{L}\\p{N}]", "");
    boolean exact =
        letters.length() <= ABBREVIATION && !letters.equals(letters.toLowerCase(Locale.ROOT));
    names.add(name, new Name(term, exact ? letters : ""));
  }

  private static String raw(List<Token> tokens, int from, int to) {
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < to; i++) {
      letters.append(tokens.get(i).raw().replaceAll("[^\\p{L}\\p{N}]", ""));
    }
    return letters.toString();
  }
}
