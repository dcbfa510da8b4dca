package org.chartwarden.fhir.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.chartwarden.fhir.model.FhirProblem;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] read(byte[] sent, String encoding, long limit) {
    return RequestBody.read(new ByteArrayInputStream(sent), Optional.ofNullable(encoding), limit);
  }

  @Test
  void readsUpToTheLimit() throws IOException {
    byte[] body = new byte[1000];

    assertThat(read(body, null, 1000)).hasSize(1000);
    assertThat(read(gzip(body), "gzip", 1000)).hasSize(1000);
  }

  @Test
  void stopsAFloodThatHidesInASmallBody() throws IOException {
    byte[] small = gzip(new byte[1_000_000]);

    assertThat(small.length).isLessThan(5000);
    assertThatThrownBy(() -> read(small, "gzip", 10_000))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(413);
              assertThat(problem.code()).isEqualTo("body-too-large");
            });
  }

  @Test
  void refusesBrokenAndUnknownEncodings() throws IOException {
    byte[] packed = gzip(new byte[1000]);

    assertThatThrownBy(() -> read(new byte[] {1, 2, 3}, "gzip", 10))
        .isInstanceOfSatisfying(FhirProblem.class, p -> assertThat(p.code()).isEqualTo("bad-gzip"));
    assertThatThrownBy(() -> read(Arrays.copyOf(packed, packed.length / 2), "gzip", 10_000))
        .isInstanceOfSatisfying(FhirProblem.class, p -> assertThat(p.code()).isEqualTo("bad-gzip"));
    assertThatThrownBy(() -> read(packed, "br", 10_000))
        .isInstanceOfSatisfying(FhirProblem.class, p -> assertThat(p.status()).isEqualTo(415));
  }

  @Test
  void givesABodyPieceByPieceUpToALimitOfItsOwn() throws IOException {
    byte[] body = new byte[100_000];
    Arrays.fill(body, (byte) 7);
    RequestBody sent =
        new RequestBody(new ByteArrayInputStream(gzip(body)), Optional.of("gzip"), 10);

    try (InputStream in = sent.open(100_000)) {
      assertThat(in.readNBytes(60_000)).containsOnly(7).hasSize(60_000);
      assertThat(in.readAllBytes()).hasSize(40_000);
    }
    RequestBody larger = new RequestBody(new ByteArrayInputStream(body), Optional.empty(), 10);
    try (InputStream in = larger.open(99_999)) {
      assertThat(in.readNBytes(50_000)).hasSize(50_000);
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOfSatisfying(FhirProblem.class, p -> assertThat(p.status()).isEqualTo(413));
    }
  }
}
