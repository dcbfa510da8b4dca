package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/**
 * One operation, fracture or stroke that is on the left in one place of the note and on the right
 * in another.
 */
final class SideRule implements NoteRule {

  /** Things that happen on one side, by the word that names them. */
  private static final Map<String, String> THINGS = things();

  private static final Set<String> LEFT = Set.of("left", "left-sided", "l", "lt");
  private static final Set<String> RIGHT = Set.of("right", "right-sided", "r", "rt");

  private static final Phrases ANOTHER =
      Phrases.of(
          "bilateral;bilaterally;both;contralateral;opposite;previous;previously;prior;history of;hx"
              + " of;h/o;remote;old left;old right;years ago;staged;other side;and left;and right;or left;or right;"
              + "second;also;new;additional;past;versus;vs;compared;l > r;r > l;respectively;ago;unaffected;"
              + "uninvolved;normal;intact;risk;family;status post;s/p");
  private static final Phrases TWO = Phrases.of("bilateral;bilaterally;both");
  private static final int REACH = 4;

  @Override
  public String id() {
    return "side";
  }

  @Override
  public String title() {
    return "One event on the left in one place and on the right in another.";
  }

  /** Where a thing is said to be on a side. */
  private record Sided(boolean left, TextSpan span) {}

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    Map<String, List<Sided>> found = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (Sentence sentence : note.sentences()) {
      boolean another =
          note.ofOthers(sentence)
              || note.says(sentence, ANOTHER)
              || note.section(sentence) == SK_PAST;
      for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
        String thing = THINGS.get(note.tokens().get(i).key());
        int side = thing == null ? -1 : side(note.tokens(), i, sentence.firstToken());
        if (thing != null && note.says(sentence, TWO)) {
          several.add(thing);
        }
        if (thing != null && side >= 0) {
          String key = OF_A_BONE.contains(thing) ? bone(note.tokens(), side, i, thing) : thing;
          if (another) {
            several.add(key);
          }
          found
              .computeIfAbsent(key, k -> new ArrayList<>())
              .add(new Sided(LEFT.contains(note.tokens().get(side).key()), note.span(side, i)));
        }
      }
    }
    List<NoteFlaw> flaws = new ArrayList<>();
    found.forEach(
        (thing, places) -> {
          boolean both =
              OF_A_BONE.stream().anyMatch(one -> thing.endsWith(one) && several.contains(one));
          if (!several.contains(thing) && !both && !thing.isEmpty()) {
            flaw(thing, places, flaws);
          }
        });
    return flaws;
  }

  private static final SectionKind SK_PAST = SectionKind.PAST_HISTORY;

  private void flaw(String thing, List<Sided> places, List<NoteFlaw> flaws) {
    Sided first = places.get(0);
    places.stream()
        .filter(place -> place.left() != first.left())
        .findFirst()
        .ifPresent(
            other ->
                flaws.add(
                    new NoteFlaw(
                        id(),
                        Severity.HIGH,
                        List.of(first.span(), other.span()),
                        "The note has \""
                            + first.span().text()
                            + "\" and \""
                            + other.span().text()
                            + "\", one "
                            + thing
                            + " on two sides.",
                        "Confirm the side with the patient, the consent form and the imaging.")));
  }

  /** The nearest word for a side before a token, or -1. */
  private static int side(List<Token> tokens, int thing, int from) {
    for (int i = thing - 1; i >= Math.max(from, thing - REACH); i--) {
      Token token = tokens.get(i);
      boolean letter =
          token.key().length() > 2
              || token.raw().equals(token.raw().toUpperCase(java.util.Locale.ROOT));
      if (letter && (LEFT.contains(token.key()) || RIGHT.contains(token.key()))) {
        return i;
      }
      if (",;:.()".contains(token.key()) || token.is("and") || token.is("or")) {
        return -1;
      }
    }
    return -1;
  }

  /** A fracture is the same one only when the same bone is named; so is an arthroplasty. */
  private static String bone(List<Token> tokens, int side, int at, String thing) {
    StringBuilder bone = new StringBuilder();
    for (int i = side + 1; i < at; i++) {
      if (tokens.get(i).isWord() && !DETAILS.contains(tokens.get(i).key())) {
        bone.append(tokens.get(i).key()).append(' ');
      }
    }
    return bone.isEmpty() ? "" : bone + thing;
  }

  private static final Set<String> OF_A_BONE = Set.of("fracture", "arthroplasty");

  private static final Set<String> DETAILS =
      Set.of(
          "total",
          "partial",
          "revision",
          "primary",
          "displaced",
          "nondisplaced",
          "closed",
          "open",
          "comminuted",
          "acute",
          "sided",
          "oblique");

  private static Map<String, String> things() {
    Map<String, String> things = new HashMap<>();
    for (String line :
        List.of(
            "fracture:fracture,fx,fractures",
            "hip operation:hemiarthroplasty",
            "arthroplasty:arthroplasty,arthroplasties",
            "hip arthroplasty:tha,thr",
            "knee arthroplasty:tka,tkr",
            "nephrectomy:nephrectomy",
            "mastectomy:mastectomy",
            "adrenalectomy:adrenalectomy",
            "thoracotomy:thoracotomy",
            "craniotomy:craniotomy",
            "hemicolectomy:hemicolectomy",
            "hemithyroidectomy:hemithyroidectomy",
            "lung resection:pneumonectomy",
            "amputation:amputation,bka,aka",
            "carotid operation:endarterectomy,cea",
            "pneumothorax:pneumothorax,ptx",
            "hemothorax:hemothorax,haemothorax",
            "hemiparesis:hemiparesis,hemiplegia",
            "orchiectomy:orchiectomy,orchidectomy",
            "rotator cuff operation:cuff",
            "inguinal hernia:herniorrhaphy")) {
      String[] parts = line.split(":");
      for (String word : parts[1].split(",")) {
        things.put(word, parts[0]);
      }
    }
    return Map.copyOf(things);
  }
}
