package org.chartwarden.notes.documents;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Takes the text off pages, lines from top to bottom, and is stopped at the limits. */
final class WatchedStripper extends PDFTextStripper {

  private final ReadingWatch watch;
  private final int most;
  private int characters;

  WatchedStripper(ReadingWatch watch, int most) throws IOException {
    this.watch = watch;
    this.most = most;
    setSortByPosition(true);
    setLineSeparator("\n");
    setPageEnd("\n\n");
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    watch.step();
    super.processOperator(operator, operands);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    watch.step();
    characters += text.getUnicode() == null ? 0 : text.getUnicode().length();
    if (characters > most) {
      throw new ReadingWatch.Stopped(DocumentProblem.tooLong(most));
    }
    super.processTextPosition(text);
  }
}
