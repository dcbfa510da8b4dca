package org.chartwarden.notes.text;

import java.util.List;
import org.chartwarden.evidence.TextSpan;

/**
 * A note cut into sections, sentences and tokens. Every offset counts characters of {@code text}.
 *
 * @param text the note as it was given
 * @param tokens all tokens in order
 * @param sentences all sentences in order; together they hold every token once
 * @param sections all sections in order; together they cover the note
 */
public record NoteText(
    String text, List<Token> tokens, List<Sentence> sentences, List<NoteSection> sections) {

  /** Cuts a note. Linear in the length of the text. */
  public static NoteText of(String text) {
    List<Token> tokens = new Tokenizer(text).tokens();
    List<NoteSection> sections = SectionFinder.sections(text, tokens);
    return new NoteText(text, tokens, SentenceSplitter.sentences(text, tokens, sections), sections);
  }

  /** The text between two tokens, both inclusive. */
  public TextSpan span(int firstToken, int lastToken) {
    int start = tokens.get(firstToken).start();
    int end = tokens.get(lastToken).end();
    return new TextSpan(start, end, text.substring(start, end));
  }

  /** The section that a sentence lies in. */
  public NoteSection sectionOf(Sentence sentence) {
    return sections.get(sentence.section());
  }
}
