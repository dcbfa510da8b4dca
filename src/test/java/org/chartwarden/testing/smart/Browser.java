package org.chartwarden.testing.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts: it keeps cookies, shows pages and sends their forms. */
public final class Browser {

  private static final int MOST_PAGES = 8;

  private final String server;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<String> titles = new ArrayList<>();

  /**
   * Opens an empty browser.
   *
   * @param server address of the server without a path
   */
  public Browser(String server) {
    this.server = server;
  }

  /** The headings of the pages that a person was shown, in order. */
  public List<String> titles() {
    return List.copyOf(titles);
  }

  public Wire.Reply open(String url) {
    return kept(Wire.get(url, headers()));
  }

  /** Signs in on the page for that, to go on at a place of the server. */
  public Wire.Reply signIn(Person who, String place) {
    return submit(
        "/auth/page-sign-in", Map.of("to", place, "name", who.name(), "password", who.password()));
  }

  public Wire.Reply submit(String path, Map<String, ?> fields) {
    return kept(Wire.form(server + path, fields, headers()));
  }

  /**
   * Goes through the pages of an authorization request as a person does.
   *
   * @return where the browser is sent at their end
   */
  public URI decide(String url, Person who) {
    return decide(open(url), who);
  }

  /** The same from a page that was opened already. */
  public URI decide(Wire.Reply first, Person who) {
    Wire.Reply page = first;
    for (int i = 0; i < MOST_PAGES && page.status() != 303; i++) {
      page = next(page, who);
    }
    assertThat(page.status()).as(page.body()).isEqualTo(303);
    return URI.create(page.header("Location").orElseThrow());
  }

  private Wire.Reply next(Wire.Reply page, Person who) {
    Document shown = Jsoup.parse(page.body(), server);
    String title = shown.select("h1").text();
    titles.add(title);
    Element request = shown.selectFirst("input[name=request]");
    assertThat(request).as("a page that asks something, not: %s", shown.text()).isNotNull();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("request", request.val());
    if (shown.selectFirst("input[type=password]") != null) {
      fields.put("name", who.name());
      fields.put("password", who.password());
    } else if (shown.selectFirst("input[type=search]") != null) {
      fields.put("patient", who.patient().orElseThrow());
    } else if (shown.selectFirst("button[name=encounter]") != null) {
      fields.put("encounter", who.encounter().orElse(""));
    } else {
      fields.put("scope", who.ticks().apply(scopes(shown, true), scopes(shown, false)));
      fields.put("decision", who.allows() ? "allow" : "deny");
    }
    return submit(shown.selectFirst("form").attr("action"), fields);
  }

  private static Set<String> scopes(Document page, boolean ticked) {
    Set<String> found = new LinkedHashSet<>();
    for (Element box : page.select("input[name=scope]")) {
      if (box.hasAttr("checked") == ticked) {
        found.add(box.val());
      }
    }
    return found;
  }

  private String[] headers() {
    return cookies.isEmpty()
        ? new String[0]
        : new String[] {
          "Cookie", String.join("; ", cookies.entrySet().stream().map(Object::toString).toList())
        };
  }

  private Wire.Reply kept(Wire.Reply reply) {
    reply
        .headers()
        .allValues("Set-Cookie")
        .forEach(
            cookie -> {
              String[] parts = cookie.split(";", 2)[0].split("=", 2);
              cookies.put(parts[0], parts[1]);
            });
    return reply;
  }
}
