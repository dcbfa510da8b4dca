package org.chartwarden.notes.documents;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * PDF. The library works in a thread of its own with a watch on every piece that it unpacks, so
 * that a hostile file ends in a refusal and never in a thread of the server that does not come
 * back.
 */
final class PdfFormat implements DocumentFormat {

  /** The first document of a process also loads the classes of the library. */
  private static final int FIRST_TIME = 10;

  private static final AtomicBoolean WARM = new AtomicBoolean();

  /** Documents that are read at the same time; each may cost much memory. */
  private static final Semaphore ROOMS = new Semaphore(4);

  static {
    FontMappers.set(new ShippedFont());
  }

  @Override
  public boolean reads(String mediaType) {
    return mediaType.equals("application/pdf") || mediaType.equals("application/x-pdf");
  }

  @Override
  public boolean opens(byte[] content) {
    return DocumentContent.begins(content, "%PDF-");
  }

  @Override
  public DocumentText text(DocumentContent content, DocumentLimits limits) {
    if (!opens(content.bytes())) {
      throw DocumentProblem.malformed("the document is declared as PDF and does not begin as PDF");
    }
    PdfStreams.check(content.bytes());
    Duration time = WARM.get() ? limits.time() : limits.time().multipliedBy(FIRST_TIME);
    if (!ROOMS.tryAcquire()) {
      throw DocumentProblem.limit(
          "document-reader-busy", "too many PDF documents are being read; try again");
    }
    CompletableFuture<DocumentText> reading = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("pdf-reader")
        .start(
            () -> {
              try {
                reading.complete(read(content.bytes(), limits, time));
              } catch (DocumentProblem e) {
                reading.completeExceptionally(e);
              } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                // The library answers damaged files with all sorts of exceptions of its own.
                reading.completeExceptionally(
                    DocumentProblem.malformed(
                        "the PDF is damaged: " + e.getClass().getSimpleName()));
              } finally {
                ROOMS.release();
              }
            });
    return awaited(reading, limits, time);
  }

  private static DocumentText awaited(
      CompletableFuture<DocumentText> reading, DocumentLimits limits, Duration time) {
    try {
      DocumentText text = reading.get(time.toMillis() * 3 / 2, TimeUnit.MILLISECONDS);
      WARM.set(true);
      return text;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DocumentProblem problem) {
        throw problem;
      }
      throw new IllegalStateException("the reading of a PDF failed", e.getCause());
    } catch (TimeoutException e) {
      throw DocumentProblem.tooSlow(limits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DocumentProblem.limit("document-reader-busy", "the reading of the PDF was interrupted");
    }
  }

  private static DocumentText read(byte[] bytes, DocumentLimits limits, Duration time) {
    ReadingWatch watch = new ReadingWatch(limits, time);
    try (PDDocument document =
        new PDFParser(
                new WatchedBytes(bytes, watch),
                "",
                null,
                null,
                IOUtils.createMemoryOnlyStreamCache())
            .parse()) {
      if (document.isEncrypted()) {
        throw DocumentProblem.encrypted();
      }
      int pages = document.getNumberOfPages();
      if (pages > limits.pages()) {
        throw DocumentProblem.limit(
            "document-too-many-pages",
            "the PDF has " + pages + " pages; at most " + limits.pages() + " are read");
      }
      String text = new WatchedStripper(watch, limits.characters()).getText(document).strip();
      if (text.isEmpty()) {
        throw DocumentProblem.picturesOnly(pages);
      }
      return new DocumentText(text, "application/pdf", "", pages, List.of());
    } catch (ReadingWatch.Stopped e) {
      throw e.reason();
    } catch (IOException e) {
      throw DocumentProblem.malformed("the PDF is damaged: " + e.getMessage());
    }
  }
}
