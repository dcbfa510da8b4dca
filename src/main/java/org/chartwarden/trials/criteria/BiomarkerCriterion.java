package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Genes, receptors, tumour markers, stage of cancer: their state, where a note tells it. */
final class BiomarkerCriterion implements CriterionType {

  private static final PhraseTrie<String> MARKERS = new PhraseTrie<>();
  private static final PhraseTrie<String> STATES = new PhraseTrie<>();
  private static final Set<String> BETWEEN =
      WordSet.of(
          "gene receptor mutation mutations status is - / or and expression amplification a the",
          "of tumor ( ) must be for by with , activating sensitizing + known fusion",
          "rearrangement alteration alterations pathogenic variant variants germline somatic",
          "deletion exon ihc fish score tps cps protein rearrangements fusions testing test",
          "disease");

  static {
    for (String one :
        new String[] {
          "HER2",
          "anaplastic lymphoma kinase",
          "epidermal growth factor receptor",
          "HER-2",
          "ER",
          "PR",
          "EGFR",
          "ALK",
          "ROS1",
          "BRAF",
          "KRAS",
          "NRAS",
          "RAS",
          "PD-L1",
          "MSI-H",
          "MSI",
          "dMMR",
          "BRCA1",
          "BRCA2",
          "BRCA",
          "BRCA1/2",
          "estrogen receptor",
          "progesterone receptor",
          "hormone receptor",
          "HR-positive",
          "MET",
          "RET",
          "NTRK",
          "FLT3",
          "NPM1",
          "IDH1",
          "IDH2",
          "TP53",
          "p53",
          "PIK3CA",
          "FGFR",
          "FGFR2",
          "FGFR3",
          "CD20",
          "CD19",
          "BCMA",
          "Philadelphia chromosome",
          "BCR-ABL",
          "JAK2",
          "microsatellite instability",
          "mismatch repair",
          "MGMT",
          "CYP2C19",
          "CYP2D6",
          "HLA-B27",
          "HLA-A*02",
          "HLA",
          "APOE",
          "APOE4",
          "HBeAg",
          "anti-CCP",
          "ACPA",
          "rheumatoid factor",
          "ANA",
          "antinuclear antibody",
          "anti-dsDNA",
          "AChR",
          "AQP4",
          "Claudin 18.2",
          "CLDN18.2",
          "AR-V7",
          "HRD",
          "homologous recombination",
          "KIT",
          "T790M",
          "G12C",
          "V600E",
          "del17p",
          "17p deletion",
          "t(4;14)",
          "TMB",
          "gene mutation",
          "HLA-matched",
          "1p/19q",
          "HBV surface antigen",
          "CFTR",
          "F508del",
          "SMN1",
          "SMN2",
          "C9orf72",
          "SOD1",
          "GBA",
          "LRRK2",
          "amyloid",
          "tau",
          "HPV p16",
          "p16",
          "CEA",
          "CA-125",
          "CA 125",
          "CA19-9",
          "LDLR",
          "factor V",
          "MLL",
          "KMT2A",
          "GAA",
          "IGHV",
          "ESR1",
          "SDHB",
          "NF1",
          "VHL",
          "PTEN",
          "MTAP",
          "TROP2",
          "FOLR1",
          "FRα",
          "NECTIN-4",
          "GPC3",
          "mesothelin",
          "PSMA",
          "SSTR",
          "HR+",
          "triple negative",
          "CD30",
          "CD33",
          "CD38",
          "HR",
          "H3K27M",
          "ALK-positive",
          "EGFR-mutant",
          "Rh",
          "blood type",
          "blood group",
          "autoantibodies",
          "antibodies",
          "genotype",
          "karyotype",
          "DPD",
          "UGT1A1",
          "TPMT",
          "MYC",
          "BCL2",
          "gene",
          "genetic",
          "genetically",
          "pathogenic variant",
          "mutation",
          "mutations",
          "biomarker",
          "biomarkers"
        }) {
      MARKERS.add(one, one);
    }
    for (String one :
        new String[] {
          "TNM",
          "AJCC",
          "stage I",
          "stage II",
          "stage III",
          "stage IV",
          "stage IA",
          "stage IB",
          "stage IIA",
          "stage IIB",
          "stage IIIA",
          "stage IIIB",
          "stage IIIC",
          "stage 1",
          "stage 2",
          "stage 3",
          "stage 4",
          "T1",
          "T2",
          "T3",
          "T4",
          "N0",
          "N1",
          "N2",
          "N3",
          "M0",
          "M1",
          "FIGO stage",
          "FIGO",
          "RECIST",
          "RECIST 1.1",
          "measurable disease",
          "measurable lesion",
          "RECIST v1.1",
          "evaluable disease",
          "clinical stage",
          "pathological stage",
          "cT1",
          "cT2",
          "cT3",
          "cN0",
          "cN1",
          "pT1",
          "pT2",
          "pT3",
          "pN0",
          "locally advanced",
          "unresectable",
          "resectable",
          "inoperable",
          "stages I",
          "stage 0",
          "at least one measurable lesion",
          "target lesion",
          "measurable lesions",
          "stage 5",
          "advanced stage",
          "limited stage",
          "extensive stage",
          "stages 3",
          "stage I-III",
          "stage III-IV",
          "stage I-II",
          "stage II-III",
          "histological grade",
          "low grade",
          "high grade",
          "lymph node metastasis",
          "node-positive",
          "early stage",
          "early-stage",
          "stage V",
          "Binet stage",
          "Rai stage",
          "ISS stage",
          "Lugano",
          "stage II/III",
          "stage III/IV",
          "grade 3",
          "grade 2",
          "grade 1",
          "grade II",
          "grade III",
          "grade IV",
          "grade I",
          "grade 4",
          "CTCAE"
        }) {
      MARKERS.add(one, "=" + one);
    }
    for (String one :
        new String[] {
          "positive",
          "overexpression",
          "overexpressing",
          "mutated",
          "mutant",
          "amplified",
          "expressing",
          "present",
          "+",
          "mutation",
          "rearrangement",
          "fusion",
          "high",
          "deletion"
        }) {
      STATES.add(one, "positive");
    }
    for (String one :
        new String[] {
          "negative",
          "wild-type",
          "wild type",
          "unmutated",
          "deficient",
          "deficiency",
          "absent",
          "low"
        }) {
      STATES.add(one, "negative");
    }
  }

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
      PhraseTrie.Match<String> match = phrase.longest(MARKERS, i);
      if (match == null || !written(phrase, i, match)) {
        i++;
        continue;
      }
      String name = match.values().get(0);
      BitSet used = new BitSet();
      String state = "";
      int at = match.end();
      while (!name.startsWith("=") && at < phrase.size() && at - match.end() < 9) {
        PhraseTrie.Match<String> word = phrase.longest(STATES, at);
        if (word != null) {
          state = word.values().get(0);
          used.set(match.end(), word.end());
          break;
        }
        if (!phrase.isAny(at, BETWEEN)) {
          break;
        }
        at++;
      }
      if (state.isEmpty() && i > 0) {
        PhraseTrie.Match<String> before = phrase.longest(STATES, i - 1);
        if (before != null && before.end() == i) {
          state = before.values().get(0);
          used.set(i - 1);
        }
      }
      String marker = name.startsWith("=") ? name.substring(1) : name;
      found.add(Recognised.of(i, match.end(), new BiomarkerTest(marker, state), used));
      i = match.end();
    }
    return found;
  }

  /** Abbreviations must have their letters: "met" is no gene, and "er" no receptor. */
  private static boolean written(CriterionPhrase phrase, int i, PhraseTrie.Match<String> match) {
    String name = match.values().get(0).replace("=", "");
    if (name.length() > 4 || !name.equals(name.toUpperCase(Locale.ROOT))) {
      return true;
    }
    return phrase.words(i, match.end()).replace(" ", "").equals(name.replace(" ", ""));
  }

  /**
   * Whether a marker is so.
   *
   * @param marker gene, receptor, antigen or stage
   * @param state positive, negative, or empty when only the marker or a stage is named
   */
  record BiomarkerTest(String marker, String state) implements CriterionTest {

    @Override
    public String type() {
      return "biomarker";
    }

    @Override
    public String describe() {
      return "biomarker " + marker + (state.isEmpty() ? "" : " " + state);
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      Told told = Told.nothing();
      if (!state.isEmpty()) {
        String other = state.equals("positive") ? "negative" : "positive";
        told.yesIf(facts, marker + " " + state);
        told.noIf(facts, marker + " " + other);
      } else {
        told.yesIf(facts, marker);
      }
      CriterionVerdict verdict = told.verdict(describe(), false);
      return verdict.state() == CriterionState.UNKNOWN
          ? CriterionVerdict.unknown(
              verdict.reason(), MissingItem.test(describe(), java.util.Optional.empty()))
          : verdict;
    }
  }
}
