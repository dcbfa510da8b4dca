package org.chartwarden.notes.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

  private static final DocumentLimits LIMITS =
      new DocumentLimits(2_000_000, 200_000, 20, Duration.ofSeconds(1));

  private static DocumentText read(byte[] bytes, String type) {
    return DocumentReader.read(bytes, type, LIMITS);
  }

  private static String html(String markup) {
    return read(markup.getBytes(StandardCharsets.UTF_8), "text/html").text();
  }

  private static String rtf(String content) {
    return read(
            ("{\\rtf1\\ansi\\ansicpg1252\\deff0 " + content + "}")
                .getBytes(StandardCharsets.ISO_8859_1),
            "application/rtf")
        .text();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, text/plain;charset=utf-8",
    "UTF-8, text/plain",
    "UTF-8, ''",
    "windows-1252, text/plain",
    "windows-1252, 'text/plain; charset=\"windows-1252\"'",
    "ISO-8859-1, text/plain; charset=ISO-8859-1",
    "UTF-16, text/plain",
    "UTF-16LE, text/plain",
    "UTF-16BE, text/plain",
    "UTF-16LE, text/plain; charset=utf-16le",
    "windows-1252, text/plain; charset=utf-8",
    "IBM850, text/plain; charset=IBM850",
  })
  void readsTextInItsCharset(String charset, String type) {
    String text = "Température 38.5 °C, µg dosé à 12 h. Müller présent.";
    DocumentText read = read(text.getBytes(Charset.forName(charset)), type);
    assertThat(read.text()).isEqualTo(text);
    assertThat(read.mediaType()).isEqualTo("text/plain");
  }

  @Test
  void saysThatTheDeclaredCharsetIsNotTheRealOne() {
    byte[] bytes = "38.5 °C".getBytes(Charset.forName("windows-1252"));
    assertThat(read(bytes, "text/plain; charset=utf-8").warnings())
        .containsExactly(
            "The text was read as windows-1252, since its bytes are not in the declared charset"
                + " UTF-8.");
    assertThat(read("K 3.4".getBytes(), "text/plain; charset=nonsense").warnings())
        .containsExactly(
            "The text was read as UTF-8, since the declared charset is not known here.");
  }

  @Test
  void readsMixedEncodingsWithAWarning() {
    byte[] first = "Temp 38 °C. ".getBytes(StandardCharsets.UTF_8);
    byte[] second = "Dose 5 µg.".getBytes(Charset.forName("windows-1252"));
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    DocumentText read = read(both, "text/plain");
    assertThat(read.text()).isEqualTo("Temp 38 °C. Dose 5 µg.");
    assertThat(read.warnings())
        .containsExactly(
            "The text mixes encodings: 1 bytes that are not UTF-8 were read as windows-1252.");
  }

  @Test
  void unifiesTheEndsOfLines() {
    assertThat(read("a\r\nb\rc\fd\u2028e".getBytes(StandardCharsets.UTF_8), "").text())
        .isEqualTo("a\nb\nc\n\nd\ne");
  }

  @Test
  void refusesWhatIsNoText() {
    byte[] noise = new byte[3000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (i * 31 % 251 + 1);
    }
    for (byte[] bytes : List.of(noise, "K 3.4\0Na".getBytes())) {
      assertThatThrownBy(() -> read(bytes, "text/plain"))
          .isInstanceOfSatisfying(
              DocumentProblem.class, e -> assertThat(e.code()).isEqualTo("document-binary"));
    }
    assertThatThrownBy(() -> read(new byte[] {1, 2}, "image/png"))
        .isInstanceOf(DocumentProblem.class)
        .hasMessageContaining("'image/png' are not read");
    assertThatThrownBy(() -> read(" \n".getBytes(), "text/plain"))
        .hasMessage("the document holds no text");
    assertThatThrownBy(() -> read(new byte[2_000_001], "text/plain"))
        .hasMessage("the document has 2000001 bytes; at most 2000000 are read");
  }

  @Test
  void keepsTablesAndListsOfHtmlReadable() {
    String text =
        html(
            "<html><head><title>x</title><style>p{}</style></head><body><h1>Labs</h1><table><tr>"
                + "<th>Test</th><th>Result</th></tr><tr><td>potassium</td><td> 3.4 <b>mmol/L</b>"
                + "</td></tr><tr><td>sodium</td><td>140</td></tr></table><ol><li>aspirin 81 mg"
                + "<li>metoprolol</ol><p>No&nbsp;chest   pain.<br>Lungs clear.</p>"
                + "<script>alert(1)</script><ul><li>a<ul><li>b</li></ul></li></ul>"
                + "<pre>x\n  y</pre></body>");
    assertThat(text)
        .isEqualTo(
            "Labs\n\nTest\tResult\npotassium\t3.4 mmol/L\nsodium\t140\n\n1. aspirin 81 mg\n"
                + "2. metoprolol\n\nNo chest pain.\nLungs clear.\n\n• a\n\n• b\n\nx\n  y");
  }

  @Test
  void readsTheNarrativeOfACda() {
    String cda =
        "<?xml version=\"1.0\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>Summary</title>"
            + "<recordTarget>Jane</recordTarget><component><structuredBody><component><section>"
            + "<code code=\"x\"/><title>Medications</title><text><list><item>Aspirin 81 mg</item>"
            + "<item>Metoprolol</item></list></text><entry><observation><value>99</value>"
            + "</observation></entry></section></component></structuredBody></component>"
            + "</ClinicalDocument>";
    DocumentText read = read(cda.getBytes(StandardCharsets.UTF_8), "text/xml");
    assertThat(read.text()).isEqualTo("Medications\n\n• Aspirin 81 mg\n• Metoprolol");
    assertThatThrownBy(() -> read("<a>K 3.4</a>".getBytes(), "application/xml"))
        .hasMessageContaining("no CDA with a structured body");
  }

  @Test
  void readsRtf() {
    assertThat(
            rtf(
                "{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset204 Times;}}{\\colortbl;\\red0;}"
                    + "{\\*\\generator Riched;}{\\info{\\title Secret}}\\viewkind4\\f0\\fs20 "
                    + "Temp 38.5 \\'b0C\\par K 3.4\\tab low\\par\r\n"
                    + "\\trowd\\cellx1 potassium\\cell 3.4\\cell\\row sodium\\cell 140\\cell\\row\\pard "
                    + "{\\v hidden}{\\f1 \\'ec\\'e3}\\par \\uc1\\u8805?65 mg \\{x\\}\\~y\\line"
                    + "{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt link}}{\\pict 0123abcd}"))
        .isEqualTo(
            "Temp 38.5 °C\nK 3.4\tlow\npotassium\t3.4\t\nsodium\t140\t\nмг\n≥65 mg {x} y\nlink");
  }

  @Test
  void readsUnicodeOfRtfWithItsFallbacks() {
    assertThat(rtf("\\uc2\\u945\\'e1\\'e1x{\\uc0\\u946 y}\\u-3913 ??z")).isEqualTo("αxβy\uf0b7z");
  }

  @Test
  void readsPdf() {
    byte[] pdf = Pdfs.of(List.of("Labs:", "Potassium 3.4 mmol/L"), List.of("No chest pain."));
    DocumentText read = read(pdf, "application/pdf");
    assertThat(read.text().lines().map(String::strip).filter(l -> !l.isEmpty()))
        .containsExactly("Labs:", "Potassium 3.4 mmol/L", "No chest pain.");
    assertThat(read.pages()).isEqualTo(2);
    assertThat(read(pdf, "text/plain").warnings())
        .containsExactly(
            "The document is declared as text/plain and was read as application/pdf, which its"
                + " first bytes show.");
  }

  @Test
  void refusesPdfThatCannotBeRead() {
    for (byte[] encrypted : List.of(Pdfs.encrypted("o", ""), Pdfs.encrypted("o", "u"))) {
      assertThatThrownBy(() -> read(encrypted, "application/pdf"))
          .hasMessage("the PDF is encrypted; send it without protection");
    }
    assertThatThrownBy(() -> read(Pdfs.picture(), "application/pdf"))
        .hasMessage(
            "the PDF has pictures but no text on its page; run text recognition on it first");
    byte[] many =
        Pdfs.of(IntStream.range(0, 21).mapToObj(i -> List.of("page")).toArray(List[]::new));
    assertThatThrownBy(() -> read(many, "application/pdf"))
        .hasMessage("the PDF has 21 pages; at most 20 are read");
    assertThatThrownBy(() -> read("%PDF-1.7\nnothing".getBytes(), "application/pdf"))
        .isInstanceOfSatisfying(
            DocumentProblem.class, e -> assertThat(e.code()).isEqualTo("document-malformed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/rtf; charset=x", "application/pdf", "text/plain"})
  void knowsWhatItReads(String type) {
    assertThat(DocumentReader.reads(type)).isTrue();
    assertThat(DocumentReader.reads("image/" + type)).isFalse();
  }
}
