package org.chartwarden.fhir.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeflateSegmentsTest {

  /** Sizes of the pieces, separated by blanks. */
  @ParameterizedTest
  @CsvSource({
    "''",
    "1",
    "1 1",
    "100 200 300",
    "65535 65536 65537",
    "1048576 3 1048576",
    "300000 300000 300000"
  })
  void piecesPutTogetherAreOneGzipFile(String sizes) throws IOException {
    Random random = new Random(7);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    gzip.writeBytes(DeflateSegments.header());
    long crc = 0;
    for (String size : sizes.isEmpty() ? new String[0] : sizes.split(" ")) {
      byte[] piece = text(random, Integer.parseInt(size));
      DeflateSegments.Segment segment = DeflateSegments.compress(piece);
      assertThat(DeflateSegments.expand(segment.data(), segment.bytes())).isEqualTo(piece);
      crc = DeflateSegments.combine(crc, segment.crc(), segment.bytes());
      gzip.writeBytes(segment.data());
      whole.writeBytes(piece);
    }
    gzip.writeBytes(DeflateSegments.trailer(crc, whole.size()));
    CRC32 expected = new CRC32();
    expected.update(whole.toByteArray());
    assertThat(crc).isEqualTo(expected.getValue());
    // The stream checks size and CRC at its end and fails when they are wrong.
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.toByteArray()))) {
      assertThat(in.readAllBytes()).isEqualTo(whole.toByteArray());
    }
  }

  /** Half noise, half repetition. */
  private static byte[] text(Random random, int size) {
    byte[] text = new byte[size];
    for (int i = 0; i < size; i++) {
      text[i] = (byte) (i % 1000 < 500 ? random.nextInt(256) : 'a' + i % 7);
    }
    return text;
  }
}
