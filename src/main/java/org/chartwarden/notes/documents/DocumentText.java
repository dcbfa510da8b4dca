package org.chartwarden.notes.documents;

import java.util.List;

/**
 * What an attachment says.
 *
 * @param text its text; lines end with a line feed, cells of a table row are separated by tabs
 * @param mediaType what it was read as, for instance {@code application/pdf}
 * @param charset the charset its bytes were read in; empty where the format has its own
 * @param pages number of pages; 0 where the format has none
 * @param warnings what a person should know of the reading, each one sentence
 */
public record DocumentText(
    String text, String mediaType, String charset, int pages, List<String> warnings) {

  public DocumentText {
    warnings = List.copyOf(warnings);
  }
}
