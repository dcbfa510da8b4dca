package org.chartwarden.fhir.subscriptions;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides which endpoints may be notified, so that a Subscription cannot make this server call into
 * its own network. Names are looked at when the Subscription is written; the addresses behind them
 * before every request, shortly before the connection uses the very same look-up (the Java machine
 * keeps one for 30 seconds), because they can change.
 *
 * @param allowed hosts as in {@link SubscriptionConfig#allowedTargets}; empty for all
 * @param privateToo whether local and private addresses may be called
 */
record TargetPolicy(List<String> allowed, boolean privateToo) {

  /** Looks up the addresses of a host. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** Why a name must not be called; empty when it may. */
  Optional<String> refusalOfName(URI endpoint) {
    String host = host(endpoint);
    if (!allowed.isEmpty() && allowed.stream().noneMatch(entry -> fits(entry, endpoint, host))) {
      return Optional.of("the host '" + host + "' is not among those that may be notified");
    }
    if (!privateToo && (host.equals("localhost") || host.endsWith(".localhost"))) {
      return Optional.of("the host '" + host + "' is this machine, which may not be notified");
    }
    return !privateToo && isLiteral(host)
        ? refusalOfAddresses(endpoint, InetAddress::getAllByName)
        : Optional.empty();
  }

  /** Why the addresses behind a name must not be called now; empty when they may. */
  Optional<String> refusalOfAddresses(URI endpoint, Resolver resolver) {
    String host = host(endpoint);
    try {
      for (InetAddress address : resolver.resolve(host)) {
        if (!privateToo && isInternal(address)) {
          return Optional.of(
              "the host '" + host + "' lies in a local or private network, which is not notified");
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("the host '" + host + "' is not known");
    }
  }

  private static boolean fits(String entry, URI endpoint, String host) {
    String wanted = entry.strip().toLowerCase(Locale.ROOT);
    int colon = wanted.startsWith("[") ? wanted.indexOf("]:") + 1 : wanted.lastIndexOf(':');
    if (colon > 0) {
      if (!wanted.substring(colon + 1).equals(Integer.toString(port(endpoint)))) {
        return false;
      }
      wanted = wanted.substring(0, colon);
    }
    return wanted.startsWith("*.") ? host.endsWith(wanted.substring(1)) : host.equals(wanted);
  }

  private static int port(URI endpoint) {
    return endpoint.getPort() >= 0
        ? endpoint.getPort()
        : endpoint.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  private static String host(URI endpoint) {
    String host = endpoint.getHost().toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** A host made of digits and dots, or in brackets, is an address and needs no look-up. */
  private static boolean isLiteral(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }

  private static boolean isInternal(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address) {
      boolean unique = (bytes[0] & 0xfe) == 0xfc;
      return unique || isSpecial(address) || holdsInternal(bytes);
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return isSpecial(address)
        || first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && bytes[2] == 0)
        || (first == 198 && (second == 18 || second == 19));
  }

  private static boolean isSpecial(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }

  /** An IPv4 address in the forms of NAT64, 6to4 and IPv4-compatible addresses. */
  private static boolean holdsInternal(byte[] six) {
    int offset =
        starts(six, 0x00, 0x64, 0xff, 0x9b) || starts(six, 0, 0, 0, 0)
            ? 12
            : starts(six, 0x20, 0x02) ? 2 : -1;
    if (offset < 0) {
      return false;
    }
    try {
      byte[] four = java.util.Arrays.copyOfRange(six, offset, offset + 4);
      return isInternal(InetAddress.getByAddress(four));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static boolean starts(byte[] bytes, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
