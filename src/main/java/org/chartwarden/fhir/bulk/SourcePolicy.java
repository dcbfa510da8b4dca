package org.chartwarden.fhir.bulk;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * Decides from which addresses an import may fetch files, so that a request cannot make this server
 * look around in its own network.
 *
 * @param allowed beginnings of addresses that are trusted, wherever they lead; {@code *} stands for
 *     every address on the public Internet
 */
record SourcePolicy(List<String> allowed) {

  private static final String PUBLIC = "*";

  /** Looks up the addresses of a host. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  SourcePolicy {
    allowed = List.copyOf(allowed);
  }

  /**
   * The address, when files may be fetched from it.
   *
   * @throws FhirProblem 400 for what is no address of HTTP, 403 for one that is not allowed
   */
  URI require(String text, Resolver resolver) {
    URI address = parsed(text);
    if (allowed.stream().filter(entry -> !entry.equals(PUBLIC)).anyMatch(e -> trusts(e, address))) {
      return address;
    }
    if (!allowed.contains(PUBLIC)) {
      throw refused(
          text, "it is none of the addresses that chartwarden.import.allowed-sources names");
    }
    InetAddress[] found;
    try {
      found = resolver.addresses(address.getHost());
    } catch (UnknownHostException e) {
      throw FhirProblem.invalid(
          "unknown-host", "the host of '" + text + "' is not known to this server");
    }
    for (InetAddress target : found) {
      if (!isPublic(target)) {
        throw refused(text, "it leads into a network that is not public");
      }
    }
    return address;
  }

  private static URI parsed(String text) {
    try {
      URI address = new URI(text.strip());
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https"))
          && address.getHost() != null
          && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw notAnAddress(text);
    }
    throw notAnAddress(text);
  }

  private static FhirProblem notAnAddress(String text) {
    return FhirProblem.invalid(
        "bad-source", "'" + text + "' is no address of http or https, without user and password");
  }

  private static FhirProblem refused(String text, String reason) {
    return new FhirProblem(
        403, "forbidden", "source-not-allowed", "'" + text + "' is not fetched: " + reason);
  }

  /** Whether an entry names scheme, host and port of the address and its path begins alike. */
  private static boolean trusts(String entry, URI address) {
    URI trusted;
    try {
      trusted = new URI(entry.strip());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(
          "chartwarden.import.allowed-sources names '" + entry + "', which is no address", e);
    }
    String path = address.normalize().getPath();
    String begin = trusted.getPath() == null ? "" : trusted.getPath();
    return address.getScheme().equalsIgnoreCase(trusted.getScheme())
        && address.getHost().equalsIgnoreCase(trusted.getHost())
        && port(address) == port(trusted)
        && !path.contains("/../")
        && (begin.isEmpty()
            || path.equals(begin)
            || path.startsWith(begin.endsWith("/") ? begin : begin + "/"));
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  private static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (address instanceof Inet4Address) {
      // RFC 6890: this network, shared address space, protocol assignments, benchmarks, reserved.
      return first != 0
          && !(first == 100 && (second & 0xc0) == 64)
          && !(first == 192 && second == 0)
          && !(first == 198 && (second & 0xfe) == 18)
          && first < 240;
    }
    // Only global unicast (2000::/3), and of that not 6to4, which may hide a private address.
    return (first & 0xe0) == 0x20 && !(first == 0x20 && second == 0x02);
  }
}
