package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTest {

  private static final TokenKeys ANY_SYSTEM =
      new TokenKeys(5, List.of(), List.of("a"), true, false);

  private static Sql statement(TokenKeys keys) {
    return new Sql().add("SELECT ? FROM t WHERE (t.key = ANY (?)) AND t.pid > ?", 1, keys, 2L);
  }

  @Test
  void severalKeysAreAnArray() {
    Sql sql = statement(ANY_SYSTEM).withKeys(wanted -> new long[] {7, 8});
    assertThat(sql.text()).isEqualTo("SELECT ? FROM t WHERE (t.key = ANY (?)) AND t.pid > ?");
  }

  @Test
  void oneKeyIsComparedByEquality() {
    Sql sql = statement(ANY_SYSTEM).withKeys(wanted -> new long[] {7});
    assertThat(sql.text()).isEqualTo("SELECT ? FROM t WHERE (t.key = ?) AND t.pid > ?");
  }

  @Test
  void aCodeWithItsSystemNeedsNoLookup() {
    TokenKeys pair =
        new TokenKeys(5, List.of(new TokenKeys.Pair("s", "a")), List.of(), true, false);
    Sql sql =
        statement(pair)
            .withKeys(
                wanted -> {
                  throw new AssertionError("looked up " + wanted);
                });
    assertThat(sql.text())
        .isEqualTo("SELECT ? FROM t WHERE (t.key = token_key(?, system_key(?), ?)) AND t.pid > ?");
  }

  @Test
  void aCodeWhoseElementImpliesTheSystemNeedsNone() {
    TokenKeys code = new TokenKeys(5, List.of(), List.of("a"), false, true);
    assertThat(statement(code).withKeys(wanted -> new long[0]).text())
        .isEqualTo("SELECT ? FROM t WHERE (t.key = token_key(?, NULL, ?)) AND t.pid > ?");
  }
}
