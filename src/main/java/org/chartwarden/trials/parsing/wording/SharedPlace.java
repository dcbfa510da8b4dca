package org.chartwarden.trials.parsing.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** "Fracture, trauma or surgery to the elbow": the place belongs to all members of the list. */
final class SharedPlace implements Rewording {

  private static final Set<String> SITED =
      WordSet.of(
          "fracture fractures dislocation dislocations injury injuries trauma surgery surgeries",
          "operation operations infection infections wound wounds tumor tumors tumour tumours pain",
          "swelling tenderness deformity deformities abscess abscesses ulcer ulcers burn burns",
          "lesion lesions radiotherapy radiation irradiation arthritis osteoarthritis arthroplasty",
          "osteotomy amputation malformation malformations abnormality abnormalities stenosis",
          "inflammation contracture contractures edema oedema numbness weakness sprain strain tear",
          "rupture replacement arthroscopy cancer cancers carcinoma carcinomas adenocarcinoma",
          "adenocarcinomas malignancy malignancies neoplasm neoplasms metastasis metastases disease disorder procedure",
          "procedures injection injections");

  private static final Set<String> LEADS = Set.of("of", "to", "in", "on", "at", "around");

  private static final Set<String> BEFORE_PLACE =
      WordSet.of(
          "the a an their his her either both affected index involved right left same lower upper",
          "treated target study operative contralateral ipsilateral");

  private static final Set<String> REGIONS =
      WordSet.of(
          "cord column region regions area areas joint joints site side limb limbs wall girdle",
          "cavity duct ducts tube tubes junction pelvis glands tract gland valve artery nerve bone bones or and /");

  /** What may stand behind a list of places. */
  private static final Set<String> BEHIND =
      WordSet.of(
          "within in for or and who with that which during prior requiring before after at on since",
          "from by due not of to");

  private static final int LONGEST_PLACE = 7;

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    CriterionPhrase phrase = CriterionPhrase.of(text.text());
    WrittenText plain = text;
    for (int i = phrase.size() - 2; i > 0; i--) {
      if (phrase.isAny(i, LEADS) && phrase.isAny(i - 1, SITED)) {
        int end = placeEnd(phrase, i + 1);
        WrittenText said = end > 0 ? shared(plain, phrase, i, end) : plain;
        plain = said == plain && end > 0 ? listed(plain, phrase, i, kind) : said;
      }
    }
    return plain == text ? text : again(plain, kind);
  }

  /** "Fracture or surgery of pelvis or spine": places that are now said with each member. */
  private static WrittenText again(WrittenText text, CriterionKind kind) {
    CriterionPhrase phrase = CriterionPhrase.of(text.text());
    WrittenText plain = text;
    for (int i = phrase.size() - 2; i > 0; i--) {
      if (phrase.isAny(i, LEADS) && phrase.isAny(i - 1, SITED)) {
        plain = listed(plain, phrase, i, kind);
      }
    }
    return plain;
  }

  /** "Injury to the spinal cord, pelvis or hip": what happened is said with each of the places. */
  private static WrittenText listed(
      WrittenText text, CriterionPhrase phrase, int lead, CriterionKind kind) {
    List<Integer> starts = new ArrayList<>();
    boolean closed = false;
    int end = onePlaceEnd(phrase, lead + 1);
    while (end > 0) {
      int next = end;
      while (next < phrase.size() && BodyWords.jointBefore(phrase, next + 1) <= next) {
        closed |= !phrase.is(next, ",");
        if (phrase.is(next, "and") && kind == CriterionKind.INCLUSION) {
          return text;
        }
        next++;
      }
      int behind = next > end ? onePlaceEnd(phrase, next) : 0;
      if (behind == 0) {
        break;
      }
      starts.add(next);
      end = behind;
    }
    boolean named = phrase.isWord(end) && !phrase.isAny(end, BEHIND) || phrase.is(end, "-");
    if (starts.isEmpty() || !closed || named) {
      return text;
    }
    WrittenText plain = text;
    for (int k = starts.size() - 1; k >= 0; k--) {
      plain =
          plain.inserted(
              phrase.token(starts.get(k)).start(), phrase.words(lead - 1, lead + 1) + " ");
    }
    return plain;
  }

  /** Index after one place that begins at a token, or 0. */
  private static int onePlaceEnd(CriterionPhrase phrase, int from) {
    int at = from;
    while (phrase.isAny(at, BEFORE_PLACE)) {
      at++;
    }
    int end = at;
    if (phrase.reads(at, "central", "nervous", "system")) {
      return at + 3;
    }
    while (end < phrase.size()
        && end - at < LONGEST_PLACE
        && (BodyWords.any(phrase, end)
            || end > at
                && phrase.isAny(end, REGIONS)
                && phrase.isWord(end)
                && !phrase.is(end, "or")
                && !phrase.is(end, "and"))) {
      end++;
    }
    return end > at ? end : 0;
  }

  /** Index after a place that begins at a token, or 0. */
  private static int placeEnd(CriterionPhrase phrase, int from) {
    int at = from;
    while (phrase.isAny(at, BEFORE_PLACE)) {
      at++;
    }
    int end = at;
    while (end < phrase.size()
        && end - at < LONGEST_PLACE
        && (BodyWords.any(phrase, end) || end > at && phrase.isAny(end, REGIONS))) {
      end++;
    }
    while (end > at
        && (phrase.is(end - 1, "or") || phrase.is(end - 1, "and") || phrase.is(end - 1, "/"))) {
      end--;
    }
    return end > at ? end : 0;
  }

  private static WrittenText shared(WrittenText text, CriterionPhrase phrase, int lead, int end) {
    int start = itemStart(phrase, lead);
    int joint = BodyWords.jointBefore(phrase, start);
    if (joint == start || !BodyWords.closes(phrase, joint, start)) {
      return text;
    }
    List<Integer> ends = new ArrayList<>();
    int at = joint;
    while (at > 0 && phrase.isAny(at - 1, SITED)) {
      ends.add(at);
      int first = itemStart(phrase, at);
      int before = BodyWords.jointBefore(phrase, first);
      if (before == first) {
        break;
      }
      at = before;
    }
    WrittenText plain = text;
    for (int one : ends) {
      if (!BodyWords.any(phrase, one - 2)) {
        plain = plain.inserted(phrase.token(one - 1).end(), " " + phrase.words(lead, end));
      }
    }
    return plain;
  }

  /** First token of a member that ends before a token: one word narrows it at most. */
  private static int itemStart(CriterionPhrase phrase, int end) {
    int start = end - 1;
    boolean narrowed =
        start > 0
            && phrase.isWord(start - 1)
            && !phrase.is(start - 1, "or")
            && !phrase.is(start - 1, "and")
            && BodyWords.jointBefore(phrase, start - 1) < start - 1;
    return narrowed ? start - 1 : start;
  }
}
