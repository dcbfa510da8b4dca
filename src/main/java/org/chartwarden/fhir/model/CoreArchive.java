package org.chartwarden.fhir.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The definition Bundles of R4 on the class path, cut into their resources without parsing them.
 * The files are those of hapi-fhir-validation-resources-r4: XML in UTF-8, one {@code entry} element
 * per resource, indented by the publisher of FHIR.
 */
public final class CoreArchive {

  private static final Pattern TYPE = Pattern.compile("<resource>\\s*<(\\w+)[\\s>]");
  private static final Pattern URL = Pattern.compile("<url value=\"([^\"]*)\"");

  /** What comes after the address: the version, or what stands behind it where there is none. */
  private static final Pattern VERSION =
      Pattern.compile("<(?:version value=\"([^\"]*)\"|name |status )");

  private static final String FOLDER = "/org/hl7/fhir/r4/model/";

  private CoreArchive() {}

  /**
   * One resource, compressed.
   *
   * @param type resource type
   * @param url canonical address
   * @param version business version, or empty
   * @param packed its XML in UTF-8, deflated
   */
  public record Entry(String type, String url, String version, byte[] packed) {

    /** Type and address, which no two have in common. */
    public String key() {
      return type + " " + url;
    }

    public String xml() {
      try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The resources of these types in one file.
   *
   * @param file its folder and name, for instance {@code valueset/valuesets.xml}
   */
  public static List<Entry> read(String file, List<String> types) {
    String text = text(file);
    List<Entry> entries = new ArrayList<>();
    int from = 0;
    while (true) {
      int start = text.indexOf("<entry>", from);
      if (start < 0) {
        return entries;
      }
      int end = text.indexOf("</entry>", start);
      from = end;
      Matcher type = TYPE.matcher(text).region(start, end);
      Matcher url = URL.matcher(text).region(start, end);
      if (type.find() && types.contains(type.group(1)) && url.find()) {
        int first = text.indexOf('<', type.start() + "<resource>".length());
        int last = text.lastIndexOf("</resource>", end);
        entries.add(
            new Entry(
                type.group(1),
                url.group(1),
                version(text, url.end(), last),
                packed(text.substring(first, last))));
      }
    }
  }

  private static String version(String text, int from, int to) {
    Matcher version = VERSION.matcher(text).region(from, to);
    return version.find() && version.group(1) != null ? version.group(1) : "";
  }

  private static String text(String file) {
    try (InputStream in = CoreArchive.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + file + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + file + " is not readable", e);
    }
  }

  private static byte[] packed(String xml) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream out = new ByteArrayOutputStream(xml.length() / 8);
    try (DeflaterOutputStream packing = new DeflaterOutputStream(out, deflater)) {
      packing.write(xml.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
