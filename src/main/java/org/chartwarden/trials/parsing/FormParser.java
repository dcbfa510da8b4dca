package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.AtLeast;
import org.chartwarden.trials.criteria.CriterionForm.Except;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;

/** Joins the questions of a criterion by the words between them. */
final class FormParser {

  /** Longer criteria are no sentences that anyone wrote as one; they stay unread. */
  private static final int MAX_CHARACTERS = 6000;

  private static final PhraseTrie<Boolean> EXCEPTIONS = new PhraseTrie<>();
  private static final Set<String> VAGUE =
      WordSet.of(
          "condition conditions disease diseases disorder disorders illness illnesses reason",
          "reasons abnormality abnormalities circumstance circumstances factor factors situation",
          "finding findings problem problems issue issues anything concern concerns",
          "characteristics criteria history complication contraindication impairment limitation",
          "comorbidity comorbidities symptoms state status investigator who subjects",
          "participants patients participant patient subject persons individuals people those",
          "deemed unsuitable other opinion considered judged");
  private static final Set<String> OPENERS =
      WordSet.of(
          "any other the a an concurrent significant medical clinically severe serious current",
          "have has having presence of all history or psychiatric social physical mental",
          "underlying acute chronic additional known uncontrolled active which with in past",
          "systemic concomitant not psychological surgical another unstable evidence pre -",
          "existing important for are is / and , laboratory behavioral whatever such who general",
          "specific health clinical major personal that does do participant's patient's relevant",
          "as be by to");

  static {
    for (String one :
        new String[] {
          "unless",
          "except",
          "except for",
          "with the exception of",
          "excluding",
          "other than",
          "apart from",
          "but not",
          "not including",
          "exceptions",
          "with exception of",
          "exception",
          "with the exceptions of",
          "exceptions include",
          "excepting",
          "aside from"
        }) {
      EXCEPTIONS.add(one, true);
    }
  }

  private final CriterionPhrase phrase;
  private final int first;
  private final int shift;
  private final CriterionKind kind;
  private final List<Recognised> mentions;

  private FormParser(CriterionPhrase phrase, int first, int shift, CriterionKind kind) {
    this.phrase = phrase;
    this.first = first;
    this.shift = shift;
    this.kind = kind;
    this.mentions = conditional(Mentions.of(phrase, first), kind);
  }

  /**
   * "Women of childbearing potential must have a negative pregnancy test" asks nothing of men: the
   * words for women open a condition, which the tests of pregnancy and contraception know by
   * themselves.
   */
  private static List<Recognised> conditional(List<Recognised> all, CriterionKind kind) {
    boolean clause =
        all.stream()
            .anyMatch(
                one ->
                    one.test().describe().equals("no pregnancy")
                        || one.test().type().equals("contraception")
                            && !one.test().describe().equals("menopause or sterility"));
    boolean others =
        all.stream().anyMatch(one -> Set.of("diagnosis", "age").contains(one.test().type()));
    if (kind == CriterionKind.EXCLUSION && !clause || !clause || others) {
      return all;
    }
    boolean test = all.stream().anyMatch(one -> one.test().describe().equals("no pregnancy"));
    return all.stream()
        .filter(one -> !one.test().type().equals("sex"))
        .filter(one -> !(test && one.test().describe().equals("childbearing potential")))
        .toList();
  }

  static CriterionForm parse(EligibilityCriterion criterion) {
    String text = criterion.text();
    if (text.length() > MAX_CHARACTERS || text.isBlank()) {
      return new Unsupported(new TextSpan(0, text.length(), text));
    }
    String lead = criterion.context().replaceAll("[:.;\\s]+$", "");
    String joined = lead.isEmpty() ? text : lead + " " + text;
    int shift = joined.length() - text.length();
    CriterionPhrase phrase = CriterionPhrase.of(joined);
    int first = 0;
    while (first < phrase.size() && phrase.token(first).start() < shift) {
      first++;
    }
    if (first >= phrase.size()) {
      return new Unsupported(new TextSpan(0, text.length(), text));
    }
    return new FormParser(phrase, first, shift, criterion.kind()).whole();
  }

  private CriterionForm whole() {
    List<CriterionForm> sentences = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    int from = first;
    while (from < phrase.size()) {
      int to = from;
      while (to < phrase.size() && !phrase.endsSentence(to)) {
        to++;
      }
      to = Math.min(phrase.size(), to + 1);
      CriterionForm form = sentence(from, to);
      boolean leads = sentences.isEmpty();
      if (leads || !form.unsupported() && !explains(from, to)) {
        if (!(form instanceof Unsupported blank
            && blank.span().text().replaceAll("[^\\p{L}\\p{N}]", "").length() < 3)) {
          sentences.add(form);
        }
      } else if (!explains(from, to)) {
        remarks.add(phrase.words(from, to));
      }
      from = to;
    }
    if (sentences.isEmpty()) {
      return new Unsupported(span(first, phrase.size()));
    }
    CriterionForm joined = joined(sentences, kind == CriterionKind.INCLUSION);
    return remarks.isEmpty() ? joined : remarked(joined, remarks);
  }

  /** Whether a sentence only explains: a definition, a note, examples. */
  private boolean explains(int from, int to) {
    String words = phrase.words(from, to).toLowerCase(java.util.Locale.ROOT);
    return words.matches(
            "(?s)^\\W*(note|nb|n\\.b|e\\.g|for example|this includes|these include|this is|examples|defined as|definition|i\\.e|that is|this will|this may|this criterion|for the purpose|in this case).*")
        || words.matches(
            "(?s).{0,90}\\b(is|are|was|were) (defined|considered|characterized|described|diagnosed|measured|assessed|determined|confirmed|calculated|based)\\b.*");
  }

  private static CriterionForm remarked(CriterionForm form, List<String> remarks) {
    return switch (form) {
      case Leaf leaf -> {
        List<String> open = new ArrayList<>(leaf.open());
        open.addAll(remarks);
        yield new Leaf(leaf.test(), leaf.span(), open);
      }
      case AllOf all -> {
        List<CriterionForm> parts = new ArrayList<>(all.parts());
        parts.set(0, remarked(parts.get(0), remarks));
        yield new AllOf(parts);
      }
      case AnyOf any ->
          new AnyOf(any.parts().stream().map(part -> remarked(part, remarks)).toList());
      case Except except -> new Except(remarked(except.part(), remarks), except.exception());
      default -> form;
    };
  }

  private CriterionForm sentence(int from, int to) {
    CriterionForm vague = vagueJudgement(from, to);
    if (vague != null) {
      return vague;
    }
    CriterionForm choice = choice(from, to);
    if (choice != null) {
      return choice;
    }
    for (int i = from + 1; i < to; i++) {
      PhraseTrie.Match<Boolean> match = phrase.longest(EXCEPTIONS, i);
      if (match == null
          || match.end() >= to
          || phrase.is(match.end(), "limited")
          || inside(i)
          || !anyMention(from, i)) {
        continue;
      }
      int end = match.end();
      while (end < to && !phrase.is(end, ";") && !(phrase.is(end, ")") && phrase.is(i - 1, "("))) {
        end++;
      }
      boolean bracketed = phrase.is(i - 1, "(");
      CriterionForm main =
          new ClauseParser(phrase, mentions, kind, shift).parse(from, bracketed ? i - 1 : i);
      CriterionForm exception =
          new ClauseParser(phrase, mentions, CriterionKind.EXCLUSION, shift)
              .parse(match.end(), end);
      if (main == null) {
        continue;
      }
      CriterionForm narrowed =
          exception == null
              ? main
              : kind == CriterionKind.INCLUSION && phrase.is(i, "unless")
                  ? joined(List.of(main, exception), false)
                  : new Except(main, exception);
      int rest = bracketed ? end + 1 : end;
      CriterionForm after =
          rest < to && anyMention(rest, to)
              ? new ClauseParser(phrase, mentions, kind, shift).parse(rest, to)
              : null;
      return after == null
          ? narrowed
          : joined(List.of(narrowed, after), kind == CriterionKind.INCLUSION);
    }
    CriterionForm form = new ClauseParser(phrase, mentions, kind, shift).parse(from, to);
    return form == null ? new Unsupported(span(from, to)) : form;
  }

  /** "Any other condition that in the opinion of the investigator ...": only a judgement. */
  private CriterionForm vagueJudgement(int from, int to) {
    for (Recognised mention : mentions) {
      boolean here = mention.from() >= from && mention.to() <= to;
      if (here && mention.test().type().equals("permission")) {
        return new Leaf(mention.test(), span(from, to), List.of());
      }
      if (!here || !mention.test().type().equals("judgement")) {
        continue;
      }
      int at = from;
      while (at < mention.from()
          && phrase.isAny(at, OPENERS)
          && !phrase.isAny(at + 1, Set.of(":"))) {
        if (VAGUE.contains(phrase.key(at)) && !phrase.isAny(at, Set.of("history"))) {
          break;
        }
        at++;
      }
      boolean vague = at >= mention.from() || VAGUE.contains(phrase.key(at));
      boolean others =
          at > from
                  && phrase.isAny(
                      from,
                      Set.of("any", "other", "another", "concurrent", "presence", "significant"))
              || phrase.isAny(
                  at,
                  Set.of(
                      "investigator",
                      "opinion",
                      "deemed",
                      "unsuitable",
                      "considered",
                      "judged",
                      "reason",
                      "reasons",
                      "other",
                      "anything"))
              || at >= mention.from();
      if (vague && (others || !anyStrong(from, to))) {
        return new Leaf(mention.test(), span(from, to), List.of());
      }
    }
    return null;
  }

  private boolean anyStrong(int from, int to) {
    return mentions.stream()
        .anyMatch(
            one ->
                one.from() >= from
                    && one.to() <= to
                    && !Set.of(
                            "judgement",
                            "consent",
                            "logistics",
                            "health",
                            "sex",
                            "population",
                            "ability")
                        .contains(one.test().type()));
  }

  /** "At least two of the following: a; b; c" within one criterion. */
  private CriterionForm choice(int from, int to) {
    for (int i = from; i < to - 3; i++) {
      boolean opens =
          phrase.reads(i, "of", "the", "following")
              || phrase.reads(i, "of", "following")
              || phrase.reads(i, "of", "these");
      if (!opens) {
        continue;
      }
      int colon = i;
      while (colon < to && !phrase.is(colon, ":") && !phrase.is(colon, "•") && colon - i < 12) {
        colon++;
      }
      int begin =
          phrase.is(colon, ":") || phrase.is(colon, "•")
              ? colon + 1
              : i + (phrase.is(i + 1, "the") ? 3 : 2);
      int count = 1;
      boolean all = false;
      for (int k = Math.max(from, i - 6); k < i; k++) {
        Quantity quantity = BoundsReader.at(phrase, k);
        if (quantity != null
            && quantity.to() <= i
            && quantity.bounds().low() != null
            && quantity.unit().isEmpty()) {
          count = quantity.bounds().low().intValue() + (quantity.bounds().lowIncluded() ? 0 : 1);
          break;
        }
        all |= phrase.is(k, "all");
      }
      List<CriterionForm> items = new ArrayList<>();
      int start = begin;
      for (int k = begin; k <= to; k++) {
        if (k == to || phrase.is(k, ";") || phrase.is(k, "•")) {
          CriterionForm item =
              k > start ? new ClauseParser(phrase, mentions, kind, shift).parse(start, k) : null;
          if (item != null) {
            items.add(item);
          }
          start = k + 1;
        }
      }
      if (items.isEmpty()) {
        return null;
      }
      if (items.size() == 1 && items.get(0) instanceof AllOf list && !all) {
        items = list.parts();
      }
      CriterionForm list =
          all
              ? joined(items, true)
              : count <= 1
                  ? joined(items, false)
                  : items.size() < count ? joined(items, true) : new AtLeast(count, items);
      CriterionForm head =
          anyMention(from, i)
              ? new ClauseParser(phrase, mentions, kind, shift).parse(from, i)
              : null;
      return head == null ? list : joined(List.of(head, list), true);
    }
    return null;
  }

  private boolean anyMention(int from, int to) {
    return mentions.stream().anyMatch(one -> one.from() >= from && one.to() <= to);
  }

  private boolean inside(int token) {
    return mentions.stream().anyMatch(one -> one.from() <= token && token < one.to());
  }

  private TextSpan span(int from, int to) {
    return ClauseParser.shifted(phrase.span(from, to), shift);
  }

  static CriterionForm joined(List<CriterionForm> parts, boolean all) {
    List<CriterionForm> flat = new ArrayList<>();
    for (CriterionForm part : parts) {
      if (all && part instanceof AllOf inner) {
        flat.addAll(inner.parts());
      } else if (!all && part instanceof AnyOf inner) {
        flat.addAll(inner.parts());
      } else {
        flat.add(part);
      }
    }
    Map<String, CriterionForm> byText = new LinkedHashMap<>();
    flat.forEach(part -> byText.putIfAbsent(part.describe(), part));
    List<CriterionForm> once = List.copyOf(byText.values());
    return once.size() == 1 ? once.get(0) : all ? new AllOf(once) : new AnyOf(once);
  }
}
