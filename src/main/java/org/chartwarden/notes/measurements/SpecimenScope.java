package org.chartwarden.notes.measurements;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/**
 * What a value was measured in, from the words before it in the sentence, else from the heading.
 */
final class SpecimenScope {

  private static final int REACH = 60;

  private static final Map<String, Specimen> WORDS =
      Map.ofEntries(
          Map.entry("urine", Specimen.URINE),
          Map.entry("urinary", Specimen.URINE),
          Map.entry("urinalysis", Specimen.URINE),
          Map.entry("dipstick", Specimen.URINE),
          Map.entry("serum", Specimen.BLOOD),
          Map.entry("plasma", Specimen.BLOOD),
          Map.entry("hematology", Specimen.BLOOD),
          Map.entry("arterial", Specimen.BLOOD),
          Map.entry("venous", Specimen.BLOOD),
          Map.entry("biochemistry", Specimen.BLOOD),
          Map.entry("chemistry", Specimen.BLOOD),
          Map.entry("csf", Specimen.CEREBROSPINAL_FLUID),
          Map.entry("cerebrospinal", Specimen.CEREBROSPINAL_FLUID),
          Map.entry("lumbar", Specimen.CEREBROSPINAL_FLUID),
          Map.entry("ascitic", Specimen.ASCITIC_FLUID),
          Map.entry("paracentesis", Specimen.ASCITIC_FLUID),
          Map.entry("thoracentesis", Specimen.PLEURAL_FLUID),
          Map.entry("sweat", Specimen.OTHER),
          Map.entry("synovial", Specimen.OTHER),
          Map.entry("dialysate", Specimen.OTHER),
          Map.entry("stool", Specimen.OTHER),
          Map.entry("arthrocentesis", Specimen.OTHER),
          Map.entry("bronchoalveolar", Specimen.OTHER),
          Map.entry("bal", Specimen.OTHER));

  private static final Map<String, Specimen> FLUIDS =
      Map.of(
          "pleural", Specimen.PLEURAL_FLUID,
          "peritoneal", Specimen.ASCITIC_FLUID,
          "ascites", Specimen.ASCITIC_FLUID,
          "pericardial", Specimen.OTHER,
          "joint", Specimen.OTHER,
          "drain", Specimen.OTHER,
          "drainage", Specimen.OTHER,
          "cyst", Specimen.OTHER,
          "aspirated", Specimen.OTHER,
          "peritoneal dialysis", Specimen.OTHER);

  /** Words behind "urine" that make it no specimen of what follows. */
  private static final Set<String> NOT_URINE =
      Set.of(
          "output",
          "culture",
          "cultures",
          "pregnancy",
          "drug",
          "toxicology",
          "volume",
          "retention",
          "tract",
          "bladder",
          "catheter",
          "incontinence",
          "infection",
          "frequency");

  private SpecimenScope() {}

  static Specimen of(List<Token> tokens, int sentenceStart, int first, int end, String heading) {
    for (int i = end - 1; i >= Math.max(sentenceStart, first - REACH); i--) {
      Specimen found = at(tokens, i);
      if (found != null) {
        return found;
      }
      if (tokens.get(i).is("blood") && !part(tokens, i)) {
        return Specimen.BLOOD;
      }
    }
    return ofHeading(heading);
  }

  private static Specimen at(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (!token.isWord()) {
      return null;
    }
    Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
    Specimen fluid = FLUIDS.get(token.key());
    if (fluid != null) {
      return next != null && (next.is("fluid") || next.is("tap")) ? fluid : null;
    }
    Specimen found = WORDS.get(token.key());
    if (found == Specimen.URINE && next != null && NOT_URINE.contains(next.key())) {
      return null;
    }
    boolean pressure =
        found == Specimen.BLOOD
            && next != null
            && (next.is("pressure") || next.is("insufficiency"));
    boolean puncture = token.is("lumbar") && (next == null || !next.is("puncture"));
    return pressure || puncture ? null : found;
  }

  /** "white blood cells", "blood pressure", "blood in the urine". */
  private static boolean part(List<Token> tokens, int i) {
    Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
    return i > 0 && (tokens.get(i - 1).is("white") || tokens.get(i - 1).is("red"))
        || next != null
            && (next.is("pressure")
                || next.is("in")
                || next.is("cell")
                || next.is("cells")
                || next.isNumber());
  }

  private static Specimen ofHeading(String heading) {
    if (heading.isEmpty()) {
      return Specimen.BLOOD;
    }
    String small = heading.toLowerCase(Locale.ROOT);
    int from = 0;
    for (int i = 0; i <= small.length(); i++) {
      if (i < small.length() && small.charAt(i) >= 'a' && small.charAt(i) <= 'z') {
        continue;
      }
      String word = small.substring(from, i);
      Specimen found = WORDS.getOrDefault(word, FLUIDS.get(word));
      if (found != null) {
        return found;
      }
      from = i + 1;
    }
    return Specimen.BLOOD;
  }
}
