package org.chartwarden.agent.language;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chartwarden.agent.language.plan.ClinicalRequest;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Interpretation;
import org.chartwarden.agent.language.recognisers.Passage;
import org.chartwarden.agent.language.recognisers.RecogniserCatalog;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Token;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Turns instruction and context into a typed plan: recognisers find what the words stand for, the
 * text is cut into clauses, each clause becomes questions, orders or conditions, and what no part
 * of the plan accounts for makes it decline rather than guess.
 */
public final class ClinicalInterpreter {

  /** Version of the rule set, for trace and Provenance. */
  public static final String VERSION = "2";

  static final String ABILITIES =
      "I can look up patients, lab values and vital signs (latest, average, highest, lowest, count,"
          + " trend), medications, problems, allergies and notes, run calculators, match patients and"
          + " clinical trials, record vital signs, and order medications, labs, imaging and referrals.";

  private ClinicalInterpreter() {}

  /** Reads a task. */
  public static Interpretation interpret(String instruction, String context, OffsetDateTime now) {
    String background = context == null ? "" : context;
    List<PatientMention> patients = PatientMentions.of(instruction, background);
    try {
      return new Interpretation.Understood(read(instruction, background, now, patients));
    } catch (NotUnderstood problem) {
      return new Interpretation.Declined(problem.reason(), problem.getMessage() + " " + ABILITIES);
    }
  }

  private static ClinicalRequest read(
      String instruction, String context, OffsetDateTime now, List<PatientMention> patients) {
    int dictated = Dictation.unquotedStart(instruction);
    String spoken = dictated < 0 ? instruction : instruction.substring(0, dictated);
    List<Chunk> asked = new ArrayList<>(chunks(spoken, PatientMention.Source.INSTRUCTION, now));
    if (dictated >= 0) {
      String text = instruction.substring(dictated).strip();
      asked.add(new Chunk("<quote>", dictated, dictated + text.length(), text, text));
    }
    List<Goal> trials = TrialQuestions.goals(asked, patients);
    if (!trials.isEmpty()) {
      return new ClinicalRequest(
          patients, trials, null, null, null, Map.of(), AmbiguousDates.notes(instruction));
    }
    List<Chunk> given = chunks(context, PatientMention.Source.CONTEXT, now);
    Definitions definitions = new Definitions();
    definitions.collect(given);
    definitions.collect(asked);
    List<Frame> frames = FrameSplitter.split(asked);
    List<Frame> background = FrameSplitter.split(given);
    ContextReader.read(background, definitions);
    ContextReader.thresholds(frames, definitions);
    Scene scene =
        new Scene(
            definitions,
            firstPatients(frames, patients),
            ContextReader.window(background),
            onlyLab(frames, background),
            now);
    Composer composer = new Composer(scene, patients, instruction);
    List<Goal> goals = composer.compose(frames);
    return new ClinicalRequest(
        patients,
        goals,
        definitions.whenNoValue(),
        definitions.whenNoPatient(),
        definitions.rounding(),
        definitions.thresholds(),
        notes(composer, instruction));
  }

  private static List<String> notes(Composer composer, String instruction) {
    List<String> notes = new ArrayList<>(composer.notes());
    notes.addAll(AmbiguousDates.notes(instruction));
    return notes;
  }

  /** The text in chunks, with everything recognised in it. */
  static List<Chunk> chunks(String text, PatientMention.Source source, OffsetDateTime now) {
    List<PatientMention> mentions = PatientMentions.in(text, source);
    List<Chunk> chunks = new ArrayList<>();
    PatientMention open = null;
    for (Token token : Words.standard().tokens(text)) {
      PatientMention inside =
          mentions.stream()
              .filter(m -> token.start() < m.span().end() && token.end() > m.span().start())
              .findFirst()
              .orElse(null);
      if (inside == null) {
        chunks.add(Chunk.of(token));
      } else if (inside != open) {
        chunks.add(
            new Chunk(
                "<patient>",
                inside.span().start(),
                inside.span().end(),
                inside.span().text(),
                inside));
      }
      open = inside;
    }
    return RecogniserCatalog.read(new Passage(text, now), chunks);
  }

  private static List<Integer> firstPatients(List<Frame> frames, List<PatientMention> patients) {
    for (Frame frame : frames) {
      List<Integer> found = Composer.patientsOf(frame, patients);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return patients.isEmpty() ? List.of(0) : IntStream.range(0, patients.size()).boxed().toList();
  }

  private static Concept onlyLab(List<Frame> frames, List<Frame> background) {
    for (List<Frame> text : List.of(frames, background)) {
      List<Concept> labs =
          text.stream()
              .flatMap(f -> f.concepts(Kind.LAB).stream())
              .map(m -> m.of(Kind.LAB).orElseThrow())
              .distinct()
              .toList();
      if (!labs.isEmpty()) {
        return labs.size() == 1 ? labs.get(0) : null;
      }
      List<Concept> defined =
          text.stream()
              .flatMap(
                  f ->
                      f
                          .all(org.chartwarden.agent.language.recognisers.CodeDefinition.class)
                          .stream())
              .map(d -> d.concept() == null ? null : d.concept().of(Kind.LAB).orElse(null))
              .filter(c -> c != null)
              .distinct()
              .toList();
      if (defined.size() == 1) {
        return defined.get(0);
      }
    }
    return null;
  }
}
