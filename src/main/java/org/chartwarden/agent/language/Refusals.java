package org.chartwarden.agent.language;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.agent.language.plan.Interpretation;
import org.chartwarden.agent.language.recognisers.CodeDefinition;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.Kind;

/** What an instruction must not or cannot ask, told in a sentence. */
final class Refusals {

  private Refusals() {}

  static void alteration(List<Frame> frames) {
    for (Frame frame : frames) {
      if (Actions.alters(frame)) {
        throw new NotUnderstood(
            Interpretation.Reason.UNSAFE,
            "I never delete or alter what is in the chart on a plain-words request (\""
                + ConditionReader.text(frame)
                + "\").");
      }
    }
  }

  /** "Should we stop warfarin?" asks for advice; nothing is ordered on it. */
  static void advice(List<Frame> frames) {
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      boolean answered = i + 1 < frames.size() && Antecedents.takesUp(frames.get(i + 1));
      boolean asks =
          frame
              .symbols()
              .matches(
                  " (?:(?:hi|hey|hello|so|also|and|but|or|,|-|:|please|<patient>|advise|question) )*(?:(?:should|shall|ought|must) (?:i|we|he|she|they|<patient>|the|this|<concept>)|(?:do|does) (?:i|we|you|he|she|they|<patient>) (?:need|have|think)|is it (?:safe|ok|okay|fine|appropriate|reasonable|time|advisable|necessary|wise|alright|possible)|would (?:it|you) (?:be|recommend|advise|suggest) .*|(?:can|may|could) i (?:give|stop|start|prescribe|discontinue|administer|use)|can <patient> (?:have|take|get|receive)|what about|when should|why) .*");
      boolean acting =
          Actions.orders(frame)
              || frame.matches("{stop}|hold|withhold|<dose>|restart|resume")
                  && !frame.concepts(Kind.MEDICATION).isEmpty();
      boolean past =
          frame.matches("{stop}|stopped|discontinued|held|ceased")
              && !frame.concepts(Kind.MEDICATION).isEmpty()
              && frame
                  .symbols()
                  .matches(
                      " (?:(?:hi|hey|so|also|and|,|-|:|<patient>) )*(?:was|were|has|have|had|did|is|are|when|who|why) .*");
      if (past && !answered) {
        throw NotUnderstood.unsupported(
            "I cannot tell what was stopped when (\"" + ConditionReader.text(frame) + "\").");
      }
      boolean conditional =
          frame.matches("should (?:the|this|<concept>|he|she|they|<patient>)") && !frame.asked();
      if (asks
          && acting
          && !answered
          && !conditional
          && !frame.matches("would you (?:be|please) .*")) {
        throw NotUnderstood.unsupported(
            "I give no advice on orders (\"" + ConditionReader.text(frame) + "\").");
      }
    }
  }

  static void unread(Frame frame) {
    for (Chunk chunk : frame.chunks()) {
      boolean background =
          chunk.as(ConceptMention.class) != null
              && chunk
                  .as(ConceptMention.class)
                  .of(Kind.MEDICATION, Kind.LAB, Kind.IMAGING)
                  .isEmpty();
      boolean clinical =
          chunk.symbol().matches("<dose>|<reading>|<cmp>|<age>")
              || chunk.is("<concept>")
                  && frame.first(CodeDefinition.class).isEmpty()
                  && !frame.chunks().stream()
                      .anyMatch(c -> c.symbol().matches("<dosing>|<format>|<fallback>"));
      boolean defined =
          frame.matches(
              "<dosing>|<code-def>|threshold|goal|target|low|normal|range|hypo\\S*|protocol|dosing|instructions|considered|counts as");
      if (clinical && !defined && !(background && !Actions.orders(frame))) {
        throw NotUnderstood.unsupported(
            "I do not understand \""
                + chunk.raw()
                + "\" in \""
                + ConditionReader.text(frame)
                + "\".");
      }
    }
    if (frame.matches(
        "compared (?:with|to)|one before|second last|penultimate|before it|which of")) {
      throw NotUnderstood.unsupported(
          "I cannot compare results with each other as in \""
              + ConditionReader.text(frame)
              + "\".");
    }
    if (frame.matches(
        "write (?:a |an |me )*(?:poem|story|song|essay|letter|note|joke|email)|poem|joke|diagnose|diagnosis for|prognosis|what should i|recommend|your opinion|think|weather|translate|bill|email|call|transfer|discharge|admit|text message")) {
      throw NotUnderstood.unsupported("I cannot do this: \"" + ConditionReader.text(frame) + "\".");
    }
  }

  /** A clause that opens with a verb nobody here knows asks for something that is not done. */
  static void unknownCommand(Frame frame) {
    if (frame.asked()) {
      return;
    }
    List<String> unread = ReadWords.unread(frame);
    for (Chunk chunk : frame.chunks()) {
      if (!chunk.symbol().matches(".*\\p{L}.*")
          || chunk.symbol().matches("and|also|then|please|kindly|but|so|plus")) {
        continue;
      }
      if (unread.contains(chunk.raw())
          && !chunk.symbol().startsWith("<")
          && !Character.isUpperCase(chunk.raw().charAt(0)) | frame.chunks().indexOf(chunk) == 0
          && frame.chunks().size() > 2) {
        throw NotUnderstood.unsupported(
            "I cannot do this: \"" + ConditionReader.text(frame) + "\".");
      }
      return;
    }
  }

  /** What is to be done on a condition must be understood; a report of the value always is. */
  static void unreadAfterCondition(Frame frame) {
    unread(frame);
    Words words = Words.standard();
    List<String> unknown =
        frame.unknown(Set.of()).stream()
            .filter(
                word -> !words.in("ask", words.speller().correct(word.toLowerCase(Locale.ROOT))))
            .filter(word -> !words.in("neg", word.toLowerCase(Locale.ROOT)))
            .filter(word -> !words.in("latest", word.toLowerCase(Locale.ROOT)))
            .toList();
    boolean calls = frame.matches("call|page|notify|alert|text|email|escalate|inform|contact|warn");
    if (!unknown.isEmpty() || calls) {
      throw NotUnderstood.unsupported(
          "I do not understand what is to be done: \"" + ConditionReader.text(frame) + "\".");
    }
  }
}
