package org.chartwarden.agent.language.recognisers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;

/** Codes that the task gives for a result, an order or a flowsheet row ({@code <code-def>}). */
final class CodeRecogniser implements Recogniser {

  private static final String FILED =
      "(?:coded|filed|stored|listed|recorded|charted|found|labelled|labeled|documented|kept|saved"
          + "|resulted|entered|logged|tagged|named|called|abbreviated|indexed|shown)";
  private static final String LINK = "(?:is|are|=|:|->|equals|as|being)";

  private final Words words = Words.standard();
  private final Pattern definition =
      words.rule(
          "(?:(?:the|a|our|local|lab|use|internal) )*(?<cw>(?:{codeword} )+)(?:for|of|to|used for) "
              + "(?:{near} ){0,7}?(?<c><concept>)(?: {near}){0,6}? "
              + LINK
              + "(?: :| the| code)* (?<v>\\S+)");
  private final Pattern possessive =
      words.rule(
          "(?<c><concept>)(?: 's)? (?:{near} ){0,3}?(?<cw>(?:{codeword} )+)"
              + LINK
              + "(?: :)? (?<v>\\S+)");
  private final Pattern filed =
      words.rule(
          "(?:(?<c><concept>) (?:{near} ){0,5}?)?(?:(?:is|are|gets|goes|labs|results|appears|it|they|'s) )*"
              + FILED
              + "(?: (?:as|under|with|by|using|in|the|code|codes|name|id|label|local|a|up|lab|labs|:))+ (?<v>\\S+)");
  private final Pattern use =
      words.rule(
          "(?:(?:use|with|under|local|the|lab|apply|order|look|for) )*(?<cw>{codeword} (?:(?:{codeword}|\\(|\\)) )*)(?<v>\\S+) "
              + "(?:for|is|=|means|stands for|refers to|->|:|\\()(?: {near}){0,4}? (?<c><concept>)(?: \\))?");
  private final Pattern as =
      words.rule(
          "(?:use|with|under|apply|enter|put) (?<v>\\S+) (?:as|for)(?: (?:the|a|our|its))* (?<cw>(?:{codeword} )+)(?:for|of) (?:{near} ){0,4}?(?<c><concept>)");
  private final Pattern loose =
      words.rule(
          "(?<cw>(?:{codeword} )+)(?:for|to)(?: (?!<concept>)(?!<nl>|[.;?!,] )\\S+){1,4}? (?:is|:|=) (?<v>\\S+)");
  private final Pattern pair =
      words.rule(
          "(?<c><concept>)(?: \\( <concept> \\))?(?: (?:=|:|is|as|->))? (?<v>(?!<nl>|[.;?!,(] )\\S+)");
  private final Pattern equal = words.rule("(?<c><concept>) (?:=|->|:) (?<v>\\S+)");
  private final Pattern inline =
      words.rule(
          "(?:\\( |\\[ |, |using |with |the |under )*(?<cw>{codeword} (?:(?:{codeword}|\\(|\\)) )*)(?:is |: |= |# |of |number )*"
              + "(?<v>\\S+)(?: \\)| \\])?");
  private final Pattern bare =
      words.rule("(?:\\( |\\[ |# )?(?<v><code>|\\d{9,18})(?: \\( {codeword} \\))?(?: \\)| \\])?");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    List<Chunk> current = chunks;
    for (Pattern rule : List.of(as, definition, possessive, filed, use, loose)) {
      boolean wantsLocal = rule == use;
      current =
          Rewrite.apply(
              passage.text(),
              current,
              rule,
              "<code-def>",
              match -> named(match, wantsLocal, rule == filed, rule != loose));
    }
    current = Rewrite.apply(passage.text(), current, pair, "<code-def>", CodeRecogniser::paired);
    current = Rewrite.apply(passage.text(), current, equal, "<code-def>", CodeRecogniser::equal);
    current = Rewrite.apply(passage.text(), current, inline, "<code-def>", this::inline);
    return Rewrite.apply(passage.text(), current, bare, "<code-def>", this::inline);
  }

  private Optional<CodeDefinition> named(
      Rewrite.Match match, boolean local, boolean filed, boolean named) {
    Chunk value = match.chunk("v");
    if (!CodeDefinition.looksLike(value)) {
      return Optional.empty();
    }
    String code = code(value);
    Chunk conceptChunk = !named || match.chunk("c") == null ? value : match.chunk("c");
    ConceptMention concept = conceptChunk.as(ConceptMention.class);
    String cue = filed ? "" : match.words("cw");
    CodeDefinition.CodeKind kind = CodeDefinition.kind(cue, code);
    if (local && kind != CodeDefinition.CodeKind.LOCAL) {
      return Optional.empty();
    }
    return Optional.of(new CodeDefinition(kind, code, concept));
  }

  /** A list of codes: "Lab codes: magnesium MG, potassium K". */
  private static Optional<CodeDefinition> paired(Rewrite.Match match) {
    Chunk value = match.chunk("v");
    boolean listed = false;
    for (int distance = 1; distance < 30 && !listed; distance++) {
      Chunk before = match.before(distance);
      if (before == null || ends(before)) {
        break;
      }
      listed = before.symbol().matches("codes?");
    }
    if (!listed || !value.raw().matches("[A-Z][A-Z0-9]{0,9}")) {
      return Optional.empty();
    }
    return Optional.of(
        new CodeDefinition(
            CodeDefinition.CodeKind.LOCAL, value.raw(), match.chunk("c").as(ConceptMention.class)));
  }

  private static Optional<CodeDefinition> equal(Rewrite.Match match) {
    Chunk value = match.chunk("v");
    boolean sure = value.is("<quote>") || value.is("<code>");
    if (!CodeDefinition.looksLike(value) || !sure && value.as(ConceptMention.class) == null) {
      return Optional.empty();
    }
    String code = code(value);
    return Optional.of(
        new CodeDefinition(
            CodeDefinition.kind("", code), code, match.chunk("c").as(ConceptMention.class)));
  }

  private Optional<CodeDefinition> inline(Rewrite.Match match) {
    Chunk value = match.chunk("v");
    if (!CodeDefinition.looksLike(value)) {
      return Optional.empty();
    }
    if (value.as(ConceptMention.class) != null && joined(match).contains("number")) {
      return Optional.empty();
    }
    String code = code(value);
    String cue = value.is("<code>") && match.all().size() <= 3 ? "" : joined(match);
    return Optional.of(new CodeDefinition(CodeDefinition.kind(cue, code), code, near(match)));
  }

  private static String joined(Rewrite.Match match) {
    StringBuilder all = new StringBuilder();
    match.all().forEach(chunk -> all.append(chunk.symbol()).append(' '));
    return all.toString();
  }

  /** The concept just before, or else just behind, within the sentence. */
  private static ConceptMention near(Rewrite.Match match) {
    for (int distance = 1; distance <= 6; distance++) {
      Chunk before = match.before(distance);
      if (before == null || ends(before)) {
        break;
      }
      if (before.is("<concept>")) {
        return before.as(ConceptMention.class);
      }
    }
    for (int distance = 1; distance <= 6; distance++) {
      Chunk after = match.after(distance);
      if (after == null || ends(after)) {
        break;
      }
      if (after.is("<concept>")) {
        return after.as(ConceptMention.class);
      }
    }
    return null;
  }

  private static boolean ends(Chunk chunk) {
    return Set.of(".", ";", "<nl>", "?", "!").contains(chunk.symbol());
  }

  private static String code(Chunk chunk) {
    return chunk.raw().replaceAll("^['\"]+|['\"]+$", "");
  }
}
