package org.chartwarden.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the table of configuration keys in README against the code. */
class ReadmeTest {

  private static final Pattern DOCUMENTED =
      Pattern.compile("^\\| `(chartwarden\\.[a-z.<>-]+)`", Pattern.MULTILINE);

  /** Read where channels choose their connector. */
  private static final Set<String> WITHOUT_INTERFACE = Set.of("chartwarden.queue");

  @Test
  void listsEveryConfigurationKeyAndNoOther() throws IOException {
    Set<String> documented = new TreeSet<>();
    Matcher row = DOCUMENTED.matcher(Files.readString(Path.of("README.md")));
    while (row.find()) {
      documented.add(row.group(1));
    }

    Set<String> declared = new TreeSet<>(WITHOUT_INTERFACE);
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.chartwarden")) {
      if (type.isAnnotatedWith(ConfigMapping.class)) {
        Class<?> mapping = type.reflect();
        collect(mapping, mapping.getAnnotation(ConfigMapping.class).prefix(), declared);
      }
    }
    assertThat(declared).hasSizeGreaterThan(20);
    assertThat(documented).isEqualTo(declared);
  }

  @Test
  void namesEveryCommandOfTheLauncher() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    for (String command :
        new String[] {
          "demo", "serve", "import", "export", "calculate", "ig", "bench", "test", "help"
        }) {
      assertThat(readme).contains("./chartwarden " + command);
    }
  }

  private static void collect(Class<?> mapping, String prefix, Set<String> keys) {
    for (Method method : mapping.getMethods()) {
      boolean parent = method.isAnnotationPresent(WithParentName.class);
      String name = parent ? prefix : prefix + "." + name(method);
      Class<?> type = method.getReturnType();
      if (type == Map.class) {
        Type value =
            ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[1];
        Class<?> valueType = value instanceof Class<?> plain ? plain : Object.class;
        if (valueType.isInterface()) {
          collect(valueType, name + ".<name>", keys);
        } else {
          keys.add(name + ".<name>");
        }
      } else if (type.isInterface() && type.getName().startsWith("org.chartwarden.")) {
        collect(type, name, keys);
      } else {
        keys.add(name);
      }
    }
  }

  private static String name(Method method) {
    WithName given = method.getAnnotation(WithName.class);
    return given != null
        ? given.value()
        : method.getName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
