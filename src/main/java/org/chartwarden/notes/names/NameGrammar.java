package org.chartwarden.notes.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Spelling;

/** Finds names among tokens: the listed name, and around it side, site, qualifiers and event. */
public final class NameGrammar {

  private static final double GUESSED = 0.7;
  private static final double OPEN = 0.4;
  private static final int LATER = 9;

  private final CompactTokens tokens;
  private final NameContext context;
  private final boolean capitals;
  private final boolean display;
  private final List<SiteSpan> sites = new ArrayList<>();

  private NameGrammar(List<Token> all, int from, int to, NameContext context) {
    this.tokens = new CompactTokens(all, from, to);
    this.context = context;
    this.display = context == NameContext.NONE;
    this.capitals = context.capitals() || LetterCase.capitals(all, from, to);
  }

  /**
   * The names in a stretch of tokens, in order, none within another.
   *
   * @param spelled tokens in the form of {@link Spelling}
   */
  public static List<NameFound> find(List<Token> spelled, int from, int to, NameContext context) {
    return new NameGrammar(spelled, from, to, context).names();
  }

  /** The names in a short text, as the display of a code. */
  public static List<NameFound> find(String text) {
    List<Token> spelled = Spelling.of(NoteText.of(text).tokens());
    return spelled.isEmpty() ? List.of() : find(spelled, 0, spelled.size(), NameContext.NONE);
  }

  /** A listed name or abbreviation at a token. */
  private record Head(List<String> concepts, int first, int end, double confidence) {}

  private List<NameFound> names() {
    List<NameFound> found = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Head head = head(i);
      if (head != null) {
        PhraseAround around =
            new PhraseAround(tokens, sites, done, head.first(), head.end(), this::begins, display);
        NameFound name = found(head, around);
        found.add(name);
        done = around.end();
        if (name.name().kind() == NameKind.DEVICE) {
          later(name, done, found);
        }
        i = Math.max(head.end(), done) - 1;
        continue;
      }
      PhraseTrie.Match<BodySites.Wording> site =
          BodySites.standard().at(tokens.tokens(), i, tokens.size());
      if (site != null) {
        sites.add(new SiteSpan(site.values().get(0), i, site.end()));
      }
    }
    return found;
  }

  private NameFound found(Head head, PhraseAround around) {
    NameKind kind = NameCatalog.standard().kind(head.concepts().get(0));
    around.extend(kind, !NameCatalog.standard().ownSites(head.concepts().get(0)).isEmpty());
    Optional<Laterality> side = around.side();
    ClinicalName name =
        new ClinicalName(
            kind, head.concepts(), around.sites(), side, around.qualifiers(), around.event());
    return new NameFound(
        name,
        around.firstOriginal(),
        around.endOriginal(),
        tokens.original(head.first()),
        tokens.original(head.end() - 1) + 1,
        head.confidence());
  }

  /** "catheter placed 1/15, removed 1/18": what is done with the device afterwards. */
  private void later(NameFound device, int from, List<NameFound> found) {
    for (int i = from; i < Math.min(tokens.size(), from + LATER); i++) {
      Token token = tokens.get(i);
      DeviceEvent told = PhraseWords.later(token.key());
      if (told != DeviceEvent.NONE && told != device.name().event()) {
        int original = tokens.original(i);
        found.add(
            new NameFound(
                device.name().told(told),
                original,
                original + 1,
                original,
                original + 1,
                Math.min(GUESSED, device.confidence())));
        return;
      }
      if (token.is(".") || token.is(";") || begins(i)) {
        return;
      }
    }
  }

  /** Whether a listed name begins at a token. */
  private boolean begins(int i) {
    return head(i) != null;
  }

  private Head head(int i) {
    Token token = tokens.get(i);
    if (!token.isWord() && !token.isNumber()) {
      return null;
    }
    boolean ambiguous = Abbreviations.ambiguous(token);
    for (PhraseTrie.Match<NameCatalog.Wording> match :
        NameCatalog.standard().at(tokens.tokens(), i, tokens.size())) {
      if (ambiguous && match.end() == i + 1) {
        break;
      }
      Set<String> concepts = new LinkedHashSet<>();
      for (NameCatalog.Wording wording : match.values()) {
        if (written(wording.phrase(), i, match.end()) && sided(wording.phrase(), i, match.end())) {
          concepts.add(wording.concept());
        }
      }
      NameCatalog.standard().narrowest(concepts);
      if (!concepts.isEmpty()) {
        double confidence = tokens.confidence(i, match.end());
        return new Head(
            List.copyOf(concepts), i, match.end(), concepts.size() > 1 ? OPEN : confidence);
      }
    }
    if (ambiguous) {
      List<String> meanings = Abbreviations.meaning(tokens, i, context, capitals);
      if (!meanings.isEmpty()) {
        return new Head(meanings, i, i + 1, meanings.size() > 1 ? OPEN : GUESSED);
      }
    }
    return null;
  }

  private boolean written(NamePhrase phrase, int first, int end) {
    if (phrase.letters().isEmpty()) {
      return true;
    }
    StringBuilder letters = new StringBuilder();
    for (int i = first; i < end; i++) {
      Token token = tokens.get(i);
      letters.append(token.isWord() || token.isNumber() ? token.raw() : "");
    }
    return LetterCase.fits(phrase.letters(), letters.toString(), capitals);
  }

  /** Whether the side stands there that belongs to the name itself. */
  private boolean sided(NamePhrase phrase, int first, int end) {
    if (phrase.side().isEmpty()) {
      return true;
    }
    int from = tokens.original(first) - 2;
    for (int i = Math.max(tokens.from(), from); i < tokens.original(end - 1); i++) {
      if (tokens.side(i) == phrase.side().get()) {
        return true;
      }
    }
    return false;
  }
}
