package org.chartwarden.notes.medications;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** Reads one attribute of a statement: a status, salt, form, time, frequency, route or amount. */
final class AttributeReader {

  private static final int INDICATION = 5;

  private static final Set<String> REPLACED =
      Set.of(
          "replaced", "repleted", "replete", "given", "supplemented", "corrected", "gave", "got");

  /** Words behind which a route belongs to the drug that follows it. */
  private static final Set<String> LINKS =
      Set.of("with", "and", ",", "&", "+", "plus", "then", "to", "or");

  private final List<Token> tokens;
  private final StatementReader reader;
  private final AmountTaker amounts;
  private final int to;

  AttributeReader(List<Token> tokens, StatementReader reader, int to) {
    this.tokens = tokens;
    this.reader = reader;
    this.to = to;
    this.amounts = new AmountTaker(tokens, reader, to);
  }

  AmountTaker amounts() {
    return amounts;
  }

  /**
   * Reads one attribute.
   *
   * @return the index after it; {@code i} when none begins here; -1 when the statement ends
   */
  int step(Statement s, int i, boolean separated, boolean change) {
    Token token = tokens.get(i);
    if (token.isWord()) {
      int word = word(s, i);
      if (word != i) {
        return word;
      }
    }
    int time = TimeWords.at(tokens, i, to);
    if (time > i && !(s.pair(i))) {
      s.times.add(new int[] {i, time});
      s.read = Math.max(s.read, time);
      return time;
    }
    int frequency = FrequencyReader.at(tokens, i, to, s.frequency);
    if (frequency > i) {
      infusion(s, i);
      s.extend(frequency);
      return indication(s, frequency);
    }
    CourseReader.Found course = CourseReader.at(tokens, i, to);
    if (course != null) {
      s.days = s.days == null ? course.days() : s.days;
      s.day = s.day == null ? course.day() : s.day;
      s.read = Math.max(s.read, course.end());
      return course.end();
    }
    RouteReader.Found route = RouteReader.at(tokens, i, to);
    if (route != null) {
      boolean next = route.end() < to && reader.nameAt(route.end()) != null;
      if (next && LINKS.contains(tokens.get(i - 1).key())) {
        return -1;
      }
      if (s.route == null) {
        s.route = route;
        s.routeFirst = i;
        s.form = s.form == null ? DrugWords.form(token) : s.form;
      }
      s.extend(route.end());
      return route.end();
    }
    Amount amount = AmountReader.at(tokens, i, to);
    return amount == null ? i : amounts.take(s, amount, separated, change);
  }

  private void infusion(Statement s, int i) {
    String form = DrugWords.form(tokens.get(i));
    s.form = s.form == null ? form : s.form;
  }

  private int word(Statement s, int i) {
    Token token = tokens.get(i);
    boolean near = i <= s.name.end() + 1 && !s.further;
    if (s.levelled() && REPLACED.contains(token.key())) {
      // "K 3.1, replaced with 40 mEq": the number before is the level.
      s.dose = null;
      s.status = MedicationStatus.GIVEN;
      s.statusFirst = i;
      s.statusEnd = i + 1;
      s.extend(i + 1);
      return i + 1;
    }
    DrugCues.Cue cue = DrugCues.at(tokens, i, to);
    if (cue != null) {
      DrugCues.Meaning after = cue.status(false);
      boolean test =
          near
              && cue.meanings().stream()
                  .anyMatch(m -> m.circumstance() == Circumstance.TEST && m.after());
      if (test) {
        s.test = true;
        return -1;
      }
      if (after != null && after.status() == MedicationStatus.CHANGED && drugAt(cue.end())) {
        status(s, MedicationStatus.STOPPED, cue);
        return cue.end();
      }
      if (after != null && (hanging(cue, after) || DrugContexts.reason(tokens, cue, to))) {
        return i;
      }
      if (after != null && !(cue.status(true) != null && opensNext(cue.end()))) {
        status(s, after.status(), cue);
        return cue.end();
      }
    }
    String salt = near ? DrugWords.salt(token) : null;
    if (salt != null) {
      s.salt = salt;
      s.extend(i + 1);
      return i + 1;
    }
    String release = DrugWords.release(token);
    if (release != null && i <= s.name.end() + 4) {
      s.release = release;
      s.extend(i + 1);
      return i + 1;
    }
    boolean purpose = tokens.get(i - 1).is("for");
    String form = purpose ? null : DrugWords.form(token);
    if (form != null && RouteReader.at(tokens, i, to) == null) {
      s.form = s.form == null ? form : s.form;
      int end = FrequencyReader.at(tokens, i, to, s.frequency);
      s.extend(Math.max(end, i + 1));
      return Math.max(end, i + 1);
    }
    if (token.is("max") || token.is("maximum")) {
      return maximum(s, i);
    }
    return i;
  }

  /** "up to" and the like, with nothing behind to which a dose may change. */
  private boolean hanging(DrugCues.Cue cue, DrugCues.Meaning meaning) {
    Token last = tokens.get(cue.end() - 1);
    boolean leads = last.is("to") || last.is("from");
    boolean number =
        cue.end() < to
            && (tokens.get(cue.end()).isNumber()
                || AmountReader.at(tokens, cue.end(), to) != null
                || FrequencyReader.at(tokens, cue.end(), to, new FrequencyParts()) > cue.end()
                || RouteReader.at(tokens, cue.end(), to) != null);
    return meaning.status() == MedicationStatus.CHANGED && leads && !number;
  }

  private static void status(Statement s, MedicationStatus status, DrugCues.Cue cue) {
    // "Stopped at discharge" is stopped.
    boolean when = status == MedicationStatus.PRESCRIBED && s.status != null;
    if (!when && (s.status == null || s.status != MedicationStatus.CHANGED)) {
      s.status = status;
      s.statusFirst = cue.first();
      s.statusEnd = cue.end();
    }
    s.read = Math.max(s.read, cue.end());
  }

  /** Whether a drug is named at a token, past its route. */
  private boolean drugAt(int from) {
    RouteReader.Found route = from < to ? RouteReader.at(tokens, from, to) : null;
    int at = route == null ? from : route.end();
    return at < to && reader.nameAt(at) != null;
  }

  /** Whether a drug follows at once, so that the verb before belongs to it. */
  private boolean opensNext(int from) {
    for (int i = from; i < to && i < from + 4; i++) {
      if (reader.nameAt(i) != null && tokens.get(i).breaks() == 0) {
        return true;
      }
      Token token = tokens.get(i);
      if (token.breaks() > 0) {
        return false;
      }
      boolean passes =
          token.is("on")
              || token.is("with")
              || token.is("home")
              || token.is("a")
              || token.is("the")
              || token.is("iv")
              || token.is("po")
              || token.is("oral")
              || token.is("her")
              || token.is("his")
              || token.isNumber()
              || DoseUnits.at(tokens, i, to) != null
              || token.is("of");
      if (!passes) {
        return false;
      }
    }
    return false;
  }

  private int maximum(Statement s, int i) {
    int at = i + 1;
    while (at < to
        && at < i + 3
        && (tokens.get(at).is("of") || tokens.get(at).is("dose") || tokens.get(at).is("."))) {
      at++;
    }
    Amount amount = at < to ? AmountReader.at(tokens, at, to) : null;
    if (amount == null) {
      return i;
    }
    s.maximum = amount;
    s.read = Math.max(s.read, amount.end());
    return amount.end();
  }

  /** "PRN for pain", "PRN nausea": the words behind, up to the end of the phrase. */
  private int indication(Statement s, int from) {
    int i = from;
    if (!s.frequency.asNeeded || s.indicationFirst >= 0 || i >= to) {
      return from;
    }
    boolean led = tokens.get(i).is("for");
    i = led ? i + 1 : i;
    int end = i;
    while (end < to
        && end < i + INDICATION
        && reader.nameAt(end) == null
        && !reader.ends(end, i)
        && tokens.get(end).breaks() == 0
        && tokens.get(end).isWord()
        && RouteReader.at(tokens, end, to) == null
        && DrugCues.at(tokens, end, to) == null
        && (end > i || FrequencyReader.at(tokens, end, to, new FrequencyParts()) == end)
        && !tokens.get(end).is("and")) {
      end++;
    }
    if (end == i) {
      return from;
    }
    s.indicationFirst = i;
    s.indicationEnd = end;
    s.read = Math.max(s.read, end);
    return end;
  }
}
