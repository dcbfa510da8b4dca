package org.chartwarden.smart;

import io.netty.util.NetUtil;
import java.util.Arrays;

/**
 * Who shares a limit because of where they call from. Behind a proxy that is named as trusted
 * ({@code quarkus.http.proxy.*}) the address is that of the caller; behind one that is not, all of
 * its callers share one.
 */
public final class CallerNetwork {

  private static final int IPV6_BYTES = 16;
  private static final int IPV6_NETWORK = 8;

  /** What stands before an address of IPv4 where it is written as one of IPv6. */
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private CallerNetwork() {}

  /**
   * The network of an address. An IPv6 address stands for its network of 64 bits, in which one
   * machine may have them all, as {@code 2001:db8:1:2::/64}; one that only wraps an address of IPv4
   * stands for that.
   */
  public static String of(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null || bytes.length != IPV6_BYTES) {
      return address;
    }
    return Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length)
        ? NetUtil.bytesToIpAddress(Arrays.copyOfRange(bytes, MAPPED.length, IPV6_BYTES))
        : NetUtil.bytesToIpAddress(Arrays.copyOf(Arrays.copyOf(bytes, IPV6_NETWORK), IPV6_BYTES))
            + "/64";
  }
}
