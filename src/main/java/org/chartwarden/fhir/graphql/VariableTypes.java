package org.chartwarden.fhir.graphql;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GraphQL text in which each variable has the one form of type that the parser reads, a bare name:
 * {@code $a: [ID!]!} becomes {@code $a: ID}.
 *
 * @param text the text, otherwise as it was
 * @param required names of the variables that must have a value
 */
record VariableTypes(String text, Set<String> required) {

  private static final Pattern DEFINITION =
      Pattern.compile("\\$(\\w++)[\\s,]*+:[\\s,\\[]*+(\\w++)([\\s,\\]!]*+)");
  private static final String BLOCK = "\"\"\"";

  static VariableTypes plain(String query) {
    StringBuilder text = new StringBuilder(query.length());
    Set<String> required = new HashSet<>();
    Matcher definition = DEFINITION.matcher(query);
    int at = 0;
    while (at < query.length()) {
      char c = query.charAt(at);
      int end = at + 1;
      if (c == '"') {
        end = endOfString(query, at);
      } else if (c == '#') {
        end = endOfLine(query, at);
      } else if (c == '$' && definition.region(at, query.length()).lookingAt()) {
        String name = definition.group(1);
        text.append('$').append(name).append(": ").append(definition.group(2)).append(' ');
        if (definition.group(3).replaceAll("[\\s,]", "").endsWith("!")) {
          required.add(name);
        }
        at = definition.end();
        continue;
      }
      text.append(query, at, end);
      at = end;
    }
    return new VariableTypes(text.toString(), Set.copyOf(required));
  }

  /** Where a string ends that begins here. */
  static int endOfString(String query, int start) {
    if (query.startsWith(BLOCK, start)) {
      int end = query.indexOf(BLOCK, start + BLOCK.length());
      return end < 0 ? query.length() : end + BLOCK.length();
    }
    for (int i = start + 1; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i + 1;
      }
    }
    return query.length();
  }

  /** Where a comment ends that begins before. */
  static int endOfLine(String query, int start) {
    int end = query.indexOf('\n', start);
    return end < 0 ? query.length() : end;
  }
}
