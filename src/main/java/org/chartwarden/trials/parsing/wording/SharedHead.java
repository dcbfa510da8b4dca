package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "Ear, nose and lung diseases": the word behind the last part of the body belongs to all of them.
 * "Head and neck" is one place.
 */
final class SharedHead implements Rewording {

  private static final Set<String> HEADS =
      WordSet.of(
          "disease diseases disorder disorders illness illnesses condition conditions problem",
          "problems pathology pathologies failure dysfunction insufficiency impairment impairments",
          "cancer cancers malignancy malignancies carcinoma carcinomas tumor tumors tumour tumours",
          "neoplasm neoplasms metastasis metastases infection infections surgery surgeries operation",
          "operations transplant transplants transplantation injury injuries trauma fracture",
          "fractures pain abnormality abnormalities defect defects lesion lesions ulcer ulcers",
          "stenosis regurgitation abscess bleeding hemorrhage haemorrhage symptoms arthroplasty",
          "replacement biopsy osteoarthritis arthritis thrombosis aneurysm deformity deformities",
          "amputation dislocation replacements arthroplasties arrhythmia arrhythmias fibrillation",
          "tachycardia illness dystrophy");

  /** Nouns between the part and the head that all members share: "mitral or aortic valve". */
  private static final Map<String, Set<String>> MIDDLES =
      Map.of(
          "valve", WordSet.of("mitral aortic tricuspid pulmonary"),
          "artery", WordSet.of("coronary carotid cerebral pulmonary renal"),
          "vein", WordSet.of("pulmonary retinal renal"),
          "gland", WordSet.of("adrenal pituitary thyroid parathyroid"),
          "tract", WordSet.of("respiratory urinary gastrointestinal biliary"));

  /** Members that a whole further name follows: "upper or lower respiratory tract". */
  private static final Set<String> SIDES = Set.of("upper", "lower");

  /** Other words for a disease. */
  private static final Set<String> ILLNESSES =
      WordSet.of("illness illnesses condition conditions problem problems pathology pathologies");

  private static final int LONGEST = 3;

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    CriterionPhrase phrase = CriterionPhrase.of(text.text());
    WrittenText plain = text;
    // From the end on, so that the places before stay right.
    for (int head = phrase.size() - 1; head > 1; head--) {
      if (phrase.isAny(head, HEADS) && !hyphened(phrase, head)) {
        plain = shared(plain, phrase, head);
      }
    }
    return plain;
  }

  private static boolean hyphened(CriterionPhrase phrase, int head) {
    return phrase.is(head + 1, "-") && !phrase.token(head + 1).spaced();
  }

  private static WrittenText shared(WrittenText text, CriterionPhrase phrase, int head) {
    int last = itemStart(phrase, head);
    int joint = BodyWords.jointBefore(phrase, last);
    if (last == head || joint == last) {
      return text;
    }
    boolean closed = BodyWords.closes(phrase, joint, last);
    // "At the mitral or aortic valve, mitral stenosis": two lists.
    List<Integer> ends = ListedMembers.ends(phrase, joint, end -> itemStart(phrase, end), !closed);
    // Two members without a word between them are no list.
    if (ends.size() < (closed ? 1 : 2) || onePlace(phrase, ends.get(0), last)) {
      return text;
    }
    String words =
        phrase.isAny(head, ILLNESSES)
            ? " disease"
            : " " + phrase.words(shared(phrase, ends, last, head), head + 1);
    WrittenText plain = text;
    for (int one : ends) {
      plain = plain.inserted(phrase.token(one - 1).end(), words);
    }
    return plain;
  }

  /** First token of the words behind the last member that belong to all. */
  private static int shared(CriterionPhrase phrase, List<Integer> ends, int last, int head) {
    if (phrase.isAny(last, SIDES)) {
      return ends.stream().allMatch(one -> phrase.isAny(one - 1, SIDES)) ? last + 1 : head;
    }
    Set<String> members = MIDDLES.getOrDefault(phrase.key(head - 1), Set.of());
    boolean middle =
        last < head - 1 && ends.stream().allMatch(one -> phrase.isAny(one - 1, members));
    return middle ? head - 1 : head;
  }

  /** First token of the parts of the body that end before a token; that token when none do. */
  private static int itemStart(CriterionPhrase phrase, int end) {
    int start = end;
    while (start > 0
        && end - start < LONGEST
        && (BodyWords.single(phrase, start - 1)
            || start == end && phrase.is(start - 1, "ears")
            || start == end && MIDDLES.containsKey(phrase.key(start - 1))
            || start == end && phrase.is(start - 1, "tissue") && phrase.is(start - 2, "soft")
            || start == end - 1 && phrase.is(start, "tissue")
            || start == end && phrase.is(start - 1, "cell") && phrase.is(start - 2, "stem")
            || start == end - 1 && phrase.is(start, "cell")
            || start == end - 1 && phrase.is(start, "tube"))) {
      start--;
    }
    return start;
  }

  /** "Head and neck", "hand, foot and mouth": names of one place or one disease. */
  private static boolean onePlace(CriterionPhrase phrase, int end, int last) {
    return phrase.is(end - 1, "head") && phrase.is(last, "neck") && !phrase.is(end, "or")
        || phrase.is(end - 1, "foot") && phrase.is(last, "mouth")
        || phrase.is(end - 1, "upper") && phrase.is(last, "lower") && !phrase.isWord(last + 2);
  }
}
