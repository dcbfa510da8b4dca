package org.chartwarden.agent.language;

import java.util.List;
import java.util.Set;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.Kind;

/** Tells whether a clause commands an action or only talks of one. */
final class Actions {

  private static final Set<String> NOUN_MARKS =
      Set.of(
          "the",
          "this",
          "that",
          "a",
          "an",
          "any",
          "last",
          "latest",
          "these",
          "each",
          "per",
          "my",
          "your",
          "was",
          "were",
          "been",
          "is",
          "being",
          "in",
          "of",
          "previous",
          "recent",
          "new",
          "has",
          "have",
          "most",
          "to",
          "no",
          "'s",
          "his",
          "her");
  private static final Set<String> OFTEN_QUESTIONS =
      Set.of(
          "get", "give", "run", "put", "add", "send", "draw", "collect", "dose", "treat", "follow",
          "load", "start", "place", "obtain", "book", "begin", "hang", "pair");

  private static final String NEEDED =
      "(?:is|are|be) (?:needed|required|requested|indicated|wanted|necessary|warranted)";

  private Actions() {}

  /** "Take her off warfarin". */
  static boolean takesOff(Frame frame) {
    return frame.matches("take (?:{near} ){0,5}off (?:of )?(?:the |her |his |their )?<concept>")
        && !frame.concepts(Kind.MEDICATION).isEmpty();
  }

  /** "Put that in the flowsheet". */
  static boolean files(Frame frame) {
    return frame.matches(
        "(?:add|put|enter|save|log) (?:it|this|that|them|these) (?:{near} ){0,3}(?:chart|flowsheet|record|records|ehr|emr|file)");
  }

  static boolean orders(Frame frame) {
    if (files(frame)) {
      return false;
    }
    boolean sees =
        !frame.concepts(Kind.SPECIALTY).isEmpty()
            && frame.matches(
                "see <patient>|have (?:{near} ){0,3}see|send|seen by|to see|evaluated by|reviewed by|ask <concept>|get <concept>|evaluated in");
    if (sees) {
      return true;
    }
    if (takesOff(frame)) {
      return true;
    }
    List<Chunk> chunks = frame.chunks();
    Words words = Words.standard();
    boolean asks =
        frame.matches("what|what's|whats|which|how|is|does|has|tell me|give me|show me|was")
            && !frame.matches(NEEDED);
    for (int i = 0; i < chunks.size(); i++) {
      String symbol = chunks.get(i).symbol();
      boolean verb =
          words.in("order", symbol)
              || words.in("replace", symbol)
              || words.in("recheck", symbol)
              || words.in("refer", symbol) && !symbol.equals("referral")
              || words.in("stop", symbol);
      if (!verb) {
        continue;
      }
      String before = i == 0 ? "" : chunks.get(i - 1).symbol();
      String after = i + 1 < chunks.size() ? chunks.get(i + 1).symbol() : "";
      if (symbol.equals("request") && after.isEmpty() && i > 0 && !before.matches("to|please")) {
        continue;
      }
      boolean infinitive = before.equals("to") && !symbol.matches(".*(ing|ed)");
      if (NOUN_MARKS.contains(before) && !infinitive && !should(chunks, i)) {
        continue;
      }
      if (symbol.matches(".*ed") && !should(chunks, i)) {
        continue;
      }
      if (symbol.matches("give|get|send|tell|run|put")
          && (after.matches("me|us") || !QuestionReader.statistics(frame).isEmpty())
          && !frame.matches("<dose>|<dosing>|replacement|repletion|<start>")) {
        continue;
      }
      if (symbol.matches("give|get|send|put|run|add|tell")
          && after.matches("me|us|the|back|his|her|its|their|out|most|latest|last")
          && !clear(frame)) {
        continue;
      }
      boolean gives =
          symbol.matches("give|start|begin|hang|load|treat")
              && !after.matches("me|us")
              && !frame.concepts(Kind.MEDICATION).isEmpty()
              && QuestionReader.statistics(frame).isEmpty()
              && !frame.matches("level|levels|value|result|reading|lvl");
      if (gives) {
        return true;
      }
      if (OFTEN_QUESTIONS.contains(symbol) && !clear(frame)) {
        continue;
      }
      if (asks
          && i > 0
          && !clear(frame)
          && frame.first(org.chartwarden.agent.language.plan.Window.class).isPresent()) {
        continue;
      }
      return true;
    }
    boolean referral =
        !frame.concepts(Kind.SPECIALTY).isEmpty()
            && frame.matches("referral|consult|consultation|referrals")
            && !asks;
    boolean needs =
        frame.matches("needs|need|requires|wants|want|" + NEEDED)
            && (frame.matches("<dose>|<start>|replacement|repletion|referral")
                || !frame.concepts(Kind.IMAGING, Kind.SPECIALTY).isEmpty());
    boolean imaging = !frame.concepts(Kind.IMAGING).isEmpty() && !asks;
    boolean testLater =
        frame.chunks().stream().anyMatch(c -> c.is("<start>"))
            && (!frame.concepts(Kind.LAB).isEmpty()
                || frame.matches("lab|level|labs|levels")
                || frame.chunks().stream().anyMatch(Actions::timedLab))
            && !asks
            && !frame.asked()
            && !frame.matches("any|{latest}");
    boolean noun =
        frame
            .symbols()
            .matches(
                " (?:(?:iv|oral|po|give|-|:|->|then) )*(?:replacement|repletion|replace|supplement|(?:iv|oral|po) <concept>) .*");
    boolean participle =
        frame
                .symbols()
                .matches(
                    " (?:a )?(?:new|repeat|fresh|another) (?:order|lab|test|one|level|<concept>)(?: for <patient>)?[ .!]*")
            || frame.matches(
                "(?:new|fresh|repeat|another) (?:{near} ){0,4}(?:ordered|sent|requested|drawn|placed|needed|required|due)");
    boolean ruled =
        frame.chunks().stream()
            .anyMatch(
                c -> c.is("<dosing>") && c.raw().matches("(?is).*\\b(give|order|replace)\\b.*"));
    boolean replacement =
        !asks
            && !frame.asked()
            && frame
                .symbols()
                .matches(
                    " (?:(?:iv|oral|po|-|please|,) )*<concept> (?:replacement|repletion|supplementation) .*");
    boolean protocol =
        !asks
                && !frame.concepts(Kind.MEDICATION).isEmpty()
                && frame.matches(
                    "<concept> {route} (?:as )?(?:per|by) (?:the )?(?:dosing )?(?:instructions?|protocol|table|guide|scale)")
            || !asks
                && frame.matches("<concept> (?:replacement |repletion |replacement iv )?protocol");
    return participle
        || protocol
        || replacement
        || ruled
        || noun
        || referral
        || needs
        || imaging
        || testLater
        || directive(frame);
  }

  /** "potassium 40 mEq PO x1": a drug with a dose is an order. */
  private static boolean directive(Frame frame) {
    return frame.chunks().stream().anyMatch(c -> c.is("<dose>"))
        && !frame.concepts(Kind.MEDICATION).isEmpty()
        && !frame.matches(
            "what|is|was|does|on|takes|taking|took|gets|got|received|receives|receiving|at home|used to|had");
  }

  /** "The 08:00 lab for the following day" is read as one time. */
  static boolean timedLab(Chunk chunk) {
    return chunk.is("<start>")
        && chunk.raw().matches("(?is).*\\b(lab|labs|level|draw|check|sample)\\b.*");
  }

  private static boolean clear(Frame frame) {
    return frame.matches(
        "<dose>|<dosing>|<start>|replacement|repletion|supplement|supplementation|referral|consult|order|orders|new (?:<concept>|lab|one|test)|another|repeat|recheck|protocol|iv|po|oral|in for|request|stat|per protocol|sliding scale|scale|regimen|rule|fresh|a (?:new |repeat |fresh )?<concept>|an <concept>|it|him|her|them|<concept> iv|<concept> po|tablets|level|this order");
  }

  private static boolean should(List<Chunk> chunks, int i) {
    for (int j = Math.max(0, i - 5); j < i; j++) {
      if (chunks
          .get(j)
          .symbol()
          .matches("should|must|needs?|please|have|want|would|wants|to|i'd|like|can|could|get")) {
        return !chunks
            .get(i - 1)
            .symbol()
            .matches("the|this|that|was|were|a|an|in|no|last|latest|of");
      }
    }
    return false;
  }

  /** Whether a clause commands to delete or change what is recorded. */
  static boolean alters(Frame frame) {
    List<Chunk> chunks = frame.chunks();
    for (int i = 0; i < chunks.size(); i++) {
      if (!Words.standard().in("alter", chunks.get(i).symbol())) {
        continue;
      }
      boolean command = true;
      for (int j = 0; j < i; j++) {
        command &=
            chunks
                .get(j)
                .symbol()
                .matches(
                    "please|and|then|also|,|can|could|you|i|want|need|to|just|go|ahead|kindly|would|like|-|hi|hey|<patient>|for|:|we|should|must|let|'s|us|me|help|if|so|now|ok");
      }
      String symbol = chunks.get(i).symbol();
      if (symbol.equals("mark") && !frame.matches("error|invalid|wrong|void|incorrect")) {
        continue;
      }
      boolean record =
          symbol.matches(
                  "delete|erase|remove|wipe|purge|overwrite|falsify|backdate|fudge|destroy|fabricate|fake")
              || frame.matches(
                  "result|results|value|values|record|records|observation|reading|chart|entry|<reading>|<concept>|level|note|to <cmp>|allergy|dob|birth|name|order|orders");
      if (command && record && !symbol.matches("correct|adjust|update|edit")
          || command
              && record
              && frame.matches(
                  "to \\d\\S*|from \\d\\S*|to <.*>|it|result|value|record|chart|entry|observation")) {
        return true;
      }
    }
    return false;
  }
}
