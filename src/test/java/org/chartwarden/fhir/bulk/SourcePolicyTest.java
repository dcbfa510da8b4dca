package org.chartwarden.fhir.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePolicyTest {

  private static final SourcePolicy NAMED =
      new SourcePolicy(List.of("https://files.test/bulk", "http://10.0.0.5:9000"));
  private static final SourcePolicy PUBLIC = new SourcePolicy(List.of("*"));

  private static InetAddress[] noLookUp(String host) {
    throw new AssertionError("the policy decides without looking up " + host);
  }

  private static InetAddress[] literal(String host) throws UnknownHostException {
    return InetAddress.getAllByName(host.equals("inside.test") ? "192.168.1.1" : host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://files.test/bulk",
        "https://FILES.test:443/bulk/a.ndjson?sig=x%2Fy",
        "http://10.0.0.5:9000/anything"
      })
  void trustsWhatIsNamed(String address) {
    assertThat(NAMED.require(address, SourcePolicyTest::noLookUp)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "http://files.test/bulk/a, 403",
    "https://files.test/bulkier/a, 403",
    "https://files.test/bulk/../secret, 403",
    "https://files.test.evil.test/bulk/a, 403",
    "https://files.test:8443/bulk/a, 403",
    "https://files.test@evil.test/bulk/a, 400",
    "https://user:pw@files.test/bulk/a, 400",
    "http://10.0.0.5/x, 403",
    "file:///etc/passwd, 400",
    "ftp://files.test/bulk/a, 400",
    "gopher://files.test/bulk, 400",
    "https:///bulk/a, 400",
    "not an address, 400",
    "'', 400"
  })
  void refusesTheRest(String address, int status) {
    assertThatThrownBy(() -> NAMED.require(address, SourcePolicyTest::noLookUp))
        .isInstanceOfSatisfying(FhirProblem.class, p -> assertThat(p.status()).isEqualTo(status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/x",
        "http://2130706433/x",
        "http://[::1]/x",
        "http://[::ffff:127.0.0.1]/x",
        "http://0.0.0.0/x",
        "http://10.1.2.3/x",
        "http://172.16.0.1/x",
        "http://192.168.0.1/x",
        "http://169.254.169.254/latest/meta-data",
        "http://100.64.0.1/x",
        "http://192.0.0.170/x",
        "http://198.18.0.1/x",
        "http://224.0.0.1/x",
        "http://255.255.255.255/x",
        "http://[fe80::1]/x",
        "http://[fd00::1]/x",
        "http://[64:ff9b::7f00:1]/x",
        "http://[2002:7f00:1::]/x",
        "http://inside.test/x"
      })
  void neverLooksIntoPrivateNetworks(String address) {
    assertThatThrownBy(() -> PUBLIC.require(address, SourcePolicyTest::literal))
        .isInstanceOf(FhirProblem.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://93.184.215.14/x", "http://[2606:2800:21f::1]/x"})
  void allowsPublicAddressesWhenToldTo(String address) {
    assertThat(PUBLIC.require(address, SourcePolicyTest::literal)).hasToString(address);
    assertThatThrownBy(
            () -> new SourcePolicy(List.of()).require(address, SourcePolicyTest::literal))
        .hasMessageContaining("chartwarden.import.allowed-sources");
  }
}
