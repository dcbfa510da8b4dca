package org.chartwarden.smart.api;

/**
 * The path of a request as far as it decides which endpoint answers: endpoints answer with slashes
 * at the end, doubled ones, and matrix parameters ({@code ;…}) as well.
 */
final class RoutedPath {

  private RoutedPath() {}

  /** A path without those; the root is a slash. */
  static String plain(String path) {
    String plain = path.indexOf(';') < 0 ? path : path.replaceAll(";[^/]*", "");
    plain = plain.contains("//") ? plain.replaceAll("/{2,}", "/") : plain;
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }
}
