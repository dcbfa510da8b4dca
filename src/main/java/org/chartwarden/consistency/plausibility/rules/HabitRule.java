package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.text.Sentence;

/** "Never smoked" and pack-years, "does not drink" and drinks a day. */
final class HabitRule implements NoteRule {

  private static final Phrases NEVER_SMOKED =
      Phrases.of(
          "never smoked;never smoker;lifelong nonsmoker;lifelong non-smoker;nonsmoker;non-smoker;non"
              + " smoker;never a smoker;has never smoked;denies smoking;denies tobacco;denies tobacco"
              + " use;no tobacco;no tobacco use;does not smoke;no smoking history;never used tobacco;"
              + "no history of smoking;no history of tobacco use;denies any tobacco;denies cigarette use");
  private static final Phrases EVER =
      Phrases.of(
          "never smoked;never smoker;lifelong nonsmoker;lifelong non-smoker;has never smoked;no"
              + " smoking history;never used tobacco;no history of smoking;no history of tobacco use;never"
              + " a smoker");
  private static final Phrases SMOKES =
      Phrases.of(
          "pack-years;pack years;pack-year;pack year;packs per day;pack per day;packs a day;pack a day;"
              + "ppd;pack of cigarettes daily;packs of cigarettes daily;cigarettes per day;cigarettes a"
              + " day;cigarettes daily;pack daily;packs daily;current smoker;active smoker;smokes");
  private static final Phrases NO_ALCOHOL =
      Phrases.of(
          "denies alcohol;denies alcohol use;no alcohol;no alcohol use;does not drink;does not drink"
              + " alcohol;denies any alcohol;never drinks;teetotal;abstinent from alcohol;no etoh;denies"
              + " etoh");
  private static final Phrases DRINKS =
      Phrases.of(
          "drinks per day;drinks a day;drinks daily;beers a day;beers per day;beers daily;beers per"
              + " week;glasses of wine;drinks per week;drinks a week;beers on weekends;units per week;"
              + "units of alcohol;bottle of wine;pint of vodka;drinks heavily;beers a week");
  private static final Phrases FORMER =
      Phrases.of(
          "quit;former;formerly;ex-smoker;stopped;used to;previously;until;ago;prior;past;since;history"
              + " of;remote;wife;husband;years;secondhand;second-hand;exposure;if;any more;longer;sober");
  private static final Phrases NOT = Phrases.of("no;denies;0;zero;not;never;unknown");

  @Override
  public String id() {
    return "habit";
  }

  @Override
  public String title() {
    return "Tobacco or alcohol denied and counted in one note.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    compare(note, NEVER_SMOKED, SMOKES, "tobacco", flaws);
    compare(note, NO_ALCOHOL, DRINKS, "alcohol", flaws);
    return flaws;
  }

  private void compare(
      CheckedNote note, Phrases none, Phrases some, String what, List<NoteFlaw> flaws) {
    for (CheckedNote.Said denied : note.all(none)) {
      if (note.ofOthers(denied.sentence())) {
        continue;
      }
      boolean ever = EVER.at(note.tokens(), denied.place().first(), denied.place().end()) != null;
      for (CheckedNote.Said said : note.all(some)) {
        boolean within =
            said.place().first() >= denied.place().first()
                && said.place().first() < denied.place().end();
        int from = Math.max(said.sentence().firstToken(), said.place().first() - 4);
        if (!within
            && !note.ofOthers(said.sentence())
            && !NOT.in(note.tokens(), from, said.place().first())
            && (ever || !former(note, said.sentence()) && !former(note, denied.sentence()))) {
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.LOW,
                  List.of(note.span(denied.place()), note.span(said.place())),
                  "The note says \""
                      + note.span(denied.place()).text()
                      + "\" and also \""
                      + note.span(said.place()).text()
                      + "\".",
                  "Ask about " + what + " again and correct the social history."));
          return;
        }
      }
    }
  }

  private static boolean former(CheckedNote note, Sentence sentence) {
    return note.says(sentence, FORMER);
  }
}
