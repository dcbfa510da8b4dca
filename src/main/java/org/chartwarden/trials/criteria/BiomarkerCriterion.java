package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Genes, receptors, tumour markers, stage of cancer: their state, where a note tells it. */
final class BiomarkerCriterion implements CriterionType {

  /** How many words may stand between a marker and its state. */
  private static final int REACH = 9;

  private static final Set<String> EDITIONS = Set.of("TNM", "AJCC");

  private static final Set<String> BETWEEN =
      WordSet.of(
          "gene receptor mutation mutations status is - / or and expression amplification a the",
          "of tumor ( ) must be for by with , activating sensitizing + known fusion",
          "rearrangement alteration alterations pathogenic variant variants germline somatic",
          "deletion exon ihc fish score tps cps protein rearrangements fusions testing test",
          "disease antibody antibodies ab igg serology serum titer titre titers titres levels result results was were are");

  @Override
  public String id() {
    return "biomarker";
  }

  @Override
  public String title() {
    return "Biomarker, gene, stage of cancer";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    int i = 0;
    while (i < phrase.size()) {
      StageWords.Found stages = StageWords.at(phrase, i);
      if (stages != null) {
        found.add(Recognised.of(i, stages.to(), stages.test().of(harms(phrase))));
        i = stages.to();
        continue;
      }
      BiomarkerNames.Found<BiomarkerNames.Name> name = BiomarkerNames.name(phrase, i);
      if (name == null || edition(phrase, name)) {
        i++;
        continue;
      }
      BitSet used = new BitSet();
      String state = name.what().stage() ? "" : stateBehind(phrase, name.to(), used);
      if (state.isEmpty()) {
        state = stateBefore(phrase, i, used);
      }
      BiomarkerTest test = new BiomarkerTest(name.what().words(), state);
      found.add(Recognised.of(i, name.to(), test, used));
      i = name.to();
    }
    return found;
  }

  private static Set<String> harms(CriterionPhrase phrase) {
    return TermBook.standard().namedIn(TermKind.CONDITION, phrase.words(0, phrase.size()));
  }

  /** "TNM stage I": by whose rules a stage is told asks for nothing where the stage stands too. */
  private static boolean edition(
      CriterionPhrase phrase, BiomarkerNames.Found<BiomarkerNames.Name> name) {
    if (!EDITIONS.contains(name.what().words())) {
      return false;
    }
    for (int i = 0; i < phrase.size(); i++) {
      if (StageWords.at(phrase, i) != null) {
        return true;
      }
    }
    return false;
  }

  private static String stateBehind(CriterionPhrase phrase, int behind, BitSet used) {
    for (int at = behind; at < phrase.size() && at - behind < REACH; at++) {
      BiomarkerNames.Found<String> state = BiomarkerNames.state(phrase, at);
      if (state != null) {
        used.set(behind, state.to());
        return state.what();
      }
      if (!phrase.isAny(at, BETWEEN)) {
        return "";
      }
    }
    return "";
  }

  private static String stateBefore(CriterionPhrase phrase, int from, BitSet used) {
    // "HER2-positive" and "overexpression of HER2" alike.
    int end = phrase.isAny(from - 1, Set.of("of", "for", "in")) ? from - 1 : from;
    BiomarkerNames.Found<String> state = BiomarkerNames.state(phrase, end - 1);
    if (state == null || state.to() != end) {
      return "";
    }
    if (phrase.is(end - 1, "negative") && phrase.is(end, "for")) {
      // "Negative for ALK": the words deny the marker, and all that is listed with it.
      return "";
    }
    used.set(end - 1, from);
    return state.what();
  }
}
