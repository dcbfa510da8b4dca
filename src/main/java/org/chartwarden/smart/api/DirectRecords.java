package org.chartwarden.smart.api;

import io.quarkus.arc.ClientProxy;

/**
 * The records behind their proxy, for filters: those are made before settings are known, so they
 * are given a proxy, which looks its bean up with every call. What they pass for every read looks
 * it up once.
 */
final class DirectRecords {

  private final RequestRecords proxy;
  private volatile RequestRecords direct;

  DirectRecords(RequestRecords proxy) {
    this.proxy = proxy;
  }

  /** The bean itself, from the first request on. */
  RequestRecords direct() {
    RequestRecords known = direct;
    if (known == null) {
      known = ClientProxy.unwrap(proxy);
      direct = known;
    }
    return known;
  }
}
