package org.chartwarden.fhir.guides;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.StoredConformance;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** Loads and removes packages, each in one transaction, through the gateway like any write. */
@ApplicationScoped
@Unremovable
public class GuideLoader {

  private static final AccessContext WHO = StoredConformance.GUIDES;

  private static final int TIMEOUT_SECONDS = 1800;
  private static final int AT_ONCE = 25;

  private final FhirGateway gateway;
  private final StoredConformance conformance;
  private final GuideRows rows;

  @Inject
  GuideLoader(FhirGateway gateway, StoredConformance conformance, GuideRows rows) {
    this.gateway = gateway;
    this.conformance = conformance;
    this.rows = rows;
  }

  /** Is told how far a load is. */
  @FunctionalInterface
  public interface Progress {

    /**
     * Some resources were stored.
     *
     * @param done resources stored so far
     * @param all resources of the package
     */
    void at(int done, int all);
  }

  /**
   * What a load did.
   *
   * @param guide the package
   * @param changed whether anything was stored; not so when it was loaded before
   */
  public record Loaded(LoadedGuide guide, boolean changed) {}

  /**
   * Loads a package.
   *
   * @throws GuideProblem when it cannot be; then nothing of it was stored
   */
  public Loaded load(Path file, Progress progress) {
    return load(new PackageFile(file, PackageFile.Limits.USUAL), progress);
  }

  Loaded load(PackageFile file, Progress progress) {
    int[] count = new int[1];
    PackageFile.Contents contents = file.read(resource -> count[0]++);
    return QuarkusTransaction.requiringNew()
        .timeout(TIMEOUT_SECONDS)
        .call(() -> load(file, contents, count[0], progress));
  }

  private Loaded load(PackageFile file, PackageFile.Contents contents, int all, Progress progress) {
    rows.lock();
    GuideManifest manifest = contents.manifest();
    Optional<String> before = rows.fingerprint(manifest.name(), manifest.version());
    if (before.filter(contents.fingerprint()::equals).isPresent()) {
      return new Loaded(find(manifest.name(), manifest.version()), false);
    }
    Set<ResourceKey> outdated = new HashSet<>(rows.remove(manifest.name(), manifest.version()));
    rows.insert(manifest, contents.fingerprint());
    Batch batch = new Batch(manifest, all, progress);
    file.read(batch::add);
    batch.flush();
    outdated.removeAll(batch.taken);
    delete(outdated);
    return new Loaded(find(manifest.name(), manifest.version()), true);
  }

  /** The packages that are loaded. */
  public List<LoadedGuide> all() {
    return rows.all();
  }

  /**
   * Removes a package and the resources that came with no other one.
   *
   * @param id {@code name#version}
   * @return the number of resources that were deleted
   * @throws GuideProblem when it is not loaded
   */
  public int remove(String id) {
    int hash = id.indexOf('#');
    if (hash < 0) {
      throw new GuideProblem("'" + id + "' must be NAME#VERSION, for instance " + example());
    }
    return QuarkusTransaction.requiringNew()
        .timeout(TIMEOUT_SECONDS)
        .call(
            () -> {
              rows.lock();
              LoadedGuide guide = find(id.substring(0, hash), id.substring(hash + 1));
              List<ResourceKey> only = rows.remove(guide.name(), guide.version());
              delete(only);
              return only.size();
            });
  }

  private String example() {
    return rows.all().stream().map(LoadedGuide::id).findFirst().orElse("hl7.fhir.us.core#6.1.0");
  }

  private LoadedGuide find(String name, String version) {
    return rows.all().stream()
        .filter(guide -> guide.name().equals(name) && guide.version().equals(version))
        .findFirst()
        .orElseThrow(
            () -> new GuideProblem("the package " + name + "#" + version + " is not loaded"));
  }

  private void delete(Iterable<ResourceKey> keys) {
    keys.forEach(key -> gateway.delete(WHO, key, WriteOptions.NONE));
  }

  /** Collects resources and stores them some at a time. */
  private final class Batch {
    private final GuideManifest manifest;
    private final int all;
    private final Progress progress;
    private final Set<ResourceKey> taken = new HashSet<>();
    private final List<ResourceKey> keys = new ArrayList<>();
    private ArrayNode entries = Json.array();

    Batch(GuideManifest manifest, int all, Progress progress) {
      this.manifest = manifest;
      this.all = all;
      this.progress = progress;
    }

    void add(ObjectNode resource) {
      ResourceKey key = key(resource);
      resource.put("id", key.id());
      taken.add(key);
      keys.add(key);
      ObjectNode entry = entries.addObject();
      entry.set("resource", resource);
      entry.putObject("request").put("method", "PUT").put("url", key.reference());
      if (keys.size() == AT_ONCE) {
        flush();
      }
    }

    void flush() {
      if (keys.isEmpty()) {
        return;
      }
      ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
      bundle.set("entry", entries);
      try {
        gateway.process(WHO, bundle);
      } catch (FhirProblem problem) {
        throw new GuideProblem(
            manifest.id()
                + " has a resource that cannot be stored, so nothing of it was: "
                + named(problem),
            problem);
      }
      rows.insertResources(manifest, keys);
      keys.clear();
      entries = Json.array();
      progress.at(taken.size(), all);
    }

    /** A problem of a bundle names the entry by its number, which nobody outside knows. */
    private String named(FhirProblem problem) {
      String message = problem.getMessage();
      for (int i = keys.size() - 1; i >= 0; i--) {
        message = message.replace("Bundle.entry[" + i + "]", keys.get(i).reference());
      }
      return message;
    }

    private ResourceKey key(ObjectNode resource) {
      String type = resource.path("resourceType").asText();
      Optional<String> stored =
          conformance.idOf(type, resource.path("url").asText(), resource.path("version").asText());
      if (stored.isPresent()) {
        return new ResourceKey(type, stored.get());
      }
      return GuideIds.of(resource, manifest).stream()
          .map(id -> new ResourceKey(type, id))
          .filter(key -> !taken.contains(key) && free(key))
          .findFirst()
          .orElseThrow(
              () ->
                  new GuideProblem(
                      manifest.id()
                          + " has the resource "
                          + type
                          + "/"
                          + resource.path("id").asText()
                          + ", whose id cannot be used or is taken"));
    }

    private boolean free(ResourceKey key) {
      try {
        gateway.read(WHO, key);
        return false;
      } catch (FhirProblem absent) {
        if (absent.status() == 404 || absent.status() == 410) {
          return true;
        }
        throw absent;
      }
    }
  }
}
