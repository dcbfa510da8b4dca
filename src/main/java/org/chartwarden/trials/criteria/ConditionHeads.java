package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Noun phrases that name a condition by their last word: urinary tract obstruction, fasciitis. */
final class ConditionHeads {

  private static final Set<String> HEADS =
      WordSet.of(
          "disease diseases disorder disorders syndrome syndromes cancer cancers failure",
          "insufficiency dysfunction impairment impairments infarction ischemia injury injuries",
          "fracture fractures stenosis occlusion obstruction deficiency anomaly anomalies",
          "malformation malformations abnormality abnormalities pain lesion lesions tumor tumors",
          "tumour tumours neoplasm thrombosis embolism aneurysm block shock ulcer ulcers hernia",
          "cyst cysts stones retention incontinence regurgitation hypertrophy atrophy deformity",
          "deformities contracture contractures tear rupture dislocation instability weakness",
          "palsy paralysis spasm effusion complications complication adhesions fistula abscess",
          "hematoma haematoma hyperplasia dysplasia metaplasia polyps polyp fibrosis necrosis",
          "gangrene perforation reflux defect defects deficit deficits disability disabilities",
          "phobia intolerance rash scar scars scarring swelling stiffness illness illnesses",
          "toxicity overload hypoxia apnea restriction prolapse torticollis nodules nodule",
          "hyperopia infestation recurrence relapse neglect spasms diathesis dependency",
          "addiction withdrawal psychopathy flare exacerbation exacerbations discharge delusions",
          "dissection malocclusion edentulism curvature laceration contusion sprain strain",
          "bruxism obstructions caries recession mobility opacity distress malposition",
          "hypoplasia agenesis aplasia calcification vasospasm mutism nystagmus ptosis diplopia",
          "hyperhidrosis pathology pathologies problems trauma decompensation bleed bleeds crisis coma",
          "fissure fissures sickness ailment ailments jaundice albinism rigidity sores opacities",
          "congestion gravidarum hemoptysis photosensitivity pulmonale detachment difficulty",
          "difficulties encephalopathy claudication dependence misuse abuse behavior behaviour");

  private static final List<String> ENDINGS =
      List.of(
          "thyroidism",
          "pituitarism",
          "adrenalism",
          "gonadism",
          "itis",
          "osis",
          "oses",
          "emia",
          "aemia",
          "oma",
          "omas",
          "opathy",
          "opathies",
          "uria",
          "algia",
          "plegia",
          "paresis",
          "ectasis",
          "penia",
          "cytosis",
          "philia",
          "megaly",
          "rrhea",
          "rrhoea",
          "rrhagia",
          "pnea",
          "dynia",
          "sclerosis",
          "malacia",
          "lithiasis",
          "mania",
          "trophy",
          "plasia",
          "thorax",
          "carcinoma",
          "sarcoma",
          "blastoma",
          "adenoma",
          "ptysis",
          "kinesia",
          "phagia",
          "phasia",
          "arthria",
          "ataxia",
          "oedema",
          "edema",
          "asthenia",
          "tension",
          "cardia",
          "somnia",
          "lexia",
          "toxicosis",
          "viremia",
          "trichosis",
          "odynia",
          "ischemia",
          "spondylolisthesis",
          "listhesis",
          "stasis",
          "ropia",
          "opsia",
          "stomia",
          "tropia",
          "osmia",
          "ostomy's");

  private static final Set<String> NO_HEADS =
      WordSet.of(
          "diagnosis purposes diagnoses prognoses anastomosis anastomoses prognosis diploma aroma media synthesis hypothesis gnosis extension",
          "attention prevention retention's criteria intention tension stoma sis coma's analysis",
          "dialysis apheresis hypnosis dose doses nosis biopsies anesthesia anaesthesia",
          "analgesia extensions symphysis epiphysis homeostasis hemostasis haemostasis osmosis",
          "mitosis apoptosis metamorphosis therapies tensions insertion intervention philosophy");

  /** Words that end a noun phrase to the left. */
  static final Set<String> STOPS =
      WordSet.of(
          "a an the any all some other another with without of or and in on at to for from by",
          "have has had having is are was were be been being no not history known active current",
          "currently previous prior past recent recently diagnosis diagnosed documented",
          "confirmed significant clinically presence evidence patients patient subjects subject",
          "participants participant who that which whose must should may can will including such",
          "as e g i like due than severe uncontrolled unstable moderate mild serious major acute",
          "chronic advanced symptomatic untreated existing pre preexisting concomitant",
          "concurrent suspected possible suffering non this these those their his her its if",
          "when whether associated related individuals people persons women men adults children",
          "presenting present use using receiving underlying new newly both either neither nor",
          "ongoing hx certain established affected caused between during within after before",
          "under over more less least one two three refractory relevant treatment requiring",
          "interfering affecting involving based according considered interfere limiting causing",
          "per via medical pathological concurrently progressive signs symptoms secondary",
          "additional various systemic because also only except unless treated developed",
          "developing clinical undergoing scheduled planned different similar primary multiple",
          "important obvious apparent minor long term self reported experiencing experience",
          "confounding stable controlled risk high low increased type grade stage visible",
          "measurable residual persistent recurrent radiographic imaging ct mri single bilateral",
          "unilateral left right seen show showing demonstrating potential receive life",
          "threatening there cause causes target lead study drug then so it they do does did",
          "ii iii iv iia iib iiia iiib iiic iva ib evaluable excluding except would could preclude precludes precluding prohibit prohibits prevent",
          "prevents preventing compromise compromises jeopardize excludes exclude make makes making",
          "failed index following first second third own affect adequate anticipated alter alters",
          "altering augment follows confound confounds continued even full fresh permanent cured",
          "demonstrates demonstrated requires require shows showed verified unresolved intermittent",
          "prior expected necessary sufficient evident impaired frequent previously obvious",
          "prolonged last final further precise suffered resulting leading led received underwent",
          "undergone subsequent observed needing need worst average daily maximum sudden rapid",
          "spontaneous extensive inherited unexplained undiagnosed unspecified contributing",
          "accompanied complicated induces induced aggravated diagnoses entire whole personally");

  /** Heads so wide that they name nothing without a word before them. */
  private static final Set<String> WIDE =
      WordSet.of(
          "disease diseases disorder disorders syndrome syndromes failure dysfunction impairment",
          "impairments insufficiency deficiency abnormality abnormalities lesion lesions",
          "complications complication defect defects deficit deficits illness illnesses problems",
          "block restriction instability retention obstruction occlusion recurrence relapse",
          "intolerance disability disabilities toxicity withdrawal pathology pathologies",
          "discharge mobility recession dependency exacerbation exacerbations flare overload",
          "distress strain neglect tear rupture scar effusion infestation reflux weakness",
          "stiffness curvature opacity hypertrophy dissection cyst cysts stones deformity",
          "deformities phobia addiction crisis coma bleed bleeds difficulty difficulties problems",
          "sickness ailment ailments congestion dependence misuse abuse behavior behaviour");

  /** A dissection of these is an operation. */
  private static final Set<String> CUT_OUT =
      WordSet.of("node nodes nodal neck axillary submucosal mesenteric mesorectal");

  /** A block of these is an anaesthetic. */
  private static final Set<String> NUMBED =
      WordSet.of(
          "nerve plexus plane field facet ganglion regional paravertebral pain caudal compartment iliaca",
          "locoregional loco-regional axillary interscalene popliteal sciatic femoral obturator saphenous pudendal intercostal");

  private static final Set<String> UNITS = Set.of("cm", "mm", "kg", "mg", "ml", "cc", "g");

  private ConditionHeads() {}

  /**
   * A noun phrase.
   *
   * @param from index of its first token
   * @param to index after its last
   */
  record Found(int from, int to) {}

  /** The noun phrase whose head is this token, or null. */
  static Found at(CriterionPhrase phrase, int head) {
    if (!phrase.isWord(head) || !isHead(phrase.key(head)) || done(phrase, head)) {
      return null;
    }
    int from = head;
    while (from > 0 && head - from < 5 && joins(phrase, from - 1)) {
      from--;
    }
    while (from < head
        && (!phrase.isWord(from) && !phrase.isNumber(from)
            || phrase.isNumber(from - 1) && phrase.isAny(from, UNITS))) {
      // "3 cm lesion": its size is no part of a name.
      from++;
    }
    int to = head + 1;
    int behind = prepositional(phrase, to);
    if (WIDE.contains(phrase.key(head)) && from == head && behind == to) {
      return null;
    }
    return new Found(from, behind);
  }

  /** "Lymph node dissection", "withdrawal of consent": what people do and no condition. */
  private static boolean done(CriterionPhrase phrase, int head) {
    boolean consent =
        phrase.is(head + 1, "of")
            && (phrase.is(head + 2, "consent") || phrase.is(head + 3, "consent"));
    return phrase.is(head, "dissection") && phrase.isAny(head - 1, CUT_OUT)
        || phrase.is(head, "block") && phrase.isAny(head - 1, NUMBED)
        || phrase.is(head, "withdrawal") && consent;
  }

  private static boolean joins(CriterionPhrase phrase, int i) {
    if (phrase.is(i, "-") || phrase.is(i, "'") || phrase.is(i, "/")) {
      return i > 0
          && !phrase.token(i + 1).spaced()
          && !phrase.token(i).spaced()
          && !phrase.isAny(i - 1, Set.of("non", "pre", "or"));
    }
    return phrase.isWord(i) && !STOPS.contains(phrase.key(i)) && phrase.key(i).length() > 1;
  }

  /** "of the knee", "of the urinary tract". */
  private static int prepositional(CriterionPhrase phrase, int i) {
    if (!phrase.is(i, "of") && !phrase.is(i, "in")) {
      return i;
    }
    int at = i + 1;
    while (phrase.isAny(at, Set.of("the", "a", "an", "their", "both", "any"))) {
      at++;
    }
    int end = at;
    while (end < phrase.size()
        && end - at < 4
        && phrase.isWord(end)
        && !STOPS.contains(phrase.key(end))
        && phrase.key(end).length() > 1) {
      end++;
    }
    boolean place = end > at && phrase.is(i, "of");
    return place ? end : i;
  }

  static boolean isHead(String key) {
    if (NO_HEADS.contains(key)) {
      return false;
    }
    if (HEADS.contains(key)) {
      return true;
    }
    if (key.length() < 6) {
      return false;
    }
    for (String ending : ENDINGS) {
      if (key.endsWith(ending) && key.length() > ending.length() + 1) {
        return true;
      }
    }
    return false;
  }
}
