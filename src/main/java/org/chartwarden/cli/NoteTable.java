package org.chartwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.mentions.NoteMention;

/** What a note says as a table for a person. */
final class NoteTable {

  private static final String ROW = "%6s  %-13s %-34s %-26s %s";
  private static final int WIDE = 34;

  private NoteTable() {}

  static List<String> lines(ClinicalNote note, List<NoteMention> mentions) {
    List<String> lines = new ArrayList<>();
    note.demographics().age().ifPresent(age -> lines.add("Age: " + age.span().text()));
    note.demographics()
        .sex()
        .ifPresent(sex -> lines.add("Sex: " + sex.sex().name().toLowerCase(Locale.ROOT)));
    lines.add(String.format(Locale.ROOT, ROW, "at", "kind", "words", "meaning", "attributes"));
    for (NoteMention mention : mentions) {
      lines.add(
          String.format(
                  Locale.ROOT,
                  ROW,
                  mention.span().start(),
                  mention.kind(),
                  cut(mention.span().text().replaceAll("\\s+", " "), WIDE),
                  cut(mention.display().isEmpty() ? mention.id() : mention.display(), 26),
                  attributes(mention))
              .stripTrailing());
    }
    lines.add(mentions.size() + " mentions.");
    return lines;
  }

  /** The attributes that are one word or number each. */
  private static String attributes(NoteMention mention) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : mention.attributes().properties()) {
      if (member.getValue().isValueNode() && !member.getValue().asText().equals("unsaid")) {
        parts.add(member.getKey() + "=" + member.getValue().asText());
      }
    }
    return cut(String.join(" ", parts), 110);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
