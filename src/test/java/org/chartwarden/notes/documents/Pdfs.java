package org.chartwarden.notes.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Makes PDF documents for tests. */
public final class Pdfs {

  private Pdfs() {}

  /** A document with a page for each list of lines. */
  @SafeVarargs
  public static byte[] of(List<String>... pages) {
    DocumentReader.reads("");
    return made(
        document -> {
          for (List<String> lines : pages) {
            page(document, lines);
          }
        });
  }

  static byte[] encrypted(String owner, String user) {
    return made(
        document -> {
          page(document, List.of("Potassium 3.4 mmol/L"));
          try {
            document.protect(new StandardProtectionPolicy(owner, user, new AccessPermission()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  static byte[] picture() {
    return made(
        document -> {
          PDPage page = new PDPage();
          document.addPage(page);
          try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            var image = new java.awt.image.BufferedImage(20, 20, 1);
            content.drawImage(LosslessFactory.createFromImage(document, image), 10, 10);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** A page whose content is so many bytes of the same operator. */
  static byte[] bomb(int megabytes, COSName... filters) {
    return made(
        document -> {
          PDPage page = new PDPage();
          document.addPage(page);
          COSStream stream = document.getDocument().createCOSStream();
          COSArray chain = new COSArray();
          for (COSName filter : filters) {
            chain.add(filter);
          }
          try (var out = stream.createOutputStream(chain)) {
            byte[] piece = "q Q q Q q Q q Q ".repeat(65_536).getBytes();
            for (int i = 0; i < megabytes; i++) {
              out.write(piece);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          page.setContents(new PDStream(stream));
        });
  }

  private static void page(PDDocument document, List<String> lines) {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
      content.setLeading(14);
      content.newLineAtOffset(50, 740);
      for (String line : lines) {
        content.showText(line);
        content.newLine();
      }
      content.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] made(Consumer<PDDocument> content) {
    try (PDDocument document = new PDDocument()) {
      content.accept(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
