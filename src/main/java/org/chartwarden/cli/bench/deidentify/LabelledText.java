package org.chartwarden.cli.bench.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.deidentification.detectors.Identifier;
import org.chartwarden.deidentification.detectors.IdentifierKind;

/**
 * A text with every identifier marked.
 *
 * @param id number and style
 * @param text without the marks
 * @param marks what identifies somebody, in order
 */
record LabelledText(String id, String text, List<Identifier> marks) {

  private static final Pattern MARK =
      Pattern.compile("\\[\\[([A-Z]+):(.+?)\\]\\](?!\\])", Pattern.DOTALL);
  private static final Pattern HEADER = Pattern.compile("(?m)^### (.+)\\n");

  /** The texts of a file: {@code ### id} before each, {@code [[KIND:words]]} around identifiers. */
  static List<LabelledText> of(String file) {
    List<LabelledText> texts = new ArrayList<>();
    Matcher header = HEADER.matcher(file);
    int from = -1;
    String id = null;
    while (header.find()) {
      if (id != null) {
        texts.add(marked(id, file.substring(from, header.start()).strip()));
      }
      id = header.group(1);
      from = header.end();
    }
    if (id != null) {
      texts.add(marked(id, file.substring(from).strip()));
    }
    return texts;
  }

  private static LabelledText marked(String id, String raw) {
    StringBuilder text = new StringBuilder();
    List<Identifier> marks = new ArrayList<>();
    Matcher mark = MARK.matcher(raw);
    int last = 0;
    while (mark.find()) {
      text.append(raw, last, mark.start());
      int start = text.length();
      text.append(mark.group(2));
      marks.add(new Identifier(IdentifierKind.valueOf(mark.group(1)), start, text.length()));
      last = mark.end();
    }
    return new LabelledText(id, text.append(raw.substring(last)).toString(), marks);
  }
}
