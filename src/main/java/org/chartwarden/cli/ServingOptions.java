package org.chartwarden.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of a server that others reach. */
final class ServingOptions {

  @Option(
      names = "--production",
      description =
          "Refuse to start unless all is set for the data of patients (also"
              + " CHARTWARDEN_SERVING_PROFILE=production).")
  private boolean production;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "Serve by TLS alone, with this certificate (PEM, the chain after it).")
  private Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key (PEM).")
  private Path key;

  @Option(
      names = "--proxy",
      paramLabel = "ADDRESSES",
      description =
          "Addresses of the proxy that ends TLS, such as 10.0.0.0/24, with commas between. It must"
              + " replace X-Forwarded-For, not append to it: the first address there counts as the"
              + " caller's.")
  private String proxy;

  /** Whether this server ends TLS by these options. */
  boolean tls() {
    return certificate != null;
  }

  /**
   * The settings.
   *
   * @param port the port to listen on
   */
  Map<String, String> settings(int port) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (production) {
      settings.put("chartwarden.serving.profile", "production");
    }
    if ((certificate == null) != (key == null)) {
      throw new CommandProblem("--tls-certificate and --tls-key go together.");
    }
    if (certificate != null) {
      settings.put("quarkus.http.ssl.certificate.files", readable(certificate));
      settings.put("quarkus.http.ssl.certificate.key-files", readable(key));
      settings.put("quarkus.http.ssl-port", Integer.toString(port));
      settings.put("quarkus.http.insecure-requests", "disabled");
    }
    if (proxy != null) {
      settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
      settings.put("quarkus.http.proxy.trusted-proxies", proxy);
    }
    return settings;
  }

  private static String readable(Path file) {
    if (!Files.isReadable(file)) {
      throw new CommandProblem(file + " cannot be read.");
    }
    return file.toAbsolutePath().toString();
  }
}
