package org.chartwarden.notes.demographics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/** The sex that pregnancies, organs and operations imply where no word states it. */
final class ImpliedSex {

  private static final int KIN = 6;

  /** G3P1, G2P1011; also "G3". */
  private static final Pattern PREGNANCIES = Pattern.compile("g\\d{1,2}p\\d{1,4}(?:a\\d)?");

  private static final Map<String, Sex> WORDS =
      Map.ofEntries(
          Map.entry("prostatectomy", Sex.MALE),
          Map.entry("turp", Sex.MALE),
          Map.entry("bph", Sex.MALE),
          Map.entry("prostate", Sex.MALE),
          Map.entry("orchiectomy", Sex.MALE),
          Map.entry("testicular", Sex.MALE),
          Map.entry("scrotal", Sex.MALE),
          Map.entry("vasectomy", Sex.MALE),
          Map.entry("hysterectomy", Sex.FEMALE),
          Map.entry("oophorectomy", Sex.FEMALE),
          Map.entry("gravid", Sex.FEMALE),
          Map.entry("postpartum", Sex.FEMALE),
          Map.entry("menopause", Sex.FEMALE),
          Map.entry("menopausal", Sex.FEMALE),
          Map.entry("perimenopausal", Sex.FEMALE),
          Map.entry("breastfeeding", Sex.FEMALE),
          Map.entry("lmp", Sex.FEMALE),
          Map.entry("endometriosis", Sex.FEMALE),
          Map.entry("rhogam", Sex.FEMALE));

  /** A note of a newborn tells of the pregnancy of the mother. */
  private static final Set<String> NEWBORN =
      Set.of("dol", "nicu", "newborn", "neonate", "neonatal", "infant", "pma", "maternal", "baby");

  private ImpliedSex() {}

  /** The sex that is implied, not stated; empty when nothing or both are. */
  static Optional<SexFinding> of(NoteText note) {
    List<Token> tokens = note.tokens();
    SexFinding found = null;
    for (Sentence sentence : note.sentences()) {
      if (note.sectionOf(sentence).kind() == SectionKind.FAMILY_HISTORY) {
        continue;
      }
      for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
        Sex sex = sex(tokens.get(i));
        if (sex == null || People.relativeIn(tokens, Math.max(sentence.firstToken(), i - KIN), i)) {
          continue;
        }
        if (found != null && found.sex() != sex) {
          return Optional.empty();
        }
        found = found == null ? new SexFinding(sex, false, note.span(i, i)) : found;
      }
    }
    boolean child = found != null && found.sex() == Sex.FEMALE && newborn(tokens);
    return child ? Optional.empty() : Optional.ofNullable(found);
  }

  private static Sex sex(Token token) {
    if (!token.isWord()) {
      return null;
    }
    return PREGNANCIES.matcher(token.key()).matches() ? Sex.FEMALE : WORDS.get(token.key());
  }

  private static boolean newborn(List<Token> tokens) {
    for (Token token : tokens) {
      if (NEWBORN.contains(token.key())) {
        return true;
      }
    }
    return false;
  }
}
