package org.chartwarden.smart.api;

import java.util.Optional;
import org.chartwarden.smart.ServerAddress;

/**
 * Where a form came from, as the browser that sent it tells. A page of another site must not sign
 * somebody in here under a name of its choice.
 *
 * @param site {@code Sec-Fetch-Site}, where the browser sends it
 * @param origin {@code Origin}, where the browser sends it; {@code null} as text when it hides it
 */
record FormOrigin(Optional<String> site, Optional<String> origin) {

  private static final String HIDDEN = "null";

  /**
   * Whether the form was on a page that is not of this server. What sends neither header is no
   * browser, or one too old to tell.
   *
   * @param authority name and port under which the request came
   */
  boolean foreign(ServerAddress server, Optional<String> authority) {
    if (site.filter("cross-site"::equals).isPresent()) {
      return true;
    }
    if (origin.isEmpty()) {
      return false;
    }
    if (origin.get().equals(HIDDEN)) {
      return site.filter("same-origin"::equals).isEmpty();
    }
    boolean asAsked = authority.filter(name -> origin.get().endsWith("://" + name)).isPresent();
    return !asAsked && !ServerAddress.same(origin.get(), root(server.base()));
  }

  /** An address without its path. */
  private static String root(String base) {
    int path = base.indexOf('/', base.indexOf("://") + "://".length());
    return path < 0 ? base : base.substring(0, path);
  }
}
