package org.chartwarden.trials.criteria;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which topics of {@code trial-answers.psv} answer words that ask what a patient is able to do. */
final class AbilityTopics {

  private static final Map<Pattern, List<String>> BY_WORDS = new LinkedHashMap<>();

  static {
    add("right-?\\s?hand", "right-handed");
    add("left-?\\s?hand", "left-handed");
    add("climb|stair", "stairs");
    add("\\bsit", "sitting");
    add("\\bstand|weight[- ]bear|bear weight", "standing");
    add("\\bhear", "hearing");
    add("\\bsee\\b|vision|visual|sight", "vision");
    add("dexterity|\\bgrip|\\bhands?\\b|fine motor|able to hold", "hands");
    add("daily living|\\badls?\\b|self-care|functional|disabled|independent living", "function");
  }

  private static final Pattern AID =
      Pattern.compile("(?i)aids?|devices?|walkers?|cane|crutches|wheelchair|rollator|frame");

  private static final Pattern UNAIDED =
      Pattern.compile("(?i)unaided|independen|without|unassist|by (?:him|her|them)");

  private AbilityTopics() {}

  private static void add(String words, String... topics) {
    BY_WORDS.put(Pattern.compile(words), List.of(topics));
  }

  /** The topics, the first of which that fits the words. */
  static List<String> of(String topic, String words) {
    String asked = words.toLowerCase(Locale.ROOT);
    return BY_WORDS.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(asked).find())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(List.of(topic));
  }

  /** Whether the words ask for walking without help. */
  static boolean unaided(String words) {
    return aid(words) || UNAIDED.matcher(words).find();
  }

  /** Whether the words name what those use who cannot walk by themselves. */
  static boolean aid(String words) {
    return AID.matcher(words).find();
  }
}
