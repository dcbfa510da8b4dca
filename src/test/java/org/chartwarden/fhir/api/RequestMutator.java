package org.chartwarden.fhir.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes bad requests out of good ones; the same seed makes the same requests. */
final class RequestMutator {

  /** One request; the target and the headers are well-formed HTTP, whatever they mean. */
  record Request(String method, String target, Map<String, String> headers, byte[] body) {

    static Request of(String method, String target, String contentType, String body) {
      Map<String, String> headers = new LinkedHashMap<>();
      if (!contentType.isEmpty()) {
        headers.put("Content-Type", contentType);
      }
      return new Request(method, target, headers, body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final List<String> TOKENS =
      List.of(
          "null",
          "[]",
          "{}",
          "[[]]",
          "true",
          "-0",
          "1e999999999",
          "-1e-999999999",
          "1E400",
          "0.1000000000000000000000000000000000000001",
          "99999999999999999999999999",
          "\"\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\udc00\\ud800\"",
          "\"2026-13-45\"",
          "\"0000-00-00\"",
          "\"9999-12-31T23:59:60.999999999Z\"",
          "\"%\"",
          "\"' OR 1=1 --\"",
          "\"<script>\"",
          "{\"a\":{\"a\":{\"a\":{}}}}",
          "[1,[2,[3,[4]]]]",
          "\"\\uD83D\\uDE00\"",
          "NaN",
          "Infinity",
          "'single'",
          "/*c*/1",
          "\"Patient/1/_history/\"",
          "\"urn:uuid:\"",
          "\"#\"",
          "\"?x=y\"");

  private static final List<String> VALUES =
      List.of(
          "",
          "%00",
          "%zz",
          "%",
          "%25",
          "%ff",
          "%c0%80",
          "%ed%a0%80",
          "%F0%9F%98%80",
          "null",
          "-1",
          "0",
          "99999999999999999999",
          "1e999999999",
          "1e-400",
          "ge2026-02-30",
          "2026-13",
          "apx",
          "sa",
          "|",
          "||",
          "a|b|c|d",
          "%5C",
          "%5C,%5C%7C",
          "'",
          "%27%20OR%201=1--",
          "%22",
          ",",
          ",,,",
          "$",
          "*",
          "..",
          "../../etc/passwd",
          "%2e%2e%2f",
          "%2F",
          "Patient/",
          "/Patient/1",
          "http://",
          "http://example.org/fhir/Patient/1",
          "urn:uuid:",
          "((((((((((",
          "[a-z",
          "a:b:c",
          "true",
          "_",
          "%F4%90%80%80",
          "x".repeat(3000),
          "%E2%80%AE",
          "%0d%0aSet-Cookie:x");

  private static final List<String> PARAMETERS =
      List.of(
          "_count",
          "_sort",
          "_include",
          "_revinclude",
          "_include:iterate",
          "_elements",
          "_summary",
          "_total",
          "_has:Observation:patient:code",
          "_has:::",
          "_filter",
          "_list",
          "_text",
          "_content",
          "_id",
          "_lastUpdated",
          "_since",
          "_at",
          "_format",
          "_pretty",
          "_getpages",
          "_getpagesoffset",
          "_after",
          "name",
          "name:exact",
          "name:",
          ":name",
          "name:exact:exact",
          "birthdate",
          "birthdate:missing",
          "subject:Patient.name",
          "subject.subject.subject",
          "value-quantity",
          "code:in",
          "code:not",
          "code:above",
          "near",
          "__explain",
          "nmae",
          "%00",
          "a%00b",
          "gender:not:missing",
          "combo-code-value-quantity",
          "_query",
          "_contained");

  private static final Map<String, List<String>> HEADERS =
      Map.ofEntries(
          Map.entry(
              "If-Match",
              List.of("W/\"1\"", "*", "abc", "W/\"\"", "\"1", "W/\"-1\"", ",", "9".repeat(400))),
          Map.entry(
              "If-None-Match", List.of("*", "W/\"1\"", "x", "W/", "\"1\",\"2\",", "W/\"1e9\"")),
          Map.entry(
              "If-Modified-Since",
              List.of(
                  "yesterday",
                  "Sat, 32 Jan 2000 00:00:00 GMT",
                  "0",
                  "Fri, 01 Jan 2100 00:00:00 GMT")),
          Map.entry(
              "If-None-Exist",
              List.of(
                  "",
                  "identifier=",
                  "?",
                  "name=%zz",
                  "identifier=urn:h|1",
                  "_count=1",
                  "&&&",
                  "x=y")),
          Map.entry(
              "Prefer",
              List.of(
                  "return=minimal",
                  "return=x",
                  "handling=strict",
                  "handling=lenient",
                  "return=OperationOutcome",
                  ";;;,=",
                  "handling")),
          Map.entry(
              "Accept",
              List.of(
                  "",
                  "*/*",
                  "text/turtle",
                  "application/fhir+xml",
                  ";q=",
                  "application/fhir+json;q=nan",
                  "a/b;q=9e999",
                  "text/html",
                  ",")),
          Map.entry(
              "Content-Type",
              List.of(
                  "",
                  "application/fhir+xml",
                  "application/fhir+json;charset=utf-16",
                  "text/plain",
                  "application/json-patch+json",
                  "application/xml-patch+xml",
                  "application/x-www-form-urlencoded",
                  "json",
                  ";",
                  "application/fhir+json;charset=")),
          Map.entry(
              "Content-Encoding", List.of("gzip", "deflate", "br", "identity", "gzip, gzip", "x")),
          Map.entry("Accept-Encoding", List.of("gzip", "gzip;q=x", "*;q=0", ",,")),
          Map.entry("X-Request-Id", List.of("", "x".repeat(1000), "a b", "<script>")),
          Map.entry("X-Security-Context", List.of("", "Patient/1", "\"")),
          Map.entry("Range", List.of("bytes=0-", "bytes=9-1", "x")),
          Map.entry("Host", List.of("evil.example", "a:99999", "[::1]")));

  private final Random random;
  private final List<Request> good;

  RequestMutator(long seed, List<Request> good) {
    this.random = new Random(seed);
    this.good = good;
  }

  Request next() {
    Request request = good.get(random.nextInt(good.size()));
    int mutations = 1 + random.nextInt(3);
    for (int i = 0; i < mutations; i++) {
      request =
          switch (random.nextInt(request.body().length == 0 ? 4 : 9)) {
            case 0 -> target(request);
            case 1 -> parameter(request);
            case 2 -> header(request);
            case 3 -> method(request);
            default -> body(request);
          };
    }
    return request;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Request with(Request request, String target) {
    return new Request(request.method(), target, request.headers(), request.body());
  }

  private Request target(Request request) {
    int mark = request.target().indexOf('?');
    String path = mark < 0 ? request.target() : request.target().substring(0, mark);
    String query = mark < 0 ? "" : request.target().substring(mark);
    List<String> segments = new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
    int place = 1 + random.nextInt(segments.size());
    switch (random.nextInt(4)) {
      case 0 -> segments.add(place, any(VALUES));
      case 1 ->
          segments.add(
              place,
              any(
                  List.of(
                      "_history",
                      "_search",
                      "$everything",
                      "$validate",
                      "$meta",
                      "metadata",
                      "_jobs",
                      "*")));
      case 2 -> segments.set(segments.size() - 1, any(VALUES));
      default -> segments.set(segments.size() - 1, segments.get(segments.size() - 1) + any(VALUES));
    }
    segments.set(0, "fhir");
    return with(request, "/" + String.join("/", segments) + query);
  }

  private Request parameter(Request request) {
    StringBuilder target = new StringBuilder(request.target());
    int times = random.nextInt(20) == 0 ? 400 : 1 + random.nextInt(2);
    for (int i = 0; i < times && target.length() < 30_000; i++) {
      target.append(target.indexOf("?") < 0 ? '?' : '&');
      target.append(any(PARAMETERS)).append(random.nextInt(10) == 0 ? "" : "=").append(any(VALUES));
    }
    return with(request, target.toString());
  }

  private Request header(Request request) {
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    List<String> names = HEADERS.keySet().stream().sorted().toList();
    String name = any(names);
    headers.put(name, any(HEADERS.get(name)));
    return new Request(request.method(), request.target(), headers, request.body());
  }

  /** Deletions stay with the requests that were written for them. */
  private Request method(Request request) {
    String method = any(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "OPTIONS", "TRACE", "BREW"));
    return new Request(
        request.method().equals("DELETE") ? "DELETE" : method,
        request.target(),
        request.headers(),
        request.body());
  }

  private Request body(Request request) {
    byte[] body = request.body();
    byte[] changed =
        switch (random.nextInt(8)) {
          case 0 -> Arrays.copyOf(body, random.nextInt(body.length));
          case 1 -> flipped(body);
          case 2 -> spliced(body, slice(body));
          case 3 -> spliced(body, any(TOKENS).getBytes(StandardCharsets.UTF_8));
          case 4 -> deep(body);
          case 5 ->
              new String(body, StandardCharsets.UTF_8)
                  .getBytes(
                      any(
                          List.of(
                              StandardCharsets.UTF_16,
                              StandardCharsets.UTF_16LE,
                              StandardCharsets.ISO_8859_1)));
          default -> replacedValue(body);
        };
    return new Request(request.method(), request.target(), request.headers(), changed);
  }

  private byte[] flipped(byte[] body) {
    byte[] changed = body.clone();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private byte[] slice(byte[] body) {
    int from = random.nextInt(body.length);
    return Arrays.copyOfRange(body, from, from + random.nextInt(body.length - from) + 1);
  }

  private byte[] spliced(byte[] body, byte[] inserted) {
    int at = random.nextInt(body.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(body, 0, at);
    out.writeBytes(inserted);
    out.write(body, at, body.length - at);
    return out.toByteArray();
  }

  private byte[] deep(byte[] body) {
    int depth = 100 + random.nextInt(5000);
    String nested = random.nextBoolean() ? "[".repeat(depth) : "{\"extension\":".repeat(depth);
    String close = random.nextBoolean() ? "]".repeat(depth) : "";
    return spliced(
        body,
        ("<a>".repeat(random.nextInt(300)) + nested + close).getBytes(StandardCharsets.UTF_8));
  }

  /** Puts a strange token where a JSON value was. */
  private byte[] replacedValue(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    List<Integer> colons = new ArrayList<>();
    for (int i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
      colons.add(i);
    }
    if (colons.isEmpty()) {
      return flipped(body);
    }
    int colon = any(colons);
    int end = colon + 1;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return (text.substring(0, colon + 1) + any(TOKENS) + text.substring(end))
        .getBytes(StandardCharsets.UTF_8);
  }
}
