package org.chartwarden.notes.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/** The side, sites, qualifiers and event that stand around a listed name. */
final class PhraseAround {

  private static final int LEFT_REACH = 8;
  private static final int EVENT_REACH = 3;

  private final CompactTokens tokens;
  private final List<SiteSpan> before;
  private final int floor;
  private final int head;
  private final int headEnd;
  private final IntPredicate begins;
  private final boolean display;
  private final List<BodySites.Wording> found = new ArrayList<>();
  private final Set<String> qualifiers = new LinkedHashSet<>();
  private DeviceEvent event = DeviceEvent.NONE;
  private int first;
  private int end;

  /**
   * Looks around a name.
   *
   * @param before the sites that stand before it, in order
   * @param floor index of the first token that belongs to no name before
   * @param begins whether another listed name begins at a token
   * @param display whether the text is the display of a code: "fracture of femur, left"
   */
  PhraseAround(
      CompactTokens tokens,
      List<SiteSpan> before,
      int floor,
      int head,
      int headEnd,
      IntPredicate begins,
      boolean display) {
    this.tokens = tokens;
    this.before = before;
    this.floor = floor;
    this.head = head;
    this.headEnd = headEnd;
    this.begins = begins;
    this.display = display;
    this.first = head;
    this.end = headEnd;
  }

  /**
   * Takes in what stands around.
   *
   * @param sited whether the listed name tells a site of itself: a list of sites may go on
   */
  void extend(NameKind kind, boolean sited) {
    toTheLeft(kind);
    toTheRight(kind, sited);
    if (kind == NameKind.DEVICE) {
      events();
    }
  }

  int end() {
    return end;
  }

  List<String> sites() {
    return found.stream().map(BodySites.Wording::site).distinct().toList();
  }

  Set<String> qualifiers() {
    return qualifiers;
  }

  DeviceEvent event() {
    return event;
  }

  /** Index among all tokens of the first one, with a side that stands right before. */
  int firstOriginal() {
    int original = tokens.original(first);
    int at = original - 1;
    while (at >= tokens.from() && (tokens.side(at) != null || tokens.isHyphen(at))) {
      at--;
    }
    return tokens.side(Math.min(at + 1, original)) == null ? original : at + 1;
  }

  /** Index among all tokens after the last one, with a side that stands right behind. */
  int endOriginal() {
    int original = tokens.original(end - 1) + 1;
    int behind = sideBehind(original);
    return behind < 0 ? original : behind + 1;
  }

  /** The side that stands in the phrase, or that a site has of itself. */
  Optional<Laterality> side() {
    Laterality side = null;
    for (int i = firstOriginal(); i < endOriginal(); i++) {
      Laterality here = tokens.side(i);
      if (here != null) {
        side = side == null || side == here ? here : Laterality.BILATERAL;
      }
    }
    for (BodySites.Wording site : found) {
      side = side == null ? site.side().orElse(null) : side;
    }
    return Optional.ofNullable(side);
  }

  /** "hydronephrosis on the left", "(L)", ", left": index of the side, or -1. */
  private int sideBehind(int original) {
    for (int i = original; i < Math.min(tokens.to(), original + 3); i++) {
      if (tokens.side(i) != null) {
        boolean spoken = i > original || tokens.raw(i).length() > 1;
        boolean ends = i + 1 >= tokens.to() || !tokens.isWord(i + 1) || tokens.isTie(i + 1);
        return spoken && ends ? i : -1;
      }
      if (!tokens.leadsToSide(i)) {
        return -1;
      }
    }
    return -1;
  }

  private void toTheLeft(NameKind kind) {
    int limit = Math.max(floor, head - LEFT_REACH);
    while (first > limit) {
      SiteSpan site = endingAt(first);
      Token token = tokens.get(first - 1);
      if (site != null && site.first() >= limit) {
        found.add(0, site.site());
        first = site.first();
      } else if (PhraseWords.QUALIFIERS.contains(token.key())) {
        qualifiers.add(token.key());
        first--;
      } else if (PhraseWords.POSITIONS.contains(token.key()) && !found.isEmpty()) {
        first--;
      } else if (first - 2 >= limit && ordinal(first - 2)) {
        first -= 2;
      } else if (kind == NameKind.IMAGING
          && !found.isEmpty()
          && PhraseWords.LISTING.contains(token.key())
          && endingAt(first - 1) != null) {
        first--;
      } else {
        return;
      }
    }
  }

  private SiteSpan endingAt(int index) {
    SiteSpan best = null;
    for (int i = before.size() - 1; i >= 0 && before.get(i).end() >= index - 1; i--) {
      SiteSpan site = before.get(i);
      if (site.end() == index && (best == null || site.first() < best.first())) {
        best = site;
      }
    }
    return best;
  }

  private void toTheRight(NameKind kind, boolean sited) {
    boolean more = true;
    while (more) {
      int at = end;
      boolean comma =
          at < tokens.size() && tokens.get(at).is(",") && (display || tokens.sideFollows(at));
      boolean tied = comma || at < tokens.size() && PhraseWords.TIES.contains(tokens.get(at).key());
      boolean listed =
          kind == NameKind.IMAGING
              && (sited || !found.isEmpty())
              && at < tokens.size()
              && PhraseWords.LISTING.contains(tokens.get(at).key());
      at += tied || listed ? 1 : 0;
      PhraseTrie.Match<BodySites.Wording> site = siteAt(at);
      while (site == null
          && at < tokens.size()
          && (PhraseWords.POSITIONS.contains(tokens.get(at).key()) || ordinal(at))) {
        at += ordinal(at) ? 2 : 1;
        site = siteAt(at);
      }
      boolean free = site != null && !begins.test(at);
      boolean own = free && (tied && (display || !comma) || !followed(site.end(), kind));
      more = own && (found.isEmpty() || tied || listed);
      if (more) {
        found.add(site.values().get(0));
        end = site.end();
      }
    }
  }

  /** Whether "4th" begins at a token: which of several ribs, fingers, toes. */
  private boolean ordinal(int at) {
    return at + 1 < tokens.size()
        && tokens.get(at).isNumber()
        && NumberWords.ORDINAL_ENDINGS.contains(tokens.get(at + 1).key())
        && !tokens.get(at + 1).spaced();
  }

  private PhraseTrie.Match<BodySites.Wording> siteAt(int at) {
    return at < tokens.size() ? BodySites.standard().at(tokens.tokens(), at, tokens.size()) : null;
  }

  /** Whether what follows a site is a name to which the site belongs. */
  private boolean followed(int at, NameKind kind) {
    int next = at;
    while (next < tokens.size() && PhraseWords.QUALIFIERS.contains(tokens.get(next).key())) {
      next++;
    }
    return kind != NameKind.IMAGING && next < tokens.size() && begins.test(next);
  }

  private void events() {
    int from = pastGauge(end);
    for (int i = from; i < Math.min(tokens.size(), from + EVENT_REACH); i++) {
      Token token = tokens.get(i);
      if (!token.isWord()) {
        break;
      }
      DeviceEvent told = PhraseWords.event(token.key());
      int stopped = stopped(i);
      if (stopped > i) {
        event = DeviceEvent.REMOVED;
        end = stopped;
        return;
      }
      if (told != DeviceEvent.NONE) {
        boolean output = token.is("out") && i + 1 < tokens.size() && tokens.get(i + 1).isNumber();
        event = output && !dateFollows(i + 1) ? DeviceEvent.NONE : told;
        end = event == DeviceEvent.NONE ? end : i + 1;
        return;
      }
    }
    int before = first - 3;
    if (before >= floor && stopped(before) == first) {
      event = DeviceEvent.REMOVED;
      first = before;
      return;
    }
    for (int i = first - 1; i >= Math.max(floor, first - EVENT_REACH); i--) {
      DeviceEvent told = PhraseWords.event(tokens.get(i).key());
      if (told != DeviceEvent.NONE) {
        event = told;
        first = i;
        return;
      }
      if (!tokens.get(i).isWord() && !tokens.get(i).isNumber()) {
        return;
      }
    }
  }

  /** Index after the size of a line: "forearm 20g d/c'd", "16 Fr". */
  private int pastGauge(int i) {
    boolean gauge =
        i + 1 < tokens.size()
            && tokens.get(i).isNumber()
            && (tokens.get(i + 1).is("g")
                || tokens.get(i + 1).is("ga")
                || tokens.get(i + 1).is("gauge")
                || tokens.get(i + 1).is("fr")
                || tokens.get(i + 1).is("french"));
    return gauge ? i + 2 : i;
  }

  /** Index after "d/c" or "d/c'd" that begins at a token, or the token itself. */
  private int stopped(int i) {
    boolean written =
        i + 2 < tokens.size()
            && tokens.get(i).is("d")
            && tokens.get(i + 1).is("/")
            && tokens.get(i + 2).is("c");
    if (!written) {
      return i;
    }
    boolean past = i + 4 < tokens.size() && tokens.get(i + 3).is("'") && tokens.get(i + 4).is("d");
    return past ? i + 5 : i + 3;
  }

  /** "out 1/17": a day and no amount follows. */
  private boolean dateFollows(int i) {
    return i + 2 < tokens.size() && tokens.get(i + 1).is("/") && tokens.get(i + 2).isNumber();
  }
}
