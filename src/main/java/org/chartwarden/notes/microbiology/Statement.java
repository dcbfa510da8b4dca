package org.chartwarden.notes.microbiology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.microbiology.Germs.Role;
import org.chartwarden.notes.microbiology.MicrobiologyReader.Piece;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/** What the gathered words of one statement say. */
final class Statement {

  /** Organisms without specimen and test are only read when the result stands this near. */
  private static final int NEAR = 3;

  private static final Set<String> PLANNING =
      Set.of(
          "send",
          "sent",
          "obtain",
          "draw",
          "repeat",
          "check",
          "order",
          "ordered",
          "collect",
          "await",
          "followup",
          "f",
          "fu",
          "resend");

  private final NoteText note;
  private final List<Token> tokens;
  private final Sentence sentence;
  private final List<Piece> pieces;

  Statement(NoteText note, List<Token> tokens, Sentence sentence, List<Piece> pieces) {
    this.note = note;
    this.tokens = tokens;
    this.sentence = sentence;
    this.pieces = trimmed(withoutTreatment(pieces));
  }

  /** The pieces without drugs that answer to nothing and verbs that lead nowhere. */
  private static List<Piece> trimmed(List<Piece> pieces) {
    boolean answers = pieces.stream().anyMatch(piece -> piece.word().role() == Role.ANSWER);
    int end = pieces.size();
    while (end > 1) {
      Role role = pieces.get(end - 1).word().role();
      if (role != Role.VERB && (role != Role.DRUG || answers)) {
        break;
      }
      end--;
    }
    return pieces.subList(0, end);
  }

  /** Drugs in front ("azithromycin x 3 d. Sputum grew") were given and are not what is told. */
  private static List<Piece> withoutTreatment(List<Piece> pieces) {
    int first = 0;
    while (first + 1 < pieces.size()
        && pieces.get(first).word().role() == Role.DRUG
        && pieces.get(first + 1).word().role() != Role.ANSWER) {
      first++;
    }
    return pieces.subList(first, pieces.size());
  }

  static boolean negative(String id) {
    return id.equals("negative") || id.equals("no-growth") || id.equals("pending");
  }

  private static final Set<String> GROWTH =
      Set.of("no-growth", "mixed-flora", "normal-flora", "contaminated");

  /** None when the words are no statement; several when it tells of several specimens. */
  List<CultureMention> mentions() {
    List<Piece> specimens = of(Role.SPECIMEN);
    List<Piece> organisms = of(Role.ORGANISM);
    List<Piece> results = of(Role.RESULT);
    boolean test = !of(Role.TEST).isEmpty();
    boolean grown = !organisms.isEmpty() || !of(Role.STAIN).isEmpty();
    boolean growth = results.stream().anyMatch(p -> GROWTH.contains(p.word().id()));
    boolean said =
        test && (grown || !results.isEmpty())
            || !specimens.isEmpty() && (grown && tied(specimens, organisms) || growth)
            || !organisms.isEmpty() && !results.isEmpty() && near(organisms, results)
            || !organisms.isEmpty() && !of(Role.ANSWER).isEmpty()
            || !organisms.isEmpty() && (grew(organisms) || dated(organisms) || sentFor(organisms));
    Set<String> tested = new LinkedHashSet<>();
    specimens.forEach(piece -> tested.add(piece.word().id()));
    specimenOfTest().ifPresent(tested::add);
    if (!said && !(test && !tested.isEmpty())) {
      return List.of();
    }
    return tested.isEmpty()
        ? List.of(mention(Optional.empty()))
        : tested.stream().map(id -> mention(Optional.of(id))).toList();
  }

  /** "Stool sent for C diff": asked, not found. */
  private boolean sentFor(List<Piece> organisms) {
    int first = organisms.isEmpty() ? 0 : organisms.get(0).first();
    if (first < 2 || !tokens.get(first - 1).is("for")) {
      return false;
    }
    Token before = tokens.get(first - 2);
    return before.is("sent") || before.is("send") || before.is("tested") || before.is("screened");
  }

  private List<Piece> of(Role role) {
    List<Piece> found = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      if (piece.word().role() == role) {
        found.add(piece);
      }
    }
    return found;
  }

  /** Specimen and organism stand near each other, or a verb ties them. */
  private boolean tied(List<Piece> specimens, List<Piece> organisms) {
    if (organisms.isEmpty() || !of(Role.VERB).isEmpty()) {
      return true;
    }
    int gap = organisms.get(0).first() - specimens.get(specimens.size() - 1).end();
    int back = specimens.get(0).first() - organisms.get(organisms.size() - 1).end();
    boolean found = back > 0 && back <= 2 && tokens.get(specimens.get(0).first() - back).is("in");
    return gap >= 0 && gap <= 2 || found;
  }

  private static boolean near(List<Piece> organisms, List<Piece> results) {
    for (Piece organism : organisms) {
      for (Piece result : results) {
        int gap = Math.max(result.first() - organism.end(), organism.first() - result.end());
        if (gap <= NEAR) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean grew(List<Piece> organisms) {
    return of(Role.VERB).stream()
        .anyMatch(
            verb ->
                verb.word().id().equals("grew")
                    && organisms.get(0).first() >= verb.end()
                    && organisms.get(0).first() - verb.end() <= NEAR);
  }

  /** "viridans strep 4/14": an organism with the day of its culture. */
  private boolean dated(List<Piece> organisms) {
    int end = organisms.get(organisms.size() - 1).end();
    return end + 2 < sentence.endToken()
        && tokens.get(end).isNumber()
        && tokens.get(end + 1).is("/")
        && tokens.get(end + 2).isNumber()
        && tokens.get(end).number().intValue() <= 31
        && tokens.get(end + 2).number().intValue() <= 31
        && tokens.get(end).number().intValue() > 0;
  }

  private CultureMention mention(Optional<String> specimen) {
    List<Piece> organisms = of(Role.ORGANISM);
    List<Piece> stains = of(Role.STAIN);
    Counts counts = Counts.in(tokens, pieces.get(0).first(), end());
    CultureResult result = result(organisms, stains, counts);
    return new CultureMention(
        note.span(pieces.get(0).first(), end() - 1),
        resultSpan(),
        specimen,
        test(),
        organismIds(),
        stains.stream().map(p -> p.word().id()).distinct().toList(),
        result,
        counts.positives(),
        counts.of(),
        susceptibilities(),
        sentence.index(),
        note.sectionOf(sentence).kind(),
        result == CultureResult.UNSAID && planned());
  }

  private int end() {
    return pieces.get(pieces.size() - 1).end();
  }

  /** The way of testing that tells most: a toxin before a culture. */
  private CultureTest test() {
    CultureTest best = of(Role.STAIN).isEmpty() ? CultureTest.UNSAID : CultureTest.GRAM_STAIN;
    for (Piece piece : of(Role.TEST)) {
      CultureTest test = TestKinds.of(piece.word().id()).test();
      boolean closer = best == CultureTest.UNSAID || best == CultureTest.SCREEN;
      best = closer || test == CultureTest.TOXIN ? test : best;
    }
    return best;
  }

  private List<String> organismIds() {
    Set<String> ids = new LinkedHashSet<>();
    of(Role.ORGANISM).forEach(piece -> ids.add(piece.word().id()));
    for (Piece piece : of(Role.TEST)) {
      String organism = TestKinds.of(piece.word().id()).organism();
      if (!organism.isEmpty()) {
        ids.add(organism);
      }
    }
    return List.copyOf(ids);
  }

  private Optional<String> specimenOfTest() {
    return of(Role.TEST).stream()
        .flatMap(piece -> TestKinds.of(piece.word().id()).ofSpecimen().stream())
        .findFirst();
  }

  private CultureResult result(List<Piece> organisms, List<Piece> stains, Counts counts) {
    for (Piece piece : of(Role.RESULT)) {
      return CultureResult.valueOf(piece.word().id().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
    if (sentFor(organisms) && stains.isEmpty()) {
      return CultureResult.PENDING;
    }
    boolean found = !organisms.isEmpty() && !asked(organisms) || !stains.isEmpty();
    return found || counts.some() ? CultureResult.POSITIVE : CultureResult.UNSAID;
  }

  /** "C. diff PCR", "MRSA swab": the organism stands before the test and is what is looked for. */
  private boolean asked(List<Piece> organisms) {
    List<Piece> tests = of(Role.TEST);
    return of(Role.VERB).isEmpty()
        && !tests.isEmpty()
        && organisms.get(organisms.size() - 1).end() <= tests.get(0).first();
  }

  private Optional<TextSpan> resultSpan() {
    int first = -1;
    int last = -1;
    boolean asked = !of(Role.ORGANISM).isEmpty() && asked(of(Role.ORGANISM));
    for (Piece piece : pieces) {
      boolean tells =
          piece.word().role() == Role.RESULT
              || piece.word().role() == Role.STAIN
              || piece.word().role() == Role.ORGANISM && !asked;
      if (tells) {
        first = first < 0 ? piece.first() : first;
        last = piece.end();
      }
    }
    return first < 0 ? Optional.empty() : Optional.of(note.span(first, last - 1));
  }

  private boolean planned() {
    int from = Math.max(sentence.firstToken(), pieces.get(0).first() - 3);
    for (int i = from; i < Math.min(sentence.endToken(), end() + 2); i++) {
      if (PLANNING.contains(tokens.get(i).key())) {
        return true;
      }
    }
    return false;
  }

  private List<Susceptibility> susceptibilities() {
    List<Susceptibility> found = new ArrayList<>();
    Susceptibility.Answer answer = null;
    for (Piece piece : pieces) {
      if (piece.word().role() == Role.ANSWER) {
        boolean all = piece.word().id().equals("pan-susceptible");
        answer =
            all
                ? Susceptibility.Answer.SUSCEPTIBLE
                : Susceptibility.Answer.valueOf(piece.word().id().toUpperCase(Locale.ROOT));
        if (all) {
          found.add(new Susceptibility("all", answer));
        }
      } else if (piece.word().role() == Role.DRUG && answer != null) {
        found.add(new Susceptibility(piece.word().id(), answer));
      }
    }
    return found;
  }
}
