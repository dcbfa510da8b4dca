package org.chartwarden.fhir.terminology.systems;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are cut into words for the text filter of an expansion. */
public final class SearchWords {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private SearchWords() {}

  /** Words in lower case without accents; a word is a run of letters and digits. */
  public static List<String> of(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return Arrays.stream(BETWEEN.split(plain.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Whether each wanted word begins some word of the concept's code or names. */
  static boolean match(Concept concept, List<String> wanted) {
    StringBuilder names = new StringBuilder(concept.code()).append(' ').append(concept.display());
    concept.designations().forEach(d -> names.append(' ').append(d.value()));
    return match(names.toString(), wanted);
  }

  /** Whether each wanted word begins some word of the text. */
  public static boolean match(String text, List<String> wanted) {
    List<String> words = of(text);
    return wanted.stream().allMatch(w -> words.stream().anyMatch(word -> word.startsWith(w)));
  }
}
