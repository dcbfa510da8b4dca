package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.medications.MedicationNames.Doubt;
import org.chartwarden.notes.medications.MedicationNames.Listed;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/**
 * Words that name a drug.
 *
 * @param listed what they may mean
 * @param first index of the first token
 * @param end index after the last token, past a second name in brackets: "furosemide (Lasix)"
 * @param nameEnd index after the last token of the first name
 */
record DrugName(List<Listed> listed, int first, int end, int nameEnd) {

  /** A slip of the keyboard is looked for in words of letters only. */
  private static final int SHORTEST_MISSPELT = 7;

  /** The names of a stretch of tokens in order. Linear: a name is looked up once for each token. */
  static List<DrugName> in(MedicationNames names, List<Token> tokens, int from, int to) {
    List<DrugName> found = new ArrayList<>();
    for (int i = from; i < to; i++) {
      DrugName name = at(names, tokens, i, to);
      boolean form =
          name != null
              && name.doubtful()
              && (name.listed.get(0).naming() == DrugNaming.CLASS
                  || DrugWords.salt(tokens.get(i)) != null)
              && !found.isEmpty()
              && found.get(found.size() - 1).end == i;
      if (name != null && !form) {
        name = joined(names, tokens, name, to);
        found.add(name);
        i = name.end - 1;
      }
    }
    return found;
  }

  boolean doubtful() {
    for (Listed one : listed) {
      if (one.doubt() == Doubt.NONE) {
        return false;
      }
    }
    return true;
  }

  boolean laboratory() {
    for (Listed one : listed) {
      if (one.doubt() != Doubt.LABORATORY) {
        return false;
      }
    }
    return true;
  }

  private static DrugName at(MedicationNames names, List<Token> tokens, int i, int to) {
    Token token = tokens.get(i);
    if (!token.isWord() && !token.isNumber()) {
      return null;
    }
    boolean unit =
        i > 0
            && tokens.get(i - 1).isNumber()
            && tokens.get(i).breaks() == 0
            && (token.is("mg") || token.is("k") || token.is("u") || token.is("amp"));
    boolean course =
        token.is("d3")
            && i + 2 < to
            && tokens.get(i + 1).is("/")
            && !tokens.get(i + 1).spaced()
            && tokens.get(i + 2).isNumber();
    if (unit || course) {
      return null;
    }
    for (PhraseTrie.Match<Listed> match : names.at(tokens, i, to)) {
      List<Listed> fitting = new ArrayList<>(match.values().size());
      for (Listed listed : match.values()) {
        if (listed.exact().isEmpty() || listed.exact().equals(letters(tokens, i, match.end()))) {
          fitting.add(listed);
        }
      }
      boolean other =
          fitting.isEmpty()
              || glued(tokens, i, match.end(), to)
              || fitting.stream().allMatch(one -> one.doubt() != Doubt.NONE)
                  && ways(tokens, i, match.end(), to);
      if (!other) {
        return new DrugName(fitting, i, match.end(), match.end());
      }
    }
    if (token.isWord() && token.key().length() >= SHORTEST_MISSPELT) {
      Listed slip = names.misspelt(token.key()).orElse(null);
      if (slip != null) {
        Listed misspelt = new Listed(slip.medication(), DrugNaming.MISSPELT, Doubt.NONE, "");
        return new DrugName(List.of(misspelt), i, i + 1, i + 1);
      }
    }
    return null;
  }

  /** A word that is a route too, as INH, names a drug only before a number. */
  private static boolean ways(List<Token> tokens, int i, int end, int to) {
    boolean number = end < to && tokens.get(end).isNumber();
    return !number && RouteReader.at(tokens, i, to) != null;
  }

  /** Part of another word: the K of "K-wire", the IV of "CK-MB". */
  private static boolean glued(List<Token> tokens, int first, int end, int to) {
    boolean single = end == first + 1 && tokens.get(first).raw().length() <= 3;
    if (!single) {
      return false;
    }
    boolean before =
        first > 0
            && !tokens.get(first).spaced()
            && (tokens.get(first - 1).is("-") || tokens.get(first - 1).isWord());
    boolean after =
        end + 1 < to
            && tokens.get(end).is("-")
            && !tokens.get(end).spaced()
            && !tokens.get(end + 1).spaced()
            && tokens.get(end + 1).isWord();
    return before || after;
  }

  /** Adds what is joined to a name: "amoxicillin/clavulanate", "furosemide (Lasix)". */
  private static DrugName joined(MedicationNames names, List<Token> tokens, DrugName name, int to) {
    DrugName current = name;
    while (current.end + 1 < to) {
      Token link = tokens.get(current.end);
      boolean slash = link.is("/") || link.is("+") || link.is("-") && !link.spaced();
      if (slash) {
        DrugName next = at(names, tokens, current.end + 1, to);
        boolean real = next != null && !next.doubtful() && !current.doubtful();
        if (!real || same(current, next)) {
          return current;
        }
        Medication both =
            names
                .combined(current.listed.get(0).medication(), next.listed.get(0).medication())
                .orElse(null);
        if (both == null) {
          return current;
        }
        current =
            new DrugName(
                List.of(new Listed(both, current.listed.get(0).naming(), Doubt.NONE, "")),
                current.first,
                next.end,
                next.end);
      } else if (link.is("(")) {
        DrugName next = at(names, tokens, current.end + 1, to);
        boolean closed = next != null && next.end < to && tokens.get(next.end).is(")");
        return closed && same(current, next)
            ? new DrugName(next.listed, current.first, next.end + 1, current.nameEnd)
            : current;
      } else {
        return current;
      }
    }
    return current;
  }

  private static boolean same(DrugName one, DrugName other) {
    Medication first = one.listed.get(0).medication();
    return other.listed.stream()
        .map(Listed::medication)
        .anyMatch(
            second ->
                first.sameAs(second)
                    || second.ingredients().containsAll(first.ingredients())
                    || first.isClassOf(second)
                    || second.isClassOf(first));
  }

  private static String letters(List<Token> tokens, int from, int end) {
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < end; i++) {
      letters.append(tokens.get(i).raw());
    }
    return letters.toString();
  }
}
