package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.ClaimTimes;
import org.chartwarden.notes.claims.Laterality;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeWindow;

/**
 * Looks in a note for the conditions and procedures of the chart that no statement speaks of yet:
 * by the words of their names, in any order and with short forms written out.
 */
final class ChartEvents {

  private static final String ROW = "row:";
  private static final int LONGEST = 8;
  private static final double ENOUGH = 0.6;

  /** A word is looked for in so many places at most. */
  private static final int MOST = 500;

  private final ClinicalNote note;
  private final ClaimTimes times;
  private final List<Token> tokens;

  /** A word of substance in its sentence. */
  private record Spoken(NameWords.Word word, Sentence sentence) {}

  private final List<Spoken> words = new ArrayList<>();
  private final Map<String, List<Integer>> positions = new HashMap<>();
  private final Map<Character, Set<String>> byLetter = new HashMap<>();

  private ChartEvents(ClinicalNote note, ClaimTimes times) {
    this.note = note;
    this.times = times;
    this.tokens = note.text().tokens();
    for (Sentence sentence : note.text().sentences()) {
      for (NameWords.Word word : NameWords.of(tokens, sentence.firstToken(), sentence.endToken())) {
        if (positions.computeIfAbsent(word.word(), key -> new ArrayList<>(2)).size() < MOST) {
          positions.get(word.word()).add(words.size());
        }
        byLetter.computeIfAbsent(word.word().charAt(0), key -> new HashSet<>()).add(word.word());
        words.add(new Spoken(word, sentence));
      }
    }
  }

  /** The concept that stands for one row of the chart. */
  static String concept(TableValue row) {
    return ROW + row.source().reference();
  }

  /**
   * The statements with those added that speak of further rows; a statement about the same words
   * that no row fits gives way.
   */
  static List<NoteClaim> add(
      ClinicalNote note,
      ClaimTimes times,
      List<NoteClaim> claims,
      ChartTable table,
      Candidates candidates) {
    Set<RecordPointer> spoken = new HashSet<>();
    List<NoteClaim> homeless = new ArrayList<>();
    for (NoteClaim claim : claims) {
      if (claim.kind() == ClaimKind.CONDITION || claim.kind() == ClaimKind.PROCEDURE) {
        List<TableValue> rows = candidates.of(claim).rows();
        if (claim.checkable()) {
          rows.forEach(row -> spoken.add(row.source()));
        }
        if (rows.isEmpty()) {
          homeless.add(claim);
        }
      }
    }
    List<NoteClaim> all = new ArrayList<>(claims);
    ChartEvents search = new ChartEvents(note, times);
    for (TableValue row : table.rows()) {
      boolean event = row.kind() == ClaimKind.CONDITION || row.kind() == ClaimKind.PROCEDURE;
      if (event && !spoken.contains(row.source())) {
        Optional<Place> place = search.place(row);
        if (place.isPresent()) {
          NoteClaim claim = search.claim(row, place.get(), homeless);
          all.removeIf(other -> homeless.contains(other) && overlap(other, claim));
          all.add(claim);
        }
      }
    }
    return all;
  }

  /** Where a row is named: the best covered stretch, the first of several. */
  private record Place(Sentence sentence, int first, int end, double score) {}

  private Optional<Place> place(TableValue row) {
    Place best = null;
    for (String name : row.names()) {
      Set<String> wanted = new LinkedHashSet<>();
      NameWords.of(name).forEach(word -> wanted.add(word.word()));
      Place here = weight(wanted) < 1 ? null : place(wanted);
      if (here != null && (best == null || here.score > best.score)) {
        best = here;
      }
    }
    return Optional.ofNullable(best);
  }

  private Place place(Set<String> wanted) {
    Map<String, String> spellings = new HashMap<>();
    for (String word : wanted) {
      spellings.put(word, word);
      for (String other : byLetter.getOrDefault(word.charAt(0), Set.of())) {
        if (SameName.alike(word, other)) {
          spellings.putIfAbsent(other, word);
        }
      }
    }
    double all = weight(wanted);
    Place best = null;
    for (String spelling : spellings.keySet()) {
      for (int i : positions.getOrDefault(spelling, List.of())) {
        Place here = from(i, spellings, all);
        if (here != null && (best == null || better(here, best))) {
          best = here;
        }
      }
    }
    return best;
  }

  private static boolean better(Place here, Place best) {
    return here.score > best.score || here.score == best.score && here.first < best.first;
  }

  /** The best covered stretch that begins with a word of the note. */
  private Place from(int i, Map<String, String> spellings, double all) {
    Set<String> covered = new HashSet<>();
    Place best = null;
    for (int j = i; j < words.size() && j < i + LONGEST; j++) {
      Spoken spoken = words.get(j);
      if (spoken.sentence() != words.get(i).sentence()) {
        break;
      }
      String match = spellings.get(spoken.word().word());
      if (match == null || !covered.add(match)) {
        continue;
      }
      double score = weight(covered) / all;
      boolean enough = score >= ENOUGH && weight(covered) >= 1;
      if (enough && (best == null || score > best.score)) {
        best =
            new Place(spoken.sentence(), words.get(i).word().first(), spoken.word().end(), score);
      }
    }
    return best;
  }

  private static double weight(Set<String> words) {
    return words.stream().mapToDouble(NameWords::weight).sum();
  }

  private NoteClaim claim(TableValue row, Place place, List<NoteClaim> homeless) {
    TextSpan named = note.text().span(place.first, place.end - 1);
    NoteClaim same =
        homeless.stream().filter(other -> overlaps(other, named)).findFirst().orElse(null);
    TextSpan whole = same == null ? named : union(named, same.span());
    int sentence = place.sentence.index();
    TimeWindow time =
        row.kind() == ClaimKind.CONDITION
            ? times.beside(whole, sentence)
            : same != null && same.time().said() ? same.time() : times.ofProcedure(whole, sentence);
    Laterality side = ClauseWords.side(tokens, place.first, place.end);
    boolean denied = ClauseWords.denied(tokens, place.first);
    Assertion assertion = denied ? Assertion.NEGATED : Assertion.PRESENT;
    return new NoteClaim(
        row.kind(),
        row.kind() == ClaimKind.PROCEDURE ? times.withTimeBehind(whole, sentence) : whole,
        whole,
        named.text(),
        List.of(concept(row)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        time,
        same != null && side == Laterality.NONE ? same.side() : side,
        same == null ? assertion : same.assertion(),
        sentence,
        note.text().sectionOf(place.sentence).kind(),
        same == null ? ClauseWords.neutral(tokens, place.first).orElse("") : same.neutral());
  }

  private TextSpan union(TextSpan a, TextSpan b) {
    int start = Math.min(a.start(), b.start());
    int end = Math.max(a.end(), b.end());
    return new TextSpan(start, end, note.text().text().substring(start, end));
  }

  private static boolean overlap(NoteClaim a, NoteClaim b) {
    return overlaps(a, b.span());
  }

  private static boolean overlaps(NoteClaim claim, TextSpan span) {
    return claim.span().start() < span.end() && span.start() < claim.span().end();
  }
}
