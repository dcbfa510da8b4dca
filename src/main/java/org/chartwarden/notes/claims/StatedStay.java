package org.chartwarden.notes.claims;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.notes.times.TimeMention;
import org.chartwarden.notes.times.TimeResolver;
import org.chartwarden.notes.times.TimeWindow;

/**
 * What a note itself tells of the stay, "Adm 05/12/2024", "Date of surgery: 5/13", for a caller
 * that knows no encounter: HD and POD are counted from it.
 */
final class StatedStay {

  /** Tokens of a line before a day in which the word for it stands. */
  private static final int NEAR = 5;

  private static final Set<String> ADMITTED =
      Set.of("adm", "admit", "admitted", "admission", "doa", "hospitalized", "hospitalised");

  private static final Set<String> OPERATED =
      Set.of("surgery", "operation", "dos", "operated", "procedure");

  /** Beside those words they speak of something else. */
  private static final Set<String> OTHER =
      Set.of("discharge", "discharged", "last", "prior", "previous", "birth", "until", "before");

  private final List<Token> tokens;
  private final TimeResolver resolver;
  private final NoteContext context;

  private StatedStay(ClinicalNote note, NoteContext context) {
    this.tokens = note.text().tokens();
    this.resolver = new TimeResolver(context);
    this.context = context;
  }

  /** The context with the day of admission and of the operation, where it has none. */
  static NoteContext of(ClinicalNote note, NoteContext context) {
    StatedStay stay = new StatedStay(note, context);
    NoteContext filled = context;
    if (context.admitted().isEmpty()) {
      Optional<Instant> admitted = stay.day(note, ADMITTED, false);
      if (admitted.isPresent()) {
        filled = filled.during(admitted.get(), context.discharged().orElse(null));
      }
    }
    if (context.operations().isEmpty()) {
      Optional<LocalDate> operated =
          stay.day(note, OPERATED, true).map(moment -> moment.atZone(context.zone()).toLocalDate());
      if (operated.isPresent()) {
        filled = filled.operatedOn(List.of(operated.get()));
      }
    }
    return filled;
  }

  /** The first day of the note, not after it, that such a word leads to. */
  private Optional<Instant> day(ClinicalNote note, Set<String> words, boolean dated) {
    for (TimeMention time : note.times()) {
      if (!leads(time.firstToken(), words, dated)) {
        continue;
      }
      TimeWindow window = resolver.resolve(time);
      boolean exact =
          window.kind() == TimeWindow.Kind.DAY || window.kind() == TimeWindow.Kind.CLOCK;
      if (exact && !window.start().isAfter(context.written())) {
        return Optional.of(window.start());
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a word leads to a day in its line.
   *
   * @param dated whether "date of" or "DOS" must stand there too
   */
  private boolean leads(int first, Set<String> words, boolean dated) {
    boolean word = false;
    boolean date = !dated;
    for (int i = first - 1;
        i >= Math.max(0, first - NEAR) && tokens.get(i + 1).breaks() == 0;
        i--) {
      String key = tokens.get(i).key();
      if (OTHER.contains(key) || key.equals(".") || key.equals(";") || tokens.get(i).isNumber()) {
        return false;
      }
      word |= words.contains(key);
      date |= key.equals("date") || key.equals("dos") || key.equals("operated");
    }
    return word && date;
  }
}
