package org.chartwarden.notes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the ends of sentences: full stops that are no abbreviation's, and lines that stand alone.
 */
final class SentenceSplitter {

  /** Lines longer than this were broken by a page width and not by their writer. */
  private static final int WRAPPED_LINE = 60;

  /** A sentence without any end is cut here, so that nothing later depends on its length. */
  private static final int MAX_TOKENS = 500;

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "dr", "mr", "mrs", "ms", "prof", "st", "fig", "figs", "no", "nos", "vs", "approx", "ca",
          "eg", "ie", "etc", "resp", "temp", "wt", "ht", "max", "min", "avg", "ref", "tab", "vol",
          "pt", "pts", "dept", "hosp", "inc", "et", "al", "cf", "sp", "spp", "var", "i", "e", "g",
          "p", "s", "b", "m", "q", "h", "d", "u", "w", "c", "subsp", "jan", "feb", "mar", "apr",
          "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

  /**
   * Second names of germs, before which one letter and a full stop are the first: K. pneumoniae.
   */
  private static final Set<String> SPECIES =
      Set.of(
          "coli",
          "pneumoniae",
          "pneumo",
          "aureus",
          "faecalis",
          "faecium",
          "albicans",
          "diff",
          "difficile",
          "influenzae",
          "flu",
          "mirabilis",
          "cloacae",
          "aeruginosa",
          "maltophilia",
          "baumannii",
          "epidermidis",
          "pyogenes",
          "pylori",
          "glabrata",
          "marcescens",
          "oxytoca",
          "freundii",
          "fragilis",
          "catarrhalis",
          "viridans",
          "meningitidis",
          "tuberculosis");

  private SentenceSplitter() {}

  static List<Sentence> sentences(String text, List<Token> tokens, List<NoteSection> sections) {
    List<Sentence> sentences = new ArrayList<>();
    int section = 0;
    int first = 0;
    for (int i = 0; i < tokens.size(); i++) {
      boolean last = i + 1 == tokens.size();
      boolean sectionEnds =
          !last
              && section + 1 < sections.size()
              && tokens.get(i + 1).start() >= sections.get(section + 1).start();
      if (last || sectionEnds || i - first >= MAX_TOKENS || endsAfter(text, tokens, i)) {
        int start = tokens.get(first).start();
        while (section + 1 < sections.size() && sections.get(section + 1).start() <= start) {
          section++;
        }
        sentences.add(
            new Sentence(sentences.size(), section, start, tokens.get(i).end(), first, i + 1));
        first = i + 1;
      }
    }
    return List.copyOf(sentences);
  }

  private static boolean endsAfter(String text, List<Token> tokens, int i) {
    Token token = tokens.get(i);
    Token next = tokens.get(i + 1);
    if (next.breaks() >= 2) {
      return true;
    }
    if (token.is("?") || token.is("!")) {
      return true;
    }
    if (token.is(".") && stops(tokens, i, next)) {
      return true;
    }
    boolean closed = (token.is(")") || token.is("\"")) && i > 0 && tokens.get(i - 1).is(".");
    if (closed && next.spaced() && next.capital()) {
      return true;
    }
    return next.breaks() == 1 && lineStandsAlone(text, tokens, i, next);
  }

  private static boolean stops(List<Token> tokens, int i, Token next) {
    Token before = i == 0 ? tokens.get(i) : tokens.get(i - 1);
    boolean opens = next.capital() || !next.isWord();
    if (next.breaks() > 0) {
      return true;
    }
    if (!next.spaced()) {
      // A missing blank: "mg/dL.The". Letters with stops between them (b.p.m.) are no end.
      return next.isWord()
          && next.capital()
          && next.raw().length() > 1
          && before.raw().length() > 1;
    }
    if (!opens) {
      return false;
    }
    if (before.raw().length() == 1 && SPECIES.contains(next.key())) {
      return false;
    }
    if (before.isWord() && ABBREVIATIONS.contains(before.key())) {
      boolean dottedLetters = i > 1 && tokens.get(i - 2).is(".") && !before.spaced();
      return dottedLetters && next.isWord() && next.raw().length() > 2;
    }
    return true;
  }

  private static boolean lineStandsAlone(String text, List<Token> tokens, int i, Token next) {
    Token token = tokens.get(i);
    if (next.is("•") || next.is("*") || next.is("·") || next.is("▪") || next.is("#")) {
      return true;
    }
    if (ListMarks.begins(tokens, i + 1)) {
      return true;
    }
    Token second = i + 2 < tokens.size() ? tokens.get(i + 2) : next;
    if (next.is("-") && second.spaced() && (second.capital() || second.isNumber())) {
      return true;
    }
    if (token.is(",") || token.is("(") || token.is("/") || token.is("=")) {
      return false;
    }
    if (!next.isWord() || !next.capital()) {
      return false;
    }
    int lineStart = text.lastIndexOf('\n', token.start()) + 1;
    return token.end() - lineStart < WRAPPED_LINE || token.is(";") || token.is(":");
  }
}
