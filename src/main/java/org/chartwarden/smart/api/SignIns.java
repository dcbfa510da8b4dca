package org.chartwarden.smart.api;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.users.BrowserSessions;
import org.chartwarden.smart.users.SignInLimits;
import org.chartwarden.smart.users.UserAccount;

/** What a name and a password come to, on whichever page they were typed. */
@ApplicationScoped
class SignIns {

  private final SignInLimits limits;
  private final BrowserSessions sessions;
  private final AuthorizationPages pages;
  private final ServerAddresses addresses;

  @Inject
  SignIns(
      SignInLimits limits,
      BrowserSessions sessions,
      AuthorizationPages pages,
      ServerAddresses addresses) {
    this.limits = limits;
    this.sessions = sessions;
    this.pages = pages;
    this.addresses = addresses;
  }

  /**
   * What the browser gets.
   *
   * @param cookies values of {@code Set-Cookie}
   */
  record Answer(PageAnswer page, List<String> cookies) {
    Answer {
      cookies = List.copyOf(cookies);
    }
  }

  /**
   * Signs somebody in.
   *
   * @param again the page that asks once more
   * @param next where somebody goes who is signed in
   */
  Answer answer(
      HttpServerRequest http,
      String name,
      String password,
      Supplier<PageAnswer> again,
      Function<UserAccount, PageAnswer> next) {
    SignInLimits.Outcome outcome =
        limits.signIn(
            name == null ? "" : name,
            password == null ? "" : password,
            CallerAddress.of(http),
            Optional.ofNullable(http.getCookie(SessionCookie.BROWSER)).map(Cookie::getValue));
    if (outcome.pause().isPresent()) {
      return new Answer(pages.pause(outcome.pause().get()), List.of());
    }
    if (outcome.user().isEmpty()) {
      return new Answer(again.get(), List.of());
    }
    UserAccount user = outcome.user().get();
    ServerAddress server = addresses.of(http);
    return new Answer(
        next.apply(user),
        List.of(
            SessionCookie.header(sessions.begin(user), server),
            SessionCookie.browser(limits.remember(user), SignInLimits.KNOWN, server)));
  }
}
