package org.chartwarden.fhir.graphql;

/**
 * GraphQL text whose fragments the parser finds wherever they stand. Its lexer takes {@code ...}
 * for whatever kind of token came before, so after a name it is lost; a directive that changes
 * nothing puts a parenthesis between the two.
 */
final class FragmentSpreads {

  private static final String HARMLESS = " @include(if: true)";

  private FragmentSpreads() {}

  /** The same query in a form that the parser reads. */
  static String apart(String query) {
    StringBuilder text = new StringBuilder(query.length());
    int nameEnd = -1;
    int at = 0;
    while (at < query.length()) {
      char c = query.charAt(at);
      int end = at + 1;
      if (c == '"') {
        end = VariableTypes.endOfString(query, at);
        nameEnd = -1;
      } else if (c == '#') {
        end = VariableTypes.endOfLine(query, at);
      } else if (query.startsWith("...", at)) {
        end = at + 3;
        if (nameEnd >= 0) {
          text.insert(nameEnd, HARMLESS);
        }
        nameEnd = -1;
      } else if (Character.isLetterOrDigit(c) || c == '_') {
        while (end < query.length() && isName(query.charAt(end))) {
          end++;
        }
        nameEnd = text.length() + end - at;
      } else if (!Character.isWhitespace(c) && c != ',') {
        nameEnd = -1;
      }
      text.append(query, at, end);
      at = end;
    }
    return text.toString();
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
