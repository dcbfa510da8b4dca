package org.chartwarden.notes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that mean harm are refused or read within a second. */
class PoisonedDocumentTest {

  private static final int MEGABYTE = 1_000_000;

  private record Poison(String name, String type, byte[] bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Poison text(String name, String type, String unit, String prefix) {
    return new Poison(
        name,
        type,
        (prefix + unit.repeat((MEGABYTE - prefix.length()) / unit.length()))
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  static Stream<Poison> poisons() {
    Map<String, Poison> all = new TreeMap<>();
    Consumer<Poison> add = p -> all.put(p.name(), p);
    add.accept(text("html: nested elements", "text/html", "<div>", ""));
    add.accept(text("html: nested tables", "text/html", "<table><tr><td>", ""));
    add.accept(text("html: formatting that is not closed", "text/html", "<a><b><i>", ""));
    add.accept(text("html: fonts with paragraphs", "text/html", "<font><p>", ""));
    add.accept(text("html: lists", "text/html", "<ul><li>", ""));
    add.accept(text("html: open brackets", "text/html", "<", ""));
    add.accept(text("html: attributes", "text/html", " a=b", "<p"));
    add.accept(text("html: different attributes", "text/html", "x", "<p " + attributes()));
    add.accept(text("html: entities", "text/html", "&amp", ""));
    add.accept(text("html: half entities", "text/html", "&a", ""));
    add.accept(text("html: comments", "text/html", "<!--", ""));
    add.accept(text("html: closing tags", "text/html", "</p></b>", ""));
    add.accept(text("html: selects", "text/html", "<select><option>", ""));
    add.accept(text("html: adoption", "text/html", "<b><p></b>", ""));
    add.accept(text("html: templates", "text/html", "<template>", ""));
    add.accept(text("html: svg", "text/html", "<svg><desc><svg>", ""));
    add.accept(text("xml: nested", "text/xml", "<a>", ""));
    add.accept(
        new Poison(
            "xml: entities that grow",
            "text/xml",
            ("<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
                    + "<structuredBody>&c;</structuredBody>")
                .getBytes(StandardCharsets.UTF_8)));
    add.accept(text("rtf: open groups", "text/rtf", "{", "{\\rtf1"));
    add.accept(text("rtf: closed groups", "text/rtf", "{}", "{\\rtf1"));
    add.accept(text("rtf: control words", "text/rtf", "\\b", "{\\rtf1"));
    add.accept(text("rtf: bytes", "text/rtf", "\\'41", "{\\rtf1"));
    add.accept(text("rtf: pages", "text/rtf", "\\page", "{\\rtf1"));
    add.accept(text("rtf: long number", "text/rtf", "9", "{\\rtf1\\u"));
    add.accept(text("rtf: long word", "text/rtf", "a", "{\\rtf1\\"));
    add.accept(text("rtf: bin", "text/rtf", "\\bin999999999 ", "{\\rtf1"));
    add.accept(text("rtf: fallbacks", "text/rtf", "\\uc20\\u1 ", "{\\rtf1"));
    add.accept(text("rtf: double-byte halves", "text/rtf", "\\'81", "{\\rtf1\\ansicpg932 "));
    add.accept(new Poison("pdf: bomb", "application/pdf", Pdfs.bomb(400, COSName.FLATE_DECODE)));
    add.accept(
        new Poison(
            "pdf: chained bomb",
            "application/pdf",
            Pdfs.bomb(1, COSName.FLATE_DECODE, COSName.LZW_DECODE)));
    add.accept(text("pdf: nested arrays", "application/pdf", "[", "%PDF-1.7\n1 0 obj "));
    add.accept(text("pdf: nested dictionaries", "application/pdf", "<</A", "%PDF-1.7\n1 0 obj "));
    add.accept(text("pdf: objects", "application/pdf", "1 0 obj ", "%PDF-1.7\n"));
    add.accept(text("pdf: ends", "application/pdf", "%%EOF startxref 0 ", "%PDF-1.7\n"));
    add.accept(text("pdf: trailers", "application/pdf", "trailer <</Root 1 0 R>>", "%PDF-1.7\n"));
    add.accept(text("pdf: digits", "application/pdf", "9", "%PDF-1.7\n1 0 obj "));
    add.accept(new Poison("pdf: pages that are their own kids", "application/pdf", loop()));
    add.accept(text("text: zeros", "text/plain", "\0", ""));
    add.accept(text("text: escapes", "text/plain", "\u001b[0m", ""));
    add.accept(text("text: half UTF-8", "text/plain", "\u00c3", "K 3.4 "));
    add.accept(text("text: bad UTF-8 between good", "text/plain", "\u00c3\u00a9\u00e9", ""));
    return all.values().stream();
  }

  private static String attributes() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; many.length() < MEGABYTE - 100; i++) {
      many.append("a").append(i).append("=1 ");
    }
    return many.append(">").toString();
  }

  private static byte[] loop() {
    return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 3 0 R]>>endobj\n"
            + "3 0 obj<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>endobj\n"
            + "trailer<</Root 1 0 R>>\n%%EOF")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The first PDF of a process loads the library, which is not what is measured here. */
  @BeforeAll
  static void warm() {
    DocumentReader.read(Pdfs.of(List.of("warm")), "application/pdf", DocumentLimits.STANDARD);
  }

  @ParameterizedTest
  @MethodSource("poisons")
  void endsWithinASecond(Poison poison) {
    // Time of this thread alone: others may have the machine.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    String outcome;
    try {
      outcome =
          DocumentReader.read(poison.bytes(), poison.type(), DocumentLimits.STANDARD)
                  .text()
                  .length()
              + " characters";
    } catch (DocumentProblem e) {
      outcome = e.code();
    }
    long milliseconds = (threads.getCurrentThreadCpuTime() - begun) / 1_000_000;
    assertThat(milliseconds).as(outcome).isLessThan(2500);
  }
}
