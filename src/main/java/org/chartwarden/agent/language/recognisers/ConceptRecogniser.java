package org.chartwarden.agent.language.recognisers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Clinical names ({@code <concept>}), longest first. A name that only the task itself defines ("The
 * code for serum zinc is ZN") counts too.
 */
final class ConceptRecogniser implements Recogniser {

  private static final int LONGEST = 6;

  /** Short forms that people also write in lower case. */
  private static final Set<String> LOWER_CASE_SHORT =
      Set.of("k", "mg", "bp", "hr", "cr", "na", "bg", "rr", "hb", "wt", "ht", "b12", "gi");

  /** Phrases that far more often mean something else. */
  private static final Set<String> OTHER_MEANINGS =
      Set.of(
          "pt",
          "ot",
          "id",
          "iron s",
          "surgery",
          "fracture",
          "sat",
          "alt",
          "vascular",
          "urea s",
          "heart",
          "reflux",
          "psych",
          "m",
          "cl",
          "af",
          "as",
          "crit",
          "iv magnesium",
          "potassium repletion",
          "oral potassium",
          "magnesium iv");

  private static final Pattern DEFINITION =
      Pattern.compile(
          "code for (?:the |ordering |a |an )*([a-z][a-z0-9 \\-]{2,40}?) (?:lab |test |level )?(?:is|:|=)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MODALITY = Pattern.compile("(?:.* )?(?:left|right|bilateral) .*");
  private static final Pattern SIDE = Pattern.compile("\\b(?:left|right|bilateral) ");

  private final ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    Map<String, Concept> defined = defined(passage.text());
    List<Chunk> result = new ArrayList<>();
    int i = 0;
    while (i < chunks.size()) {
      int length = 0;
      ConceptMention found = null;
      for (int size = Math.min(LONGEST, chunks.size() - i); size > 0 && found == null; size--) {
        found = at(chunks, i, size, defined);
        length = size;
      }
      if (found == null) {
        result.add(chunks.get(i));
        i++;
      } else {
        int start = chunks.get(i).start();
        int end = chunks.get(i + length - 1).end();
        result.add(new Chunk("<concept>", start, end, passage.text().substring(start, end), found));
        i += length;
      }
    }
    return result;
  }

  private ConceptMention at(List<Chunk> chunks, int from, int size, Map<String, Concept> defined) {
    StringBuilder phrase = new StringBuilder();
    for (int i = from; i < from + size; i++) {
      Token token = chunks.get(i).as(Token.class);
      boolean edge = i == from || i == from + size - 1;
      if (token == null
          || token.type() == Token.Type.NEWLINE
          || token.type() == Token.Type.QUOTED
          || !token.isWord()
              && (edge && !(token.isNumber() && i > from)
                  || !token.isNumber() && !token.is("/") && !token.is("-"))) {
        return null;
      }
      if (token.isWord() || token.isNumber()) {
        phrase.append(phrase.isEmpty() ? "" : " ").append(token.word());
      }
    }
    String key = phrase.toString();
    if (OTHER_MEANINGS.contains(key) || size == 1 && !shortFormFits(chunks, from, key)) {
      return null;
    }
    List<Concept> concepts = vocabulary.named(key);
    if (concepts.isEmpty()) {
      concepts = vocabulary.named(plainForm(key));
    }
    if (concepts.isEmpty() && MODALITY.matcher(key).matches()) {
      concepts = vocabulary.named(SIDE.matcher(key).replaceAll("").strip(), Kind.IMAGING);
    }
    if (concepts.isEmpty() && defined.containsKey(key)) {
      concepts = List.of(defined.get(key));
    }
    return concepts.isEmpty() ? null : new ConceptMention(concepts);
  }

  private static String plainForm(String key) {
    return key.endsWith("s") && key.length() > 4 ? key.substring(0, key.length() - 1) : key;
  }

  private static boolean shortFormFits(List<Chunk> chunks, int at, String key) {
    if (key.length() > 2) {
      return !key.equals("who");
    }
    String raw = chunks.get(at).raw();
    boolean afterNumber =
        at > 0
            && chunks.get(at - 1).as(Token.class) != null
            && chunks.get(at - 1).as(Token.class).isNumber();
    if (key.equals("mg") && (afterNumber || at + 1 < chunks.size() && chunks.get(at + 1).is("/"))) {
      return false;
    }
    if (afterNumber && Set.of("k", "l", "g", "hr", "h").contains(key)) {
      return false;
    }
    return Character.isUpperCase(raw.charAt(0)) || LOWER_CASE_SHORT.contains(key);
  }

  private Map<String, Concept> defined(String text) {
    Map<String, Concept> defined = new HashMap<>();
    Matcher matcher = DEFINITION.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1).strip();
      if (vocabulary.find(name).isEmpty()) {
        String key = ClinicalVocabulary.key(name);
        Concept concept =
            new Concept(
                key.replace(' ', '-'),
                Kind.LAB,
                name,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
        defined.put(key, concept);
        defined.put(key.replaceFirst("^(serum|plasma|blood) ", ""), concept);
        defined.put(name.toLowerCase(Locale.ROOT), concept);
      }
    }
    return defined;
  }
}
