package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.AnswerFormat;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** What the clauses so far are about: "it" in the next one. */
final class Scene {

  private final Definitions definitions;
  private final Window defaultWindow;
  private final Concept onlyLab;
  private List<Integer> patients;
  private List<Measured> measured = List.of();
  private Window pendingWindow;
  private final java.time.OffsetDateTime now;

  Scene(
      Definitions definitions,
      List<Integer> patients,
      Window defaultWindow,
      Concept onlyLab,
      java.time.OffsetDateTime now) {
    this.now = now;
    this.definitions = definitions;
    this.patients = patients;
    this.defaultWindow = defaultWindow;
    this.onlyLab = onlyLab;
  }

  /** The reference time of the task. */
  java.time.OffsetDateTime now() {
    return now;
  }

  Definitions definitions() {
    return definitions;
  }

  List<Integer> patients() {
    return patients;
  }

  void patients(List<Integer> indexes) {
    if (!indexes.isEmpty()) {
      patients = indexes;
    }
  }

  void measured(List<Measured> now) {
    if (!now.isEmpty()) {
      measured = now;
    }
  }

  List<Measured> measured() {
    return measured;
  }

  void pendingWindow(Window window) {
    pendingWindow = window;
  }

  /** What one mention in a clause is about; the window of the same result is carried along. */
  Measured of(Concept concept, Frame frame) {
    Window window = frame.first(Window.class).orElse(null);
    if (window == null) {
      window =
          measured.stream()
              .filter(m -> m.concept().id().equals(concept.id()) || m.concept().isRelative(concept))
              .map(Measured::window)
              .findFirst()
              .orElse(null);
    }
    if (window == null && pendingWindow != null) {
      window = pendingWindow;
    }
    if (window == null) {
      window = defaultWindow;
    }
    String unit = frame.first(AnswerFormat.class).map(AnswerFormat::unit).orElse(null);
    return new Measured(
        concept, definitions.resultCodes(concept), window, unit == null ? unitFor(concept) : unit);
  }

  private String unitFor(Concept concept) {
    String unit = definitions.unit();
    boolean fits =
        unit != null
            && (concept.unit() == null
                || unit.equals(concept.unit())
                || unit.contains("/") == concept.unit().contains("/"));
    return fits ? unit : null;
  }

  /** The results a clause speaks of by name, or those it takes up with "it". */
  List<Measured> namedOrCarried(Frame frame) {
    List<Measured> named = named(frame);
    if (!named.isEmpty()) {
      return named;
    }
    Optional<Window> window = frame.first(Window.class);
    if (!measured.isEmpty()) {
      return measured.stream()
          .map(m -> new Measured(m.concept(), m.codes(), window.orElse(m.window()), m.unit()))
          .toList();
    }
    return onlyLab == null ? List.of() : List.of(of(onlyLab, frame));
  }

  List<Measured> named(Frame frame) {
    List<Measured> found = new ArrayList<>();
    for (ConceptMention mention : frame.concepts(Kind.LAB, Kind.VITAL)) {
      Measured one = of(mention.of(Kind.LAB, Kind.VITAL).orElseThrow(), frame);
      if (found.removeIf(m -> one.concept().id().startsWith(m.concept().id() + "-"))
          || found.stream().noneMatch(m -> m.concept().isRelative(one.concept()))) {
        found.add(one);
      }
    }
    return found;
  }

  /** The drug that replaces what a lab value measures. */
  static Optional<Concept> replacementFor(Concept lab) {
    return ClinicalVocabulary.standard().named(lab.id(), Kind.MEDICATION).stream().findFirst();
  }
}
