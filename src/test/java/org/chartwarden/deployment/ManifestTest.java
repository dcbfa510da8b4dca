package org.chartwarden.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads what stands in deploy/ and k8s/ the way a cluster would, and fails on a misspelt field. */
class ManifestTest {

  private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

  @ParameterizedTest
  @ValueSource(strings = {"configmap.yaml", "deployment.yaml", "service.yaml"})
  void hasNoFieldThatKubernetesDoesNotKnow(String file) throws IOException {
    String yaml = Files.readString(Path.of("k8s", file));
    HasMetadata manifest = KUBERNETES.unmarshal(yaml);

    JsonNode written = KUBERNETES.convertValue(yaml(yaml), JsonNode.class);
    JsonNode understood = KUBERNETES.convertValue(knownFieldsOf(manifest), JsonNode.class);
    List<String> unknown = new ArrayList<>();
    compare("", written, understood, unknown);
    assertThat(unknown).isEmpty();
  }

  @Test
  void deploymentTakesEverySettingFromConfigMapAndSecret() throws IOException {
    Deployment deployment = read("deployment.yaml", Deployment.class);
    ConfigMap settings = read("configmap.yaml", ConfigMap.class);
    Container server = deployment.getSpec().getTemplate().getSpec().getContainers().get(0);

    assertThat(server.getEnvFrom().get(0).getConfigMapRef().getName())
        .isEqualTo(settings.getMetadata().getName());
    assertThat(server.getEnv().get(0).getValueFrom().getSecretKeyRef().getName())
        .isEqualTo("chartwarden-database");
    assertThat(settings.getData()).doesNotContainKey("CHARTWARDEN_DB_PASSWORD");
  }

  @Test
  void deploymentIsProbedLimitedAndNotRoot() throws IOException {
    Deployment deployment = read("deployment.yaml", Deployment.class);
    Container server = deployment.getSpec().getTemplate().getSpec().getContainers().get(0);

    assertThat(server.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
    assertThat(server.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
    assertThat(server.getResources().getLimits()).containsKeys("cpu", "memory");
    assertThat(deployment.getSpec().getTemplate().getSpec().getSecurityContext().getRunAsNonRoot())
        .isTrue();
    Service service = read("service.yaml", Service.class);
    assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(service.getSpec().getSelector());
  }

  @Test
  void composeStartsServerDatabaseAndBrokerWithoutASecretInIt() throws IOException {
    Map<String, Object> compose = yaml(Files.readString(Path.of("deploy", "compose.yaml")));

    assertThat(compose.get("services"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("server", "database", "kafka");
    assertThat(Files.readString(Path.of("deploy", "compose.yaml")))
        .contains("${CHARTWARDEN_DB_PASSWORD:?")
        .doesNotContainPattern("PASSWORD: [a-z]");
  }

  private static <T> T read(String file, Class<T> type) throws IOException {
    return KUBERNETES.unmarshal(Files.readString(Path.of("k8s", file)), type);
  }

  private static Map<String, Object> yaml(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  /** The manifest written again from the typed model; unknown fields are dropped on the way. */
  private static Object knownFieldsOf(HasMetadata manifest) {
    JsonNode tree = KUBERNETES.convertValue(manifest, JsonNode.class);
    dropAdditional(manifest, tree);
    return tree;
  }

  /** The model keeps unknown fields in "additional properties"; take those out of the tree. */
  private static void dropAdditional(Object model, JsonNode tree) {
    if (model instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        dropAdditional(list.get(i), tree.get(i));
      }
      return;
    }
    if (model == null || !model.getClass().getName().startsWith("io.fabric8")) {
      return;
    }
    for (java.lang.reflect.Method method : model.getClass().getMethods()) {
      if (method.getParameterCount() != 0 || !method.getName().startsWith("get")) {
        continue;
      }
      try {
        Object value = method.invoke(model);
        if (method.getName().equals("getAdditionalProperties")) {
          if (value instanceof Map<?, ?> extra
              && tree instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
            extra.keySet().forEach(key -> object.remove(key.toString()));
          }
        } else {
          String field =
              Character.toLowerCase(method.getName().charAt(3)) + method.getName().substring(4);
          if (tree != null && tree.has(field)) {
            dropAdditional(value, tree.get(field));
          }
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void compare(
      String path, JsonNode written, JsonNode understood, List<String> unknown) {
    if (understood == null || understood.isMissingNode()) {
      boolean empty = written.isContainerNode() && written.isEmpty();
      if (!empty) {
        unknown.add(path);
      }
      return;
    }
    written
        .properties()
        .forEach(
            e ->
                compare(
                    path + "/" + e.getKey(), e.getValue(), understood.path(e.getKey()), unknown));
    for (int i = 0; written.isArray() && i < written.size(); i++) {
      compare(path + "/" + i, written.get(i), understood.path(i), unknown);
    }
  }
}
