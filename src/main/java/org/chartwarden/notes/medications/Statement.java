package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.NoteText;

/** A statement about a drug while it is read. */
final class Statement {

  final DrugName name;

  /** Whether it gives another dose of a drug that was named before. */
  final boolean further;

  int first;
  int end;

  /** Index after the last token that was read for it, its status and time words too. */
  int read;

  Amount dose;
  Amount strength;
  Amount count;
  Amount rate;
  Amount perSize;
  Amount changedFrom;
  Amount maximum;
  RouteReader.Found route;
  int routeFirst;
  final FrequencyParts frequency = new FrequencyParts();
  String salt;
  String release;
  String form;
  java.math.BigDecimal days;
  Integer day;
  int indicationFirst = -1;
  int indicationEnd;
  MedicationStatus status;
  int statusFirst;
  int statusEnd;
  boolean test;

  /** Whether a pair of numbers stood where a combination has its strengths. */
  boolean pair;

  final Set<Circumstance> circumstances = EnumSet.noneOf(Circumstance.class);
  final List<int[]> times = new ArrayList<>(2);

  Statement(DrugName name, boolean further, int first, int end) {
    this.name = name;
    this.further = further;
    this.first = first;
    this.end = end;
    this.read = end;
  }

  void extend(int to) {
    end = Math.max(end, to);
    read = Math.max(read, to);
  }

  /** Whether only a dose for each kilogram or square metre is known so far. */
  boolean sized() {
    return dose != null && (dose.unit().contains("/kg") || dose.unit().contains("/m2"));
  }

  /** Whether a laboratory value and no dose seems to be read so far. */
  boolean levelled() {
    return name.laboratory() && dose != null && dose.unit().isEmpty() && route == null;
  }

  boolean measured() {
    return dose != null || rate != null || count != null || strength != null;
  }

  /** Whether a unit, route, frequency or status shows that a dose is meant. */
  boolean evident() {
    boolean unit =
        dose != null && !dose.unit().isEmpty() || rate != null || count != null || strength != null;
    return unit
        || route != null
        || frequency.rhythm()
        || frequency.asNeeded
        || frequency.continuous
        || form != null;
  }

  /** Whether numbers with a slash at a token are the strengths of a combination and no date. */
  boolean pair(int at) {
    boolean combination = name.listed().get(0).medication().ingredients().size() > 1;
    return combination && !measured() && at <= name.end() + 1;
  }

  Dosing dosing(NoteText note) {
    return new Dosing(
        amount(note, dose),
        amount(note, strength),
        amount(note, count),
        amount(note, rate),
        amount(note, perSize),
        amount(note, changedFrom),
        amount(note, maximum));
  }

  Course course(NoteText note) {
    Optional<String> indication =
        indicationFirst < 0
            ? Optional.empty()
            : Optional.of(note.span(indicationFirst, indicationEnd - 1).text());
    return new Course(Optional.ofNullable(days), Optional.ofNullable(day), indication);
  }

  Optional<RouteMention> route(NoteText note) {
    return route == null
        ? Optional.empty()
        : Optional.of(
            new RouteMention(
                route.route(),
                Optional.ofNullable(route.side()),
                note.span(routeFirst, route.end() - 1)));
  }

  StatusMention status(NoteText note) {
    if (status == null) {
      return StatusMention.UNSAID;
    }
    Optional<TextSpan> words =
        statusEnd > statusFirst
            ? Optional.of(note.span(statusFirst, statusEnd - 1))
            : Optional.empty();
    return new StatusMention(status, words);
  }

  private static Optional<DoseAmount> amount(NoteText note, Amount amount) {
    return amount == null
        ? Optional.empty()
        : Optional.of(
            new DoseAmount(
                amount.low(),
                amount.high(),
                amount.unit(),
                note.span(amount.first(), amount.end() - 1)));
  }
}
