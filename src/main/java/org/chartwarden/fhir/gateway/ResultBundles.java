package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.EntityTags;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/**
 * Writes searchset and history Bundles around stored text; the text of the resources is copied as
 * it is, without parsing.
 */
public final class ResultBundles {

  private static final Pattern SERVER_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private ResultBundles() {}

  /**
   * A searchset.
   *
   * @param base base address of the server without trailing slash
   * @param self address of this page
   * @param shape parameters that links to other pages repeat, each with its ampersand; may be empty
   */
  public static String searchset(String base, String self, String shape, SearchPage page) {
    StringBuilder out = start("searchset", page.total(), page.hits().size());
    out.append("\"link\":[");
    link(out, "self", self);
    page.next().ifPresent(c -> link(out.append(','), "next", address(base, c) + shape));
    page.previous().ifPresent(c -> link(out.append(','), "previous", address(base, c) + shape));
    out.append(']');
    boolean first = true;
    for (SearchPage.Hit hit : page.hits()) {
      out.append(first ? ",\"entry\":[" : ",");
      first = false;
      fullUrl(out, base, hit.resource());
      out.append(",\"resource\":").append(hit.resource().content());
      String mode = hit.mode() == SearchPage.Mode.MATCH ? "match" : "include";
      out.append(",\"search\":{\"mode\":\"").append(mode).append("\"}}");
    }
    if (!page.issues().isEmpty()) {
      out.append(first ? ",\"entry\":[" : ",").append("{\"resource\":");
      out.append(Json.write(OperationOutcomes.of(page.issues())));
      out.append(",\"search\":{\"mode\":\"outcome\"}}");
      first = false;
    }
    return out.append(first ? "}" : "]}").toString();
  }

  /** The address of a page of a stored result list. */
  private static String address(String base, SearchPage.Cursor cursor) {
    return base
        + "?_getpages="
        + cursor.set()
        + "&_getpagesoffset="
        + cursor.offset()
        + "&_count="
        + cursor.count()
        + "&_bundletype=searchset";
  }

  /**
   * A history.
   *
   * @param base base address of the server without trailing slash
   * @param self address of this page
   * @param nextPrefix address of the next page up to the place where it starts
   */
  public static String history(String base, String self, String nextPrefix, HistoryPage page) {
    StringBuilder out = start("history", page.total(), page.versions().size());
    out.append("\"link\":[");
    link(out, "self", self);
    page.next().ifPresent(place -> link(out.append(','), "next", nextPrefix + place));
    out.append(']');
    boolean first = true;
    for (ResourceVersion version : page.versions()) {
      out.append(first ? ",\"entry\":[" : ",");
      first = false;
      version(out, base, version);
    }
    return out.append(first ? "}" : "]}").toString();
  }

  private static void version(StringBuilder out, String base, ResourceVersion version) {
    fullUrl(out, base, version);
    if (!version.deleted()) {
      out.append(",\"resource\":").append(version.content());
    }
    boolean created = version.version() == 1;
    // The ids of this server are UUIDs; any other was given by a client, with PUT.
    boolean posted = created && SERVER_ID.matcher(version.key().id()).matches();
    String method = version.deleted() ? "DELETE" : posted ? "POST" : "PUT";
    String url = posted ? version.key().type() : version.key().reference();
    String status = version.deleted() ? "204" : created ? "201" : "200";
    out.append(",\"request\":{\"method\":\"").append(method);
    out.append("\",\"url\":\"").append(url).append("\"}");
    out.append(",\"response\":{\"status\":\"").append(status);
    out.append("\",\"etag\":");
    text(out, EntityTags.of(version.version()));
    out.append(",\"lastModified\":\"").append(INSTANT.format(version.lastUpdated()));
    out.append("\"}}");
  }

  private static StringBuilder start(String type, OptionalLong total, int entries) {
    StringBuilder out = new StringBuilder(256 + entries * 1024);
    out.append("{\"resourceType\":\"Bundle\",\"type\":\"").append(type).append("\",");
    total.ifPresent(n -> out.append("\"total\":").append(n).append(','));
    return out;
  }

  private static void link(StringBuilder out, String relation, String url) {
    out.append("{\"relation\":\"").append(relation).append("\",\"url\":");
    text(out, url);
    out.append('}');
  }

  private static void fullUrl(StringBuilder out, String base, ResourceVersion version) {
    out.append("{\"fullUrl\":");
    text(out, base + "/" + version.key().reference());
  }

  private static void text(StringBuilder out, String text) {
    out.append(Json.write(TextNode.valueOf(text)));
  }
}
