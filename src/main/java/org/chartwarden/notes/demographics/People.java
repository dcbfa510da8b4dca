package org.chartwarden.notes.demographics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Words for the patient and words for others. */
public final class People {

  static final Map<String, Sex> NOUNS =
      Map.ofEntries(
          Map.entry("man", Sex.MALE),
          Map.entry("male", Sex.MALE),
          Map.entry("boy", Sex.MALE),
          Map.entry("gentleman", Sex.MALE),
          Map.entry("males", Sex.MALE),
          Map.entry("woman", Sex.FEMALE),
          Map.entry("female", Sex.FEMALE),
          Map.entry("girl", Sex.FEMALE),
          Map.entry("lady", Sex.FEMALE),
          Map.entry("primigravida", Sex.FEMALE),
          Map.entry("multigravida", Sex.FEMALE),
          Map.entry("gravida", Sex.FEMALE),
          Map.entry("primipara", Sex.FEMALE),
          Map.entry("primiparous", Sex.FEMALE),
          Map.entry("multiparous", Sex.FEMALE),
          Map.entry("pregnant", Sex.FEMALE),
          Map.entry("parturient", Sex.FEMALE),
          Map.entry("housewife", Sex.FEMALE),
          Map.entry("nulliparous", Sex.FEMALE),
          Map.entry("postmenopausal", Sex.FEMALE),
          Map.entry("primigravid", Sex.FEMALE),
          Map.entry("nulligravida", Sex.FEMALE),
          Map.entry("multigravid", Sex.FEMALE),
          Map.entry("mrs", Sex.FEMALE),
          Map.entry("schoolgirl", Sex.FEMALE),
          Map.entry("schoolboy", Sex.MALE),
          Map.entry("g1p0", Sex.FEMALE),
          Map.entry("businessman", Sex.MALE),
          Map.entry("businesswoman", Sex.FEMALE),
          Map.entry("fisherman", Sex.MALE));

  static final Map<String, Sex> PRONOUNS =
      Map.of(
          "he",
          Sex.MALE,
          "his",
          Sex.MALE,
          "him",
          Sex.MALE,
          "himself",
          Sex.MALE,
          "she",
          Sex.FEMALE,
          "her",
          Sex.FEMALE,
          "hers",
          Sex.FEMALE,
          "herself",
          Sex.FEMALE);

  static final Set<String> RELATIVES =
      Set.of(
          "mother",
          "father",
          "wife",
          "husband",
          "sister",
          "brother",
          "son",
          "daughter",
          "uncle",
          "aunt",
          "grandmother",
          "grandfather",
          "cousin",
          "parents",
          "parent",
          "donor",
          "sibling",
          "siblings",
          "niece",
          "nephew",
          "twin",
          "spouse",
          "partner",
          "boyfriend",
          "girlfriend",
          "grandson",
          "granddaughter",
          "sons",
          "daughters",
          "brothers",
          "sisters",
          "caregiver",
          "roommate",
          "friend",
          "fetus",
          "mom",
          "dad");

  private People() {}

  /** Whether a relative is named between two tokens. */
  public static boolean relativeIn(List<Token> tokens, int from, int to) {
    for (int i = Math.max(0, from); i < Math.min(to, tokens.size()); i++) {
      if (RELATIVES.contains(tokens.get(i).key())) {
        return true;
      }
    }
    return false;
  }
}
