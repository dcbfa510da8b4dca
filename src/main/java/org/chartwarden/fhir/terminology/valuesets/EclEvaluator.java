package org.chartwarden.fhir.terminology.valuesets;

import java.util.BitSet;
import java.util.Locale;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.Deadline;
import org.chartwarden.fhir.terminology.systems.TerminologyProblems;

/**
 * Evaluates the part of the SNOMED CT expression constraint language that needs no more than the
 * hierarchy: concepts, {@code *}, {@code < << <! <<! > >> >! >>!}, {@code AND}, {@code OR}, {@code
 * MINUS} and parentheses. Reference sets, refinements and filters are refused by name.
 */
final class EclEvaluator {

  private static final int MAX_LENGTH = 4000;
  private static final int MAX_DEPTH = 50;

  /** Property of a loaded release that tells the reference sets of a concept. */
  private static final String MEMBER_OF = "memberOf";

  private final CodeSystemContent content;
  private final String text;
  private final Deadline deadline;
  private int at;
  private int depth;

  private EclEvaluator(CodeSystemContent content, String text, Deadline deadline) {
    this.content = content;
    this.text = text;
    this.deadline = deadline;
  }

  /** The places that an expression selects. */
  static BitSet select(CodeSystemContent content, String expression, Deadline deadline) {
    if (expression.length() > MAX_LENGTH) {
      throw TerminologyProblems.badFilter(
          "the expression has more than " + MAX_LENGTH + " characters");
    }
    EclEvaluator evaluator = new EclEvaluator(content, expression, deadline);
    BitSet places = evaluator.compound();
    evaluator.blanks();
    if (evaluator.at < expression.length()) {
      throw evaluator.refused();
    }
    return places;
  }

  private BitSet compound() {
    BitSet left = operand();
    String joined = "";
    while (true) {
      String operator = operator();
      if (operator.isEmpty()) {
        return left;
      }
      boolean mixed = !joined.isEmpty() && (!joined.equals(operator) || operator.equals("MINUS"));
      if (mixed) {
        throw wrong("AND, OR and MINUS are joined without parentheses");
      }
      joined = operator;
      BitSet right = operand();
      switch (operator) {
        case "AND" -> left.and(right);
        case "OR" -> left.or(right);
        default -> left.andNot(right);
      }
    }
  }

  private String operator() {
    blanks();
    if (text.startsWith(",", at)) {
      at++;
      return "AND";
    }
    for (String word : new String[] {"AND", "OR", "MINUS"}) {
      boolean here =
          text.regionMatches(true, at, word, 0, word.length())
              && (at + word.length() == text.length()
                  || !Character.isLetterOrDigit(text.charAt(at + word.length())));
      if (here) {
        at += word.length();
        return word.toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }

  private BitSet operand() {
    deadline.check();
    blanks();
    String hierarchy = "";
    for (String sign : new String[] {"<<!", ">>!", "<<", ">>", "<!", ">!", "<", ">"}) {
      if (text.startsWith(sign, at)) {
        hierarchy = sign;
        at += sign.length();
        break;
      }
    }
    blanks();
    BitSet focus = focus();
    blanks();
    if (at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '{')) {
      throw refused();
    }
    return applied(hierarchy, focus);
  }

  private BitSet focus() {
    if (at >= text.length()) {
      throw wrong("it ends where a concept should follow");
    }
    char first = text.charAt(at);
    if (first == '(') {
      if (++depth > MAX_DEPTH) {
        throw wrong("its parentheses are nested too deeply");
      }
      at++;
      BitSet inner = compound();
      blanks();
      if (!text.startsWith(")", at)) {
        throw at < text.length() ? refused() : wrong("a closing parenthesis is missing");
      }
      at++;
      depth--;
      return inner;
    }
    if (first == '*') {
      at++;
      return content.all();
    }
    if (first == '^') {
      return members();
    }
    if (first < '0' || first > '9') {
      throw refused();
    }
    return concept();
  }

  /** What is in a reference set, {@code ^ 447562003}, in one of several, or in any, {@code ^ *}. */
  private BitSet members() {
    boolean loaded = content.info().properties().stream().anyMatch(p -> p.code().equals(MEMBER_OF));
    if (!loaded) {
      throw refused();
    }
    at++;
    blanks();
    if (text.startsWith("^", at)) {
      throw refused();
    }
    boolean any = text.startsWith("*", at);
    BitSet sets = focus();
    return any
        ? content.withValue(MEMBER_OF, value -> true, deadline)
        : content.withValue(MEMBER_OF, content.codes(sets), deadline);
  }

  private BitSet concept() {
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    String code = text.substring(start, at);
    blanks();
    if (text.startsWith("|", at)) {
      int end = text.indexOf('|', at + 1);
      if (end < 0) {
        throw wrong("the term after " + code + " is not closed");
      }
      at = end + 1;
    }
    BitSet found = new BitSet();
    found.set(
        content.place(code).orElseThrow(() -> wrong("the concept " + code + " is not known here")));
    return found;
  }

  private BitSet applied(String hierarchy, BitSet focus) {
    if (hierarchy.isEmpty()) {
      return focus;
    }
    deadline.check();
    boolean withSelf = hierarchy.startsWith("<<") || hierarchy.startsWith(">>");
    if (withSelf && focus.cardinality() == content.size()) {
      return focus;
    }
    BitSet found =
        switch (hierarchy) {
          case "<", "<<" -> content.descendants(focus);
          case ">", ">>" -> content.ancestors(focus);
          case "<!", "<<!" -> content.children(focus);
          default -> content.parents(focus);
        };
    if (withSelf) {
      found.or(focus);
    }
    return found;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private FhirProblem refused() {
    String rest = text.substring(at);
    String what =
        switch (rest.isEmpty() ? ' ' : rest.charAt(0)) {
          case '^' -> "reference sets (^) are not loaded";
          case ':' -> "refinements (:) are not evaluated";
          case '{' -> "filters ({{ }}) are not evaluated";
          default -> "'" + rest.substring(0, Math.min(20, rest.length())) + "' is not understood";
        };
    return new FhirProblem(
        422,
        "not-supported",
        "unsupported-expression",
        "the expression '" + text + "' cannot be used: " + what);
  }

  private FhirProblem wrong(String why) {
    return TerminologyProblems.badFilter("the expression '" + text + "' cannot be used: " + why);
  }
}
