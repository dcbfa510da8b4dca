package org.chartwarden.trials.parsing.wording;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "In one or both eyes": of the eye. The words join two numbers and no two things; on which side it
 * is matters to nobody.
 */
final class BothSides implements Rewording {

  private static final Map<String, String> ORGANS =
      Map.ofEntries(
          Map.entry("eyes", "eye"),
          Map.entry("ears", "ear"),
          Map.entry("knees", "knee"),
          Map.entry("hips", "hip"),
          Map.entry("shoulders", "shoulder"),
          Map.entry("elbows", "elbow"),
          Map.entry("wrists", "wrist"),
          Map.entry("ankles", "ankle"),
          Map.entry("hands", "hand"),
          Map.entry("feet", "foot"),
          Map.entry("arms", "arm"),
          Map.entry("legs", "leg"),
          Map.entry("limbs", "limb"),
          Map.entry("breasts", "breast"),
          Map.entry("lungs", "lung"),
          Map.entry("kidneys", "kidney"),
          Map.entry("ovaries", "ovary"),
          Map.entry("testicles", "testicle"),
          Map.entry("lobes", "lobe"));

  private static final Pattern EITHER =
      Pattern.compile(
          "(?i)\\b(?:either(?: one)?|one|1)(?: or |/|\\s?and/or )(?:both|two|2)(?: of)?(?: the| their| his or her)? ("
              + String.join("|", ORGANS.keySet())
              + ")\\b");

  /** Where the text speaks of one side and of the other, the number tells which is meant. */
  private static final Pattern SIDED =
      Pattern.compile(
          "(?i)\\b(?:better|worse|fellow|other|unilateral|operated|study|treated) ?\\w*");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    if (SIDED.matcher(plain.text()).find()) {
      return plain;
    }
    Matcher either = EITHER.matcher(plain.text());
    while (either.find()) {
      String organ = ORGANS.get(either.group(1).toLowerCase(Locale.ROOT));
      plain = plain.replaced(either.start(), either.end(), "the " + organ);
      either = EITHER.matcher(plain.text());
    }
    return plain;
  }
}
