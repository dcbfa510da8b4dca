package org.chartwarden.notes.doses;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.measurements.WrittenAmount;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Reads doses of drugs: "10 mg of X by mouth three times a day", "X 10 mg PO TID", "X at 5
 * mcg/kg/min".
 */
public final class DoseReader {

  private static final int GAP = 6;
  private static final int SHORTEST_NAME = 4;

  private static final Map<String, String> ROUTES =
      Map.ofEntries(
          Map.entry("oral", "po;p.o.;oral;orally;by mouth;per os;tablet;tablets;tab;capsule;caps"),
          Map.entry("intravenous", "iv;i.v.;intravenous;intravenously;ivp;drip;infusion"),
          Map.entry("transdermal", "patch;patches;transdermal;transdermally;td"),
          Map.entry("buccal", "buccal;buccally;transmucosal;sublingual;sl"),
          Map.entry("subcutaneous", "sc;sq;subq;subcutaneous;subcutaneously;s.c."),
          Map.entry("intramuscular", "im;i.m.;intramuscular;intramuscularly"),
          Map.entry("inhaled", "inhaled;nebulized;inhalation;nebulised"),
          Map.entry("rectal", "pr;rectal;rectally"),
          Map.entry("intranasal", "intranasal;nasal;intranasally"));

  private static final Set<String> BETWEEN =
      Set.of(
          "of",
          "at",
          "with",
          "(",
          ")",
          ",",
          ":",
          "a",
          "dose",
          "rate",
          "doses",
          "infusion",
          "drip",
          "on",
          "and",
          "to",
          "was",
          "is",
          "running",
          "started",
          "up",
          "the",
          "total",
          "-",
          "=",
          "titrated",
          "tablets",
          "tablet",
          "taking",
          "oral",
          "iv",
          "intravenous",
          "po",
          "patch",
          "buccal",
          "daily",
          "sulfate",
          "hydrochloride",
          "sodium",
          "acetate",
          "bolus",
          "currently",
          "receiving",
          "support");

  private static final PhraseTrie<String> ROUTE_NAMES = routes();
  private static final PhraseTrie<Concept> DRUGS = drugs();

  private DoseReader() {}

  /** The doses of a note in order. */
  public static List<DoseMention> read(NoteText note) {
    List<DoseMention> mentions = new ArrayList<>();
    for (Sentence sentence : note.sentences()) {
      sentence(note, sentence, mentions);
    }
    return List.copyOf(mentions);
  }

  private record Drug(Concept concept, int first, int end) {}

  private static void sentence(NoteText note, Sentence sentence, List<DoseMention> mentions) {
    List<Token> tokens = note.tokens();
    int to = sentence.endToken();
    List<Drug> drugs = new ArrayList<>();
    List<WrittenAmount> amounts = new ArrayList<>();
    for (int i = sentence.firstToken(); i < to; i++) {
      Token token = tokens.get(i);
      if (token.isNumber()) {
        WrittenAmount amount = WrittenAmount.at(tokens, i, to);
        if (amount != null && isDose(amount.unit())) {
          amounts.add(amount);
          i = amount.end() - 1;
        }
      } else if (token.isWord() && token.key().length() >= SHORTEST_NAME) {
        PhraseTrie.Match<Concept> match = DRUGS.longest(tokens, i, to);
        if (match != null) {
          drugs.add(new Drug(match.values().get(0), i, match.end()));
          i = match.end() - 1;
        }
      }
    }
    boolean[] used = new boolean[amounts.size()];
    for (Drug drug : drugs) {
      int chosen = choose(tokens, drug, amounts, used);
      if (chosen >= 0) {
        used[chosen] = true;
        mentions.add(mention(note, sentence, drug, amounts.get(chosen)));
      }
    }
  }

  /** Masses and their rates; an amount per volume is a concentration and no dose. */
  private static boolean isDose(String unit) {
    return unit.matches("(k?g|mg|ug|ng|m?\\[IU\\]|U|meq|mmol)(/kg)?(/(min|h|d))?");
  }

  /** The amount right before the drug ("10 mg of X"), else the first right behind it; or -1. */
  private static int choose(
      List<Token> tokens, Drug drug, List<WrittenAmount> amounts, boolean[] used) {
    for (int a = 0; a < amounts.size(); a++) {
      WrittenAmount amount = amounts.get(a);
      boolean before = amount.end() <= drug.first() && drug.first() - amount.end() <= 2;
      if (!used[a]
          && before
          && only(tokens, amount.end(), drug.first(), Set.of("of", "iv", "oral"))) {
        return a;
      }
    }
    for (int a = 0; a < amounts.size(); a++) {
      WrittenAmount amount = amounts.get(a);
      boolean behind = amount.first() >= drug.end() && amount.first() - drug.end() <= GAP;
      if (!used[a] && behind && only(tokens, drug.end(), amount.first(), BETWEEN)) {
        return a;
      }
    }
    return -1;
  }

  private static boolean only(List<Token> tokens, int from, int to, Set<String> allowed) {
    for (int i = from; i < to; i++) {
      if (!allowed.contains(tokens.get(i).key())) {
        return false;
      }
    }
    return true;
  }

  private static DoseMention mention(
      NoteText note, Sentence sentence, Drug drug, WrittenAmount amount) {
    List<Token> tokens = note.tokens();
    int first = Math.min(drug.first(), amount.first());
    int end = Math.max(drug.end(), amount.end());
    String route = null;
    BigDecimal perDay = null;
    int limit = Math.min(sentence.endToken(), end + 10);
    for (int i = first; i < limit; i++) {
      if (i >= end
          && (tokens.get(i).is(",") || tokens.get(i).is(";") || tokens.get(i).is("and"))
          && (perDay != null || !tokens.get(i).is(","))) {
        break;
      }
      PhraseTrie.Match<String> way = ROUTE_NAMES.longest(tokens, i, limit);
      route = way != null && route == null ? way.values().get(0) : route;
      Frequency frequency = i >= end && perDay == null ? Frequency.at(tokens, i, limit) : null;
      if (frequency != null) {
        perDay = frequency.perDay();
        end = Math.max(end, frequency.end());
        i = frequency.end() - 1;
      }
    }
    return new DoseMention(
        drug.concept().id(),
        note.span(drug.first(), drug.end() - 1).text(),
        amount.value(),
        amount.unit(),
        route,
        perDay,
        note.span(first, end - 1),
        sentence.index());
  }

  private static PhraseTrie<String> routes() {
    PhraseTrie<String> trie = new PhraseTrie<>();
    ROUTES.forEach(
        (route, list) -> {
          for (String name : list.split(";")) {
            trie.add(name, route);
          }
        });
    return trie;
  }

  private static PhraseTrie<Concept> drugs() {
    PhraseTrie<Concept> trie = new PhraseTrie<>();
    for (Concept concept : ClinicalVocabulary.standard().all(Kind.MEDICATION)) {
      trie.add(concept.display(), concept);
      for (String synonym : concept.synonyms()) {
        if (synonym.length() >= SHORTEST_NAME) {
          trie.add(synonym, concept);
        }
      }
    }
    return trie;
  }
}
