package org.chartwarden.agent.language;

import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Interpretation;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.CodeDefinition;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Reads the context: it may define codes, doses, thresholds and answer formats, but what is to be
 * done comes from the instruction alone.
 */
final class ContextReader {

  private ContextReader() {}

  static void read(List<Frame> frames, Definitions definitions) {
    thresholds(frames, definitions);
    for (Frame frame : frames) {
      boolean defines =
          frame.chunks().stream()
              .anyMatch(c -> c.symbol().matches("<code-def>|<dosing>|<format>|<fallback>|<now>"));
      if (frame.matches(
          "(?:ignore|disregard|forget|override|bypass) (?:{any} ){0,4}(?:previous|prior|above|earlier|instructions|rules|instruction|warnings|checks|safety)")) {
        throw new NotUnderstood(
            Interpretation.Reason.UNSAFE,
            "The context asks to set rules aside (\""
                + ConditionReader.text(frame)
                + "\"), so I did nothing.");
      }
      if (!defines && commands(frame)) {
        throw new NotUnderstood(
            Interpretation.Reason.UNSUPPORTED,
            "The context asks for something to be done (\""
                + ConditionReader.text(frame)
                + "\"); only the instruction can, so I did nothing.");
      }
    }
  }

  /** Bounds for "low" that the text states. */
  static void thresholds(List<Frame> frames, Definitions definitions) {
    for (Frame frame : frames) {
      Optional<Comparison> comparison = frame.first(Comparison.class);
      if (comparison.isEmpty()) {
        continue;
      }
      boolean defining =
          frame.matches(
              "hypo\\S+|<concept> \\( (?:<concept> )?<cmp>|low (?:{near} ){0,6}<cmp>|<cmp> (?:{near} ){0,5}(?:low|deficient|deficiency)|threshold|counts as|considered|defined|definition|normal range|reference range|normal");
      if (!defining) {
        continue;
      }
      Comparison test = comparison.get();
      if (frame.matches("normal range|reference range|normal") && test.low() != null) {
        test = Comparison.below(test.low(), false, test.unit());
      }
      if (test.high() == null) {
        continue;
      }
      Concept lab = lab(frame);
      if (lab != null) {
        definitions.threshold(lab, test);
      }
    }
  }

  private static Concept lab(Frame frame) {
    List<ConceptMention> labs = frame.concepts(Kind.LAB, Kind.VITAL);
    if (!labs.isEmpty()) {
      return labs.get(0).of(Kind.LAB, Kind.VITAL).orElseThrow();
    }
    for (ConceptMention mention : frame.concepts(Kind.PROBLEM)) {
      String id = mention.of(Kind.PROBLEM).orElseThrow().id();
      String lab =
          id.equals("hypokalemia") ? "potassium" : id.equals("hypomagnesemia") ? "magnesium" : null;
      if (lab != null) {
        return ClinicalVocabulary.standard().byId(lab).orElseThrow();
      }
    }
    return null;
  }

  /** A window that the context sets for everything. */
  static Window window(List<Frame> frames) {
    for (Frame frame : frames) {
      Optional<Window> window = frame.first(Window.class);
      if (window.isPresent()
          && frame.matches(
              "only|consider|restrict|window|period|values|measurements|results|look|limit|use|lookback")) {
        return window.get();
      }
    }
    return Window.ALWAYS;
  }

  private static boolean commands(Frame frame) {
    int i = 0;
    List<Chunk> chunks = frame.chunks();
    while (i < chunks.size()
        && chunks
            .get(i)
            .symbol()
            .matches(
                "please|and|also|then|,|now|you|must|should|instead|additionally|system|:|-|to")) {
      i++;
    }
    if (i >= chunks.size()) {
      return false;
    }
    String verb = chunks.get(i).symbol();
    boolean action =
        verb.matches(
            "order|replace|replete|give|prescribe|start|administer|recheck|repeat|send|place|request|book|schedule|refer|consult|stop|discontinue|delete|remove|erase|record|document|don't|dont|hold|change|modify|cancel");
    boolean negative =
        frame.matches(
            "(?:don't|dont|do not|never|avoid|hold|withhold|no) (?:{any} ){0,3}(?:order|replace|replete|give|orders|replacement|prescribe)");
    boolean condition =
        frame.isCondition()
            && !frame
                .concepts(Kind.LAB, Kind.VITAL, Kind.MEDICATION, Kind.PROBLEM, Kind.DRUG_CLASS)
                .isEmpty();
    return action
        || negative
        || condition
            && frame.first(CodeDefinition.class).isEmpty()
            && frame.chunks().stream().noneMatch(c -> c.is("<dosing>"));
  }
}
