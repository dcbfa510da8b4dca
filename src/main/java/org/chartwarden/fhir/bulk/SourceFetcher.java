package org.chartwarden.fhir.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;

/** Fetches the files of an import. Every step of a redirection is checked like the first. */
@ApplicationScoped
class SourceFetcher {

  private static final int MOST_STEPS = 5;
  private static final int ATTEMPTS = 3;
  private static final int BUFFER = 64 * 1024;

  private final ImportConfig config;
  private final SourcePolicy policy;

  SourceFetcher(ImportConfig config) {
    this.config = config;
    this.policy = new SourcePolicy(config.allowedSources().orElse(List.of()));
  }

  /**
   * Checks an address.
   *
   * @throws FhirProblem as {@link SourcePolicy#require}
   */
  URI require(String address) {
    // The process keeps what it looked up for longer than it takes to connect to it.
    return policy.require(address, InetAddress::getAllByName);
  }

  /**
   * Fetches a file.
   *
   * @param folder where it goes
   * @param stem name of the file, to which its kind is added
   * @param alive asked now and then; throws to end the fetching
   * @return where it is
   * @throws FhirProblem when the source does not give it
   */
  Path fetch(String address, Path folder, String stem, Runnable alive) {
    for (int attempt = 1; ; attempt++) {
      try {
        return fetchOnce(address, folder, stem, alive);
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw failed(address, "it cannot be read: " + e.getMessage());
        }
      }
    }
  }

  private Path fetchOnce(String address, Path folder, String stem, Runnable alive)
      throws IOException {
    URI place = require(address);
    for (int step = 0; step < MOST_STEPS; step++) {
      HttpURLConnection connection = (HttpURLConnection) place.toURL().openConnection();
      try {
        connection.setInstanceFollowRedirects(false);
        int patience = Math.toIntExact(config.sourceTimeout().toMillis());
        connection.setConnectTimeout(patience);
        connection.setReadTimeout(patience);
        connection.setRequestProperty("Accept", "application/fhir+ndjson, */*;q=0.5");
        connection.setRequestProperty("Accept-Encoding", "gzip");
        int status = connection.getResponseCode();
        if (status == 200) {
          return store(address, connection, folder, stem, alive);
        }
        String next = connection.getHeaderField("Location");
        if (status / 100 != 3 || next == null) {
          throw failed(address, "its source answers with status " + status);
        }
        place = require(place.resolve(next).toString());
      } finally {
        connection.disconnect();
      }
    }
    throw failed(address, "its source redirects more than " + MOST_STEPS + " times");
  }

  private Path store(
      String address, HttpURLConnection connection, Path folder, String stem, Runnable alive)
      throws IOException {
    boolean gzip =
        "gzip".equalsIgnoreCase(connection.getContentEncoding())
            || connection.getURL().getPath().endsWith(".gz");
    Path file = folder.resolve(stem + (gzip ? ".ndjson.gz" : ".ndjson"));
    long limit = config.maxSourceSize().asLongValue();
    long read = 0;
    try (InputStream in = connection.getInputStream();
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        alive.run();
        read += n;
        if (read > limit) {
          throw failed(address, "it is larger than " + limit + " bytes");
        }
        out.write(buffer, 0, n);
      }
    }
    long announced = connection.getContentLengthLong();
    if (announced >= 0 && announced != read) {
      throw new IOException("it ended after " + read + " of " + announced + " bytes");
    }
    return file;
  }

  private static FhirProblem failed(String address, String reason) {
    return new FhirProblem(
        422, "processing", "source-failed", "'" + address + "' was not imported: " + reason);
  }
}
