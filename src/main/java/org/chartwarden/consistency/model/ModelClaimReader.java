package org.chartwarden.consistency.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.llm.BoundedText;
import org.chartwarden.llm.LanguageModel;
import org.chartwarden.llm.LanguageModelProblem;
import org.chartwarden.llm.ModelJson;
import org.chartwarden.llm.ModelMessage;
import org.chartwarden.llm.ModelRequest;
import org.chartwarden.llm.Prompt;
import org.chartwarden.llm.TimeLimitedLanguageModel;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimReader;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.platform.Json;

/** Adds the statements that a model finds to those of the reader; see the package. */
public final class ModelClaimReader {

  private static final Prompt STATEMENTS = Prompt.load("note-statements-v1");
  private static final Prompt CHECK = Prompt.load("note-statements-check-v1");
  private static final int MOST_TOLD = 10;

  private final LanguageModel model;
  private final ConsistencyModelConfig limits;
  private final InstantSource clock;

  ModelClaimReader(LanguageModel model, ConsistencyModelConfig limits, InstantSource clock) {
    this.model = model;
    this.limits = limits;
    this.clock = clock;
  }

  /** Ends the reading with the model. */
  private static final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unread(String because) {
      super(because, null, false, false);
    }
  }

  /** The statements of a note; never fails because of the model. */
  public ModelReading read(ClinicalNote note, NoteContext context) {
    List<NoteClaim> reader = ClaimReader.read(note, context);
    try {
      return new Passage(note, context, reader).read();
    } catch (Unread e) {
      return unread(reader, e.getMessage());
    } catch (LanguageModelProblem e) {
      return unread(reader, e.getMessage());
    }
  }

  private static ModelReading unread(List<NoteClaim> reader, String because) {
    return new ModelReading(
        reader, 0, 0, false, List.of("the note was checked without a model: " + because));
  }

  /** The reading of one note. */
  private final class Passage {
    private final ClinicalNote note;
    private final List<NoteClaim> reader;
    private final StatementCheck check;
    private final Instant latest;
    private final List<String> dropped = new ArrayList<>();
    private int malformed;
    private int leftOut;
    private int known;

    Passage(ClinicalNote note, NoteContext context, List<NoteClaim> reader) {
      this.note = note;
      this.reader = reader;
      this.check = new StatementCheck(note, context);
      this.latest = clock.instant().plus(limits.timeLimit());
    }

    ModelReading read() {
      int length = note.text().text().length();
      if (length > limits.maxNoteCharacters()) {
        throw new Unread(
            "it has "
                + length
                + " characters, and at most "
                + limits.maxNoteCharacters()
                + " are sent to a model");
      }
      List<NoteClaim> added = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (NoteParts.Part part : NoteParts.of(note.text(), limits.partCharacters())) {
        List<NoteClaim> fresh = new ArrayList<>();
        for (NoteClaim claim : verified(part)) {
          if (seen.add(claim.kind() + " " + claim.span().start() + " " + claim.span().end())) {
            fresh.add(claim);
          }
        }
        added.addAll(corrected(part, fresh));
      }
      List<NoteClaim> all = new ArrayList<>(reader);
      all.addAll(added);
      all.sort(Comparator.comparingInt(claim -> claim.span().start()));
      return new ModelReading(
          all, added.size(), dropped.size() + malformed, true, List.of(account(added.size())));
    }

    /** Stages 2 to 5, and the first half of 6. */
    private List<NoteClaim> verified(NoteParts.Part part) {
      String reply = ask(STATEMENTS, "NOTE\n" + BoundedText.of(part.text()));
      ModelStatement.Reply statements =
          ModelStatement.read(reply)
              .orElseThrow(
                  () -> new Unread("model " + model.name() + " gave no JSON array of statements"));
      malformed += statements.malformed();
      List<NoteClaim> claims = new ArrayList<>();
      for (ModelStatement statement : statements.statements()) {
        switch (check.check(statement, part)) {
          case StatementCheck.Verified verified -> {
            if (readerHas(verified.claim())) {
              known++;
            } else {
              claims.add(verified.claim());
            }
          }
          case StatementCheck.Dropped one -> dropped.add(one.because());
          case StatementCheck.LeftOut none -> leftOut++;
        }
      }
      return claims;
    }

    /**
     * Whether the reader speaks of the same words, whatever it says of them. A value whose name it
     * does not know comes to no finding, so that the model may name it.
     */
    private boolean readerHas(NoteClaim claim) {
      return reader.stream()
          .filter(
              other ->
                  !other.checkable() || !other.concepts().isEmpty() || other.named().isPresent())
          .anyMatch(
              other ->
                  other.span().start() < claim.span().end()
                      && claim.span().start() < other.span().end());
    }

    /** The second half of stage 6: the model may take back, and nothing else. */
    private List<NoteClaim> corrected(NoteParts.Part part, List<NoteClaim> claims) {
      if (claims.isEmpty()) {
        return claims;
      }
      ArrayNode shown = Json.array();
      for (int i = 0; i < claims.size(); i++) {
        shown.add(shown(i + 1, claims.get(i)));
      }
      String reply =
          ask(
              CHECK,
              "STATEMENTS\n" + Json.write(shown) + "\n\nNOTE\n" + BoundedText.of(part.text()));
      JsonNode tree = ModelJson.read(reply).orElse(null);
      if (!(tree instanceof ArrayNode taken)) {
        throw new Unread("model " + model.name() + " did not check its statements");
      }
      Set<Integer> back = new HashSet<>();
      taken.forEach(
          entry -> back.add(entry.isInt() ? entry.asInt() : entry.path("statement").asInt(0)));
      List<NoteClaim> kept = new ArrayList<>();
      for (int i = 0; i < claims.size(); i++) {
        if (back.contains(i + 1)) {
          dropped.add(claims.get(i).name() + " (the model took it back)");
        } else {
          kept.add(claims.get(i));
        }
      }
      return kept;
    }

    private static ObjectNode shown(int number, NoteClaim claim) {
      ObjectNode node =
          Json.object()
              .put("statement", number)
              .put("kind", claim.kind().code())
              .put("name", claim.name())
              .put("quote", claim.whole().text());
      claim
          .value()
          .ifPresent(
              value ->
                  node.put(
                      "value",
                      value.isNumber()
                          ? (value.number().toPlainString() + " " + value.writtenUnit()).strip()
                          : value.words()));
      claim
          .use()
          .filter(use -> use.dose() != null)
          .ifPresent(
              use ->
                  node.put(
                      "dose",
                      use.dose().toPlainString() + (use.unit() == null ? "" : " " + use.unit())));
      return node;
    }

    private String ask(Prompt prompt, String message) {
      Duration left = Duration.between(clock.instant(), latest);
      if (left.isNegative() || left.isZero()) {
        throw new Unread(
            "model " + model.name() + " took longer than " + limits.timeLimit().toSeconds() + " s");
      }
      ModelRequest request =
          new ModelRequest(
              List.of(
                  new ModelMessage.SystemText(prompt.text()), new ModelMessage.UserText(message)),
              List.of());
      return new TimeLimitedLanguageModel(model, left).ask(request).text();
    }

    /** One sentence on what became of what the model said. */
    private String account(int added) {
      StringBuilder text = new StringBuilder("read with model ");
      text.append(model.name()).append(" (").append(model.version());
      text.append(", prompts ").append(STATEMENTS.id()).append(", ").append(CHECK.id());
      text.append("): ").append(added).append(" statements added, ");
      text.append(known).append(" known already, ").append(leftOut);
      text.append(" not about this stay, ").append(dropped.size()).append(" dropped");
      if (!dropped.isEmpty()) {
        text.append(": ");
        text.append(String.join(", ", dropped.subList(0, Math.min(MOST_TOLD, dropped.size()))));
        if (dropped.size() > MOST_TOLD) {
          text.append(" and ").append(dropped.size() - MOST_TOLD).append(" more");
        }
      }
      if (malformed > 0) {
        text.append("; ").append(malformed).append(" without the form of a statement");
      }
      return text.toString();
    }
  }
}
