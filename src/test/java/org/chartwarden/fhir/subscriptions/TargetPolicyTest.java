package org.chartwarden.fhir.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {

  private static final TargetPolicy PUBLIC = new TargetPolicy(List.of(), false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://a.localhost/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
      })
  void refusesThisMachineAndPrivateNetworks(String url) {
    assertThat(PUBLIC.refusalOfName(URI.create(url))).isPresent();
    assertThat(new TargetPolicy(List.of(), true).refusalOfName(URI.create(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://93.184.216.34/", "https://[2606:2800:220:1::1]/"})
  void takesPublicAddresses(String url) {
    assertThat(PUBLIC.refusalOfName(URI.create(url))).isEmpty();
  }

  @Test
  void looksAtEveryAddressBehindAName() throws UnknownHostException {
    InetAddress open = InetAddress.getByName("93.184.216.34");
    InetAddress inner = InetAddress.getByName("10.0.0.1");
    URI url = URI.create("https://hook.example.org/");
    assertThat(PUBLIC.refusalOfAddresses(url, host -> new InetAddress[] {open})).isEmpty();
    assertThat(PUBLIC.refusalOfAddresses(url, host -> new InetAddress[] {open, inner}))
        .hasValueSatisfying(reason -> assertThat(reason).contains("hook.example.org"));
    assertThat(
            PUBLIC.refusalOfAddresses(
                url,
                host -> {
                  throw new UnknownHostException(host);
                }))
        .isPresent();
  }

  @Test
  void keepsToTheAllowedHosts() {
    TargetPolicy policy = new TargetPolicy(List.of("a.org", "*.b.org", "c.org:8443"), false);
    for (String allowed :
        new String[] {"https://A.org/x", "https://x.b.org/", "https://c.org:8443/"}) {
      assertThat(policy.refusalOfName(URI.create(allowed))).as(allowed).isEmpty();
    }
    for (String refused :
        new String[] {
          "https://b.org/", "https://xa.org/", "https://c.org/", "https://a.org.evil.net/"
        }) {
      assertThat(policy.refusalOfName(URI.create(refused))).as(refused).isPresent();
    }
  }
}
