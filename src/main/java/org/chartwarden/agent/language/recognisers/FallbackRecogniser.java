package org.chartwarden.agent.language.recognisers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Rewrite;
import org.chartwarden.agent.language.text.Words;

/**
 * Statements of what to answer when a value or a patient is missing ({@code <fallback>}): "-1 if
 * none", "if there is no such patient, say "Patient not found"".
 */
final class FallbackRecogniser implements Recogniser {

  private static final String LITERAL =
      "(?<lit>-1|0|zero|- 1|\\[ -1 \\]|minus (?:1|one)|negative (?:1|one)|<quote>|null|n / a|na|n/a"
          + "|\\[ <quote> \\]|patient not found|not found)";
  private static final String SAY =
      "(?:answer|return|report|give|say|reply|respond|output|put|use|write|state|enter|result|response"
          + "|tell|be|is|=|:|should|answer's|send|default|record|mark|it's|with|want|->|just|display|print)";
  private static final String LINK =
      "(?:(?:should|must|be|is|with|back|me|a|an|the|value|of|to|it|out|just|exactly|simply|answer|as"
          + "|:|=|give|return|say|reply|please|number|string|text|then|i|you|will|can|so|your|like|would|in|that|,|case|need|instead|do|phrase|words|literally|patient) )*";
  private static final String INSIDE =
      "(?:(?!(?:then|->|otherwise|order|replace|replete|and) )(?!<nl>|[.;?!,] )\\S+ )";

  private final Words words = Words.standard();
  private final List<Pattern> rules =
      List.of(
          words.rule(
              "(?:(?:the|your|final|and|,|it|then|please|just|simply|i|would|like|want|me|you|a|or|but) )*"
                  + SAY
                  + " "
                  + LINK
                  + LITERAL
                  + " (?:(?:as|the|answer|instead|back|,|only|exactly|result|value|-|\\]|here) )*"
                  + "(?<when>(?:if|when|where|should|in case|for|in the event|whenever|unless) "
                  + INSIDE
                  + "*"
                  + INSIDE.strip().replaceAll(" \\)$", ")")
                  + ")"),
          words.rule(
              "(?<when>(?:if|when|should|in case|where|for|in the event|whenever|with) "
                  + INSIDE
                  + "{1,16}?)"
                  + "(?:(?:,|:|-|->|then|=|;|and) )*(?:(?:the|please|just|simply|your|you|i|i'd|want|then|final|like|it|that|would|can|should) )*"
                  + "(?:"
                  + SAY
                  + " )"
                  + LINK
                  + LITERAL),
          words.rule(
              "(?<when>(?:if|when|should) (?:(?!(?:then|->|otherwise|order|replace|replete|and|if|low) )(?!<nl>|[.;?!] )\\S+ ){1,16}?)"
                  + "(?:(?:,|then|please|just) )*(?:return|answer|say|reply|respond|give|report|put|enter) "
                  + LINK
                  + LITERAL),
          words.rule(
              LITERAL
                  + "(?: (?:if|when|for|where|means|=|in case))(?<when>(?: (?!(?:then|->|otherwise|order|replace|replete|and) )(?!<nl>|[.;?!,)] )\\S+)+)"),
          words.rule(
              "(?<when>(?:if not|else|otherwise|or else|or|failing that|or failing that|alternatively|if none|if nothing|if missing|if unavailable|if absent"
                  + "|if not found|if not available|none|missing|nothing|no match|no value|no result|no values|not found|absent|unavailable|no data)) "
                  + "(?:(?:,|->|=|:|then|return|say|answer|give|put|use|report|reply|with|just|the|should|be|is|respond|write|-) )*"
                  + LITERAL));
  private final Pattern heading =
      words.rule(
          "(?<when>(?:no|not|none|missing|unknown|absent|unavailable|nothing|isn't|without|nobody|if) (?:(?!<nl>|[.;?!:,] )\\S+ ){0,8}?)"
              + "(?:(?::|->|=|-|\\?|then) )+(?:(?:answer|return|say|reply|give|report|just|with|respond|put|use|write|please) )*"
              + LITERAL);
  private final Pattern missing = words.rule("{missing}");

  @Override
  public List<Chunk> read(Passage passage, List<Chunk> chunks) {
    List<Chunk> current = chunks;
    current = Rewrite.apply(passage.text(), current, heading, "<fallback>", this::fallback);
    for (Pattern rule : rules) {
      current = Rewrite.apply(passage.text(), current, rule, "<fallback>", this::fallback);
    }
    return current;
  }

  private Optional<Fallback> fallback(Rewrite.Match match) {
    String when = " " + match.words("when").strip() + " ";
    boolean alternative =
        when.matches(
                ".* (?:doesn't|does not|isn't|is not|don't|do not|hasn't|can't|cannot|aren't)(?: ,)? ")
            || when.matches(
                " (?:if |when )?(?:not|none|no|nobody|nothing|so not|otherwise|else)(?: so)? | (?:or else|or|failing that|or failing that|alternatively) ");
    Object value = literal(match);
    if (value instanceof String text && text.length() > 60) {
      return Optional.empty();
    }
    if (!alternative && !missing.matcher(when).find()) {
      return Optional.empty();
    }
    return Optional.of(new Fallback(value, aboutPatient(when, value)));
  }

  private static Object literal(Rewrite.Match match) {
    String written = match.words("lit");
    if (written.contains("<quote>")) {
      for (Chunk chunk : match.all()) {
        if (chunk.is("<quote>")) {
          return chunk.raw().matches("-?\\d+(\\.\\d+)?")
              ? new BigDecimal(chunk.raw())
              : chunk.raw();
        }
      }
    }
    if (written.matches("0|zero")) {
      return BigDecimal.ZERO;
    }
    if (written.contains("1") || written.contains("one")) {
      return new BigDecimal("-1");
    }
    return switch (written) {
      case "patient not found" -> "Patient not found";
      case "not found" -> "not found";
      case "null" -> "null";
      default -> "N/A";
    };
  }

  private static boolean aboutPatient(String when, Object value) {
    if (when.matches(
        ".* (value|values|result|results|measurement|measurements|level|levels|reading"
            + "|readings|lab|labs|<concept>|recorded|measured|sample) .*")) {
      return false;
    }
    return when.matches(
            ".* (patient|person|patients|match|matches|matching|exist|exists|nobody|them|him|her|system|registry|registered|name|anyone|somebody|people"
                + "|someone|one|they|he|she|<patient>|individual|registered|entry) .*")
        || value instanceof String text
            && text.toLowerCase(java.util.Locale.ROOT)
                .matches(".*(patient|not found|no such|unknown).*");
  }
}
