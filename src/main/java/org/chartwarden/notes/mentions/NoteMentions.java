package org.chartwarden.notes.mentions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.findings.ClinicalMention;
import org.chartwarden.notes.text.NoteSection;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.notes.times.TimeMention;
import org.chartwarden.notes.times.TimeResolver;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.platform.Json;

/** The mentions of a note in the order of the text, and as JSON. */
public final class NoteMentions {

  /** Components that every mention shows in the same place. */
  private static final Set<String> SHOWN_ELSEWHERE =
      Set.of("span", "sentence", "section", "firstToken", "endToken", "concept");

  private NoteMentions() {}

  /** Everything that a note says. */
  public static List<NoteMention> of(ClinicalNote note) {
    return of(note, Optional.empty());
  }

  /**
   * Everything that a note says.
   *
   * @param context when the note was written; with it, times come with their interval
   */
  public static List<NoteMention> of(ClinicalNote note, Optional<NoteContext> context) {
    return of(note, context, Integer.MAX_VALUE);
  }

  /**
   * What a note says first.
   *
   * @param most most mentions; {@link #count} tells how many there are
   */
  public static List<NoteMention> of(ClinicalNote note, Optional<NoteContext> context, int most) {
    List<Said> said = said(note);
    said.sort(
        Comparator.comparingInt((Said one) -> one.span().start())
            .thenComparing(one -> -one.span().end()));
    return said.stream()
        .limit(most)
        .map(one -> mention(note.text(), one, context))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** How many mentions a note has. */
  public static int count(ClinicalNote note) {
    return said(note).size();
  }

  /** One thing that a note says, with the name of the list that it stands in. */
  private record Said(String list, Record source, TextSpan span) {}

  private static List<Said> said(ClinicalNote note) {
    List<Said> said = new ArrayList<>();
    for (RecordTree.Part part : RecordTree.parts(ClinicalNote.class)) {
      if (part.of(note) instanceof List<?> list) {
        for (Object item : list) {
          said.add(new Said(part.name(), (Record) item, span((Record) item)));
        }
      }
    }
    return said;
  }

  private static TextSpan span(Record source) {
    for (RecordTree.Part part : RecordTree.parts(source.getClass())) {
      if (part.name().equals("span") && part.of(source) instanceof TextSpan span) {
        return span;
      }
    }
    throw new IllegalStateException(source.getClass() + " has no span");
  }

  private static String singular(String name) {
    return name.endsWith("ies")
        ? name.substring(0, name.length() - 3) + "y"
        : name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }

  private static NoteMention mention(NoteText text, Said said, Optional<NoteContext> context) {
    Record source = said.source();
    TextSpan span = said.span();
    int sentence = -1;
    ObjectNode attributes = Json.object();
    for (RecordTree.Part part : RecordTree.parts(source.getClass())) {
      Object value = part.of(source);
      if (value instanceof Integer index && part.name().equals("sentence")) {
        sentence = index;
      }
      if (!SHOWN_ELSEWHERE.contains(part.name())) {
        RecordTree.put(attributes, part.name(), value);
      }
    }
    if (source instanceof TimeMention time && context.isPresent()) {
      RecordTree.put(attributes, "window", new TimeResolver(context.get()).resolve(time));
    }
    Sentence within = sentence < 0 ? null : text.sentences().get(sentence);
    NoteSection section = within == null ? section(text, span.start()) : text.sectionOf(within);
    MentionName name = MentionName.of(source);
    return new NoteMention(
        source instanceof ClinicalMention named
            ? RecordTree.constant(named.kind())
            : singular(said.list()),
        name.id(),
        name.display(),
        name.codes(),
        span,
        sentence,
        section.kind(),
        attributes,
        source);
  }

  private static NoteSection section(NoteText text, int offset) {
    List<NoteSection> sections = text.sections();
    int from = 0;
    int to = sections.size();
    while (to - from > 1) {
      int middle = (from + to) >>> 1;
      if (sections.get(middle).start() <= offset) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return sections.get(from);
  }

  /**
   * A note as JSON: sections, who the patient is, and mentions with {@code kind}, {@code span} (by
   * characters of the text), {@code concept}, {@code sentence}, {@code section} and {@code
   * attributes}.
   */
  public static ObjectNode json(ClinicalNote note, List<NoteMention> mentions) {
    ObjectNode node = Json.object();
    RecordTree.put(node, "demographics", note.demographics());
    ArrayNode sections = node.putArray("sections");
    for (NoteSection section : note.text().sections()) {
      sections
          .addObject()
          .put("kind", RecordTree.constant(section.kind()))
          .put("heading", section.heading())
          .put("start", section.start())
          .put("end", section.end());
    }
    ArrayNode list = node.putArray("mentions");
    mentions.forEach(mention -> list.add(json(mention)));
    return node;
  }

  private static ObjectNode json(NoteMention mention) {
    ObjectNode node = Json.object().put("kind", mention.kind());
    node.set("span", RecordTree.of(mention.span()));
    if (!mention.id().isEmpty()) {
      node.set("concept", concept(mention));
    }
    if (mention.sentence() >= 0) {
      node.put("sentence", mention.sentence());
    }
    node.put("section", RecordTree.constant(mention.section()));
    node.set("attributes", mention.attributes());
    return node;
  }

  private static ObjectNode concept(NoteMention mention) {
    ObjectNode node = Json.object().put("id", mention.id());
    if (!mention.display().isEmpty()) {
      node.put("display", mention.display());
    }
    if (!mention.codes().isEmpty()) {
      ArrayNode codes = node.putArray("coding");
      for (Code code : mention.codes()) {
        codes.addObject().put("system", code.system()).put("code", code.code());
      }
    }
    return node;
  }
}
