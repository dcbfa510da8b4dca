package org.chartwarden.fhir.views.formats.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes structures in the compact protocol of Apache Thrift, which Parquet's metadata uses. */
final class ThriftOut {

  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int TRUE = 1;
  private static final int FALSE = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int last;

  byte[] bytes() {
    return out.toByteArray();
  }

  ThriftOut i32(int field, int value) {
    header(field, I32);
    varint(zigzag(value));
    return this;
  }

  ThriftOut i64(int field, long value) {
    header(field, I64);
    varint(zigzag(value));
    return this;
  }

  ThriftOut bool(int field, boolean value) {
    header(field, value ? TRUE : FALSE);
    return this;
  }

  ThriftOut text(int field, String value) {
    header(field, BINARY);
    text(value);
    return this;
  }

  /** Begins a structure; {@link #end()} ends it. */
  ThriftOut struct(int field) {
    header(field, STRUCT);
    return begin();
  }

  /** Begins a list of structures, each between {@link #begin()} and {@link #end()}. */
  ThriftOut structs(int field, int size) {
    list(field, size, STRUCT);
    return this;
  }

  ThriftOut i32s(int field, int... values) {
    list(field, values.length, I32);
    for (int value : values) {
      varint(zigzag(value));
    }
    return this;
  }

  ThriftOut texts(int field, String... values) {
    list(field, values.length, BINARY);
    for (String value : values) {
      text(value);
    }
    return this;
  }

  /** Appends a structure that was written apart. */
  void raw(byte[] structure) {
    out.writeBytes(structure);
  }

  ThriftOut begin() {
    outer.push(last);
    last = 0;
    return this;
  }

  ThriftOut end() {
    out.write(0);
    if (!outer.isEmpty()) {
      last = outer.pop();
    }
    return this;
  }

  private void list(int field, int size, int type) {
    header(field, LIST);
    if (size < 15) {
      out.write(size << 4 | type);
    } else {
      out.write(0xF0 | type);
      varint(size);
    }
  }

  private void header(int field, int type) {
    int delta = field - last;
    if (delta > 0 && delta < 16) {
      out.write(delta << 4 | type);
    } else {
      out.write(type);
      varint(zigzag(field));
    }
    last = field;
  }

  private void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    varint(utf8.length);
    out.write(utf8, 0, utf8.length);
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
