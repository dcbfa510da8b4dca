package org.chartwarden.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame of a page for people that stands by itself: it loads nothing from anywhere, and its
 * policy allows the one script that it was made with and no other, so that foreign text in it can
 * never act.
 */
public final class HtmlPage {

  private static final String HOUSE = resource("/pages/house.css");

  private final String style;
  private final String script;
  private final String policy;

  /**
   * A kind of page.
   *
   * @param style its style sheet, added to that of the house
   * @param script its script, or empty
   */
  public HtmlPage(String style, String script) {
    this.style = HOUSE + style;
    this.script = script;
    this.policy = script.isEmpty() ? "" : " script-src '" + hash(script) + "';";
  }

  /** A page. */
  public String page(String title, String body) {
    return page(title, body, "");
  }

  /**
   * A page.
   *
   * @param title plain text
   * @param body markup in which foreign text is escaped
   * @param more style rules of this page only
   */
  public String page(String title, String body, String more) {
    StringBuilder out = new StringBuilder(style.length() + script.length() + body.length() + 2000);
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'unsafe-inline';")
        .append(policy)
        .append(" base-uri 'none'; form-action 'none'\">\n")
        .append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    Markup.text(out, title);
    out.append("</title>\n<style>")
        .append(style)
        .append(more)
        .append("</style>\n</head>\n<body>\n");
    out.append(body);
    if (!script.isEmpty()) {
      out.append("<script>").append(script).append("</script>\n");
    }
    return out.append("</body>\n</html>\n").toString();
  }

  /** A rule that writes plain text at the foot of every sheet that is printed. */
  public static String sheet(String text) {
    return "@page { @bottom-left { content: " + Markup.styleString(text) + "; } }\n";
  }

  /** Text of a file among the program's resources. */
  public static String resource(String path) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
